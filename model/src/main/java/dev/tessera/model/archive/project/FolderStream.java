package dev.tessera.model.archive.project;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** The bytes of the files of a folder, one after the other by their names; opened one at a time. */
final class FolderStream extends InputStream {
  private final Iterator<Path> files;
  private InputStream current = InputStream.nullInputStream();

  private FolderStream(List<Path> files) {
    this.files = files.iterator();
  }

  /** Looks which files there are; folders in it are left out. */
  static FolderStream of(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return new FolderStream(all.filter(Files::isRegularFile).sorted().toList());
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = current.read(target, offset, length);
    while (count < 0 && files.hasNext()) {
      current.close();
      current = Files.newInputStream(files.next());
      count = current.read(target, offset, length);
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
