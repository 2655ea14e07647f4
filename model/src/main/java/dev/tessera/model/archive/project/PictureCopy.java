package dev.tessera.model.archive.project;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** The source of a picture that is in no file of its own: a PNG of which projects hold a copy. */
public final class PictureCopy {
  private PictureCopy() {}

  /**
   * Makes it, with the picture's bits per channel; what is read of it is the picture.
   *
   * @param name that it gets, such as "pasted.png"
   * @param cancelled asked once per row, from this thread
   * @throws IOException if there is no room for a file in the making
   * @throws java.util.concurrent.CancellationException once cancelled says so
   */
  public static SourceFile of(String name, GridSignal picture, BooleanSupplier cancelled)
      throws IOException {
    Path file = Files.createTempFile("tessera-", ".png");
    try {
      WriteOptions options = WriteOptions.of(ImageFormat.PNG, picture.bitDepth());
      ImageFiles.write(picture.samples(), file, options, cancelled);
      return SourceFile.embedded(name, Content.of(Files.readAllBytes(file)));
    } catch (SaveException e) {
      throw new IOException("Cannot write " + file + ": " + e.reason(), e);
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
