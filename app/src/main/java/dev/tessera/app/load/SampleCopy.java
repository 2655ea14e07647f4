package dev.tessera.app.load;

import dev.tessera.model.signal.SignalFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What ships with the program, as the temporary file that readers of files want. */
final class SampleCopy {
  private SampleCopy() {}

  /**
   * Reads a file.
   *
   * @param <T> what is read
   */
  @FunctionalInterface
  interface Reader<T> {
    T read(Path file) throws IOException, SignalFormatException;
  }

  /**
   * Reads a copy, which is gone afterwards.
   *
   * @param name of the file
   * @param content closed here
   */
  static <T> T read(String name, InputStream content, Reader<T> reader)
      throws IOException, SignalFormatException {
    try (content) {
      Path copy = Files.createTempFile("tessera-", "-" + name);
      try {
        Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
        return reader.read(copy);
      } finally {
        Files.deleteIfExists(copy);
      }
    }
  }
}
