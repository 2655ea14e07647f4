package dev.tessera.model.archive.project;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A copy of a source in an archive.
 *
 * @param archive the project's file
 * @param entry its name there
 */
record ArchivedContent(Path archive, String entry) implements Content {
  @Override
  public InputStream open() throws IOException {
    ZipFile zip = new ZipFile(archive.toFile());
    try {
      ZipEntry found = zip.getEntry(entry);
      if (found == null) {
        throw new IOException(archive + " no longer holds " + entry);
      }
      return new FilterInputStream(zip.getInputStream(found)) {
        @Override
        public void close() throws IOException {
          zip.close(); // closes its streams
        }
      };
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }
}
