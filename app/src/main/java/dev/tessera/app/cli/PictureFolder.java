package dev.tessera.app.cli;

import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.data.TrainingImage;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFile;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The pictures of a folder and of the folders in it, in the order of their paths. */
final class PictureFolder {
  private PictureFolder() {}

  /**
   * Reads all files whose name is that of a picture.
   *
   * @param notes takes a sentence about each thing that people should know of how they were read
   * @param reading tells how far it is
   * @throws IllegalArgumentException if there is no folder or no picture in it
   * @throws SignalFormatException if one of them cannot be read
   */
  static List<TrainingImage> read(Path folder, Consumer<String> notes, Reading reading)
      throws IOException, SignalFormatException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(
          (Files.exists(folder) ? "Not a folder: " : "There is no folder ") + folder + ".");
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> ImageFormat.ofName(file.getFileName() + "").isPresent())
              .sorted()
              .toList();
    }
    if (files.isEmpty()) {
      throw new IllegalArgumentException("There are no pictures in " + folder + ".");
    }
    List<TrainingImage> images = new ArrayList<>();
    Share share = reading.of("Reading pictures");
    for (Path file : files) {
      share.accept(images.size() / (double) files.size());
      ImageFile image = ImageFiles.open(file, AlphaMode.KEEP, SignalLimit.bytes(), () -> false);
      String name = folder.relativize(file).toString();
      if (!image.info().notes().isEmpty()) {
        reading.end();
      }
      image.info().notes().forEach(note -> notes.accept(name + ": " + note + "."));
      images.add(TrainingImage.of(image.signal()));
    }
    reading.end();
    return images;
  }
}
