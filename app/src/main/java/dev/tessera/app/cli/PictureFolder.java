package dev.tessera.app.cli;

import dev.tessera.app.SignalLimit;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.data.TrainingImage;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFile;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The pictures of a folder. */
final class PictureFolder {
  private PictureFolder() {}

  /**
   * All files whose name is that of a picture.
   *
   * @throws IllegalArgumentException if there is no folder or no picture in it
   */
  static List<Path> files(Path folder) {
    return SignalFolder.files(folder, name -> ImageFormat.ofName(name).isPresent(), "pictures");
  }

  /**
   * Reads all of them.
   *
   * @param reading tells how far it is, and what people should know of how they were read
   * @throws IllegalArgumentException if there is no folder or no picture in it
   * @throws SignalFormatException if one of them cannot be read
   */
  static List<TrainingImage> read(Path folder, Reading reading) throws SignalFormatException {
    return read(folder, files(folder), reading);
  }

  /**
   * Reads some of them.
   *
   * @param reading tells how far it is, and what people should know of how they were read
   * @throws SignalFormatException if one of them cannot be read
   */
  static List<TrainingImage> read(Path folder, List<Path> files, Reading reading)
      throws SignalFormatException {
    List<TrainingImage> images = new ArrayList<>();
    Share share = reading.of("Reading pictures");
    for (Path file : files) {
      share.accept(images.size() / (double) files.size());
      ImageFile image = open(file);
      reading.notes(folder.relativize(file).toString(), image.info().notes());
      images.add(TrainingImage.of(image.signal()));
    }
    reading.end();
    return images;
  }

  /**
   * Reads one.
   *
   * @throws SignalFormatException if it cannot be read
   */
  static ImageFile open(Path file) throws SignalFormatException {
    return ImageFiles.open(file, AlphaMode.KEEP, SignalLimit.bytes(), () -> false);
  }
}
