package dev.tessera.app.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What a listener of Spark saw, a line each; whoever asked for it reads them when Spark has ended.
 *
 * @param file with the lines
 */
record ListenerLog(Path file) {
  /** Adds a line. */
  void add(String line) {
    try {
      Files.writeString(
          file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
