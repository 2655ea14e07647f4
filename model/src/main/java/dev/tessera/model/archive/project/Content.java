package dev.tessera.model.archive.project;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.stream.Stream;

/** Bytes that are read when they are wanted, from wherever they lie. */
@FunctionalInterface
public interface Content {
  /** Opens them; the caller closes the stream. */
  InputStream open() throws IOException;

  /** The bytes of a file; of a folder those of its files, one after the other by their names. */
  static Content of(Path file) {
    return () -> Files.isDirectory(file) ? ofFolder(file) : Files.newInputStream(file);
  }

  private static InputStream ofFolder(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      Iterator<Path> files = all.filter(Files::isRegularFile).sorted().toList().iterator();
      return new SequenceInputStream(
          new Enumeration<InputStream>() {
            @Override
            public boolean hasMoreElements() {
              return files.hasNext();
            }

            @Override
            public InputStream nextElement() {
              try {
                return Files.newInputStream(files.next());
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Bytes in memory, copied. */
  static Content of(byte[] bytes) {
    byte[] own = bytes.clone();
    return () -> new ByteArrayInputStream(own);
  }
}
