package dev.tessera.app.cli;

import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out before a fit starts whether its results can be written after it. */
final class OutputCheck {
  private static final double MOST_SCALE = 8;

  private OutputCheck() {}

  /**
   * Checks every target.
   *
   * @param input the image, which must not be overwritten
   * @throws IllegalArgumentException with one clear sentence
   */
  static void check(Path input, OutputArguments outputs) {
    outputs.checkPicture();
    if (outputs.errorMap != null) {
      format(outputs.errorMap);
    }
    checkTargets(input, "image", outputs.wanted(), outputs);
  }

  /**
   * Checks that every target can be written and is no other one.
   *
   * @param input the signal's file, which must not be overwritten
   * @param kind what the input is, in a word
   * @param main a file that is written if what was fitted is; empty if nothing but a project is
   * @param outputs all else that is written
   * @throws IllegalArgumentException with one clear sentence
   */
  static void checkTargets(Path input, String kind, Optional<Path> main, OutputArguments outputs) {
    List<Path> files =
        Stream.of(main.orElse(null), outputs.errorMap, outputs.report, outputs.curve)
            .filter(Objects::nonNull)
            .toList();
    requireDistinct(files);
    for (Path file : files) {
      requireOther(input, kind + " to fit", file);
    }
  }

  /**
   * Refuses to overwrite what is read.
   *
   * @param kind what the input is, such as "image to fit"
   * @throws IllegalArgumentException with one clear sentence
   */
  static void requireOther(Path input, String kind, Path target) {
    if (sameFile(target, input)) {
      throw new IllegalArgumentException("Cannot write " + target + ": it is the " + kind + ".");
    }
  }

  /**
   * Checks that every target can be written and is no other one.
   *
   * @throws IllegalArgumentException with one clear sentence
   */
  static void requireDistinct(List<Path> files) {
    Set<Path> seen = new LinkedHashSet<>();
    for (Path file : files) {
      requireWritable(file);
      if (seen.stream().anyMatch(other -> sameFile(file, other)) || !seen.add(place(file))) {
        throw new IllegalArgumentException("Two outputs have the same name: " + file);
      }
    }
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

  /**
   * Checks how many times as large something is written.
   *
   * @throws IllegalArgumentException if it is not more than 0 and at most 8
   */
  static void requireScale(double scale) {
    if (!(scale > 0 && scale <= MOST_SCALE)) {
      throw new IllegalArgumentException(
          "--scale must be more than 0 and at most 8, found " + scale);
    }
  }

  /**
   * Refuses a picture that its format cannot hold.
   *
   * @throws IllegalArgumentException with one clear sentence that says what can be done
   */
  static void requireSides(Path file, int width, int height, double scale) {
    long wide = Math.max(1, Math.round(scale * width));
    long high = Math.max(1, Math.round(scale * height));
    Optional<String> problem = format(file).problem(wide, high);
    if (problem.isPresent()) {
      throw new IllegalArgumentException(
          "Cannot write " + file + ": " + problem.get() + "; PNG and TIFF have no such limit.");
    }
  }

  static void requireWritable(Path file) {
    if (Files.isSymbolicLink(file) && !Files.exists(file)) {
      throw new IllegalArgumentException(
          "Cannot write " + file + ": it is a link to something that does not exist.");
    }
    if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
      throw new IllegalArgumentException("Cannot write " + file + ": it is not a regular file.");
    }
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
    tryToMake(file, folder);
  }

  /** Not all that forbids a file can be asked for: file systems say so when one is made. */
  private static void tryToMake(Path file, Path folder) {
    try {
      Files.delete(Files.createTempFile(folder, ".tessera-", ".tmp"));
      if (!Files.exists(file)) {
        Files.delete(Files.createFile(file));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "Cannot write " + file + ": " + AtomicFile.reason(file, e) + ".", e);
    }
  }

  /** Where a file is or will be, whatever links lead there. */
  private static Path place(Path file) {
    Path whole = file.toAbsolutePath().normalize();
    try {
      Path folder = whole.getParent();
      return folder == null ? whole : folder.toRealPath().resolve(whole.getFileName());
    } catch (IOException e) {
      return whole;
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
