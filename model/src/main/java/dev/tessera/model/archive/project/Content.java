package dev.tessera.model.archive.project;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that are read when they are wanted, from wherever they lie. */
@FunctionalInterface
public interface Content {
  /** Opens them; the caller closes the stream. */
  InputStream open() throws IOException;

  /** The bytes of a file; of a folder those of its files, one after the other by their names. */
  static Content of(Path file) {
    return () -> Files.isDirectory(file) ? FolderStream.of(file) : Files.newInputStream(file);
  }

  /** Bytes in memory, copied. */
  static Content of(byte[] bytes) {
    byte[] own = bytes.clone();
    return () -> new ByteArrayInputStream(own);
  }
}
