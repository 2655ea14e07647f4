package dev.tessera.app.cli;

import dev.tessera.model.signal.io.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out before a fit starts whether its results can be written after it. */
final class OutputCheck {
  private static final double MAX_SCALE = 8;

  private OutputCheck() {}

  /**
   * Checks every target.
   *
   * @param input the image, which must not be overwritten
   * @throws IllegalArgumentException with one clear sentence
   */
  static void check(Path input, OutputArguments outputs) {
    List<Path> pictures =
        Stream.of(outputs.out, outputs.errorMap).filter(Objects::nonNull).toList();
    pictures.forEach(file -> outputs.writeOptions(file, 8));
    if (!(outputs.scale > 0 && outputs.scale <= MAX_SCALE)) {
      throw new IllegalArgumentException(
          "scale must be more than 0 and at most 8, found " + outputs.scale);
    }
    checkTargets(input, "image", outputs);
  }

  /**
   * Checks that every target can be written and is no other one.
   *
   * @param input the signal's file, which must not be overwritten
   * @param kind what the input is, in a word
   * @throws IllegalArgumentException with one clear sentence
   */
  static void checkTargets(Path input, String kind, OutputArguments outputs) {
    Set<Path> seen = new LinkedHashSet<>();
    Stream.of(outputs.out, outputs.errorMap, outputs.report, outputs.curve)
        .filter(Objects::nonNull)
        .forEach(
            file -> {
              requireWritable(file);
              if (!seen.add(file.toAbsolutePath().normalize())) {
                throw new IllegalArgumentException("Two outputs have the same name: " + file);
              }
              if (sameFile(file, input)) {
                throw new IllegalArgumentException(
                    "Cannot write " + file + ": it is the " + kind + " to fit.");
              }
            });
  }

  /**
   * The format that a file's extension stands for.
   *
   * @throws IllegalArgumentException if it cannot be written
   */
  static ImageFormat format(Path file) {
    return ImageFormat.ofName(String.valueOf(file.getFileName()))
        .filter(ImageFormat::writable)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot write " + file + ": the name must end in .png, .tif or .jpg."));
  }

  static void requireWritable(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || Files.isDirectory(file)) {
      throw new IllegalArgumentException("Cannot write " + file + ": it is a folder.");
    }
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          "Cannot write " + file + ": the folder " + folder + " does not exist.");
    }
    if (!Files.isWritable(folder)) {
      throw new IllegalArgumentException(
          "Cannot write " + file + ": the folder " + folder + " may not be written to.");
    }
    if (Files.exists(file) && !Files.isWritable(file)) {
      throw new IllegalArgumentException("Cannot write " + file + ": the file is read-only.");
    }
  }

  private static boolean sameFile(Path a, Path b) {
    try {
      return Files.exists(a) && Files.exists(b) && Files.isSameFile(a, b);
    } catch (IOException e) {
      return false;
    }
  }
}
