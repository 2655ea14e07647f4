package dev.tessera.model.signal.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/** Where the encoded bytes of an image come from. */
interface ImageSource {
  /** Opens the bytes; refuses at once what cannot be an image file. */
  SourceStream open(BooleanSupplier cancelled) throws IOException;

  static ImageSource of(Path path) {
    return cancelled -> {
      if (Files.isDirectory(path)) {
        throw new BadImageException("a folder");
      }
      if (!Files.exists(path)) {
        throw new BadImageException("no such file");
      }
      if (!Files.isRegularFile(path)) {
        throw new BadImageException("something that is not a regular file");
      }
      return SourceStream.of(path, cancelled);
    };
  }

  static ImageSource of(InputStream stream) {
    return cancelled -> SourceStream.of(stream.readAllBytes(), cancelled);
  }
}
