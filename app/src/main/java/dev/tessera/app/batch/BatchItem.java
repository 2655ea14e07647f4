package dev.tessera.app.batch;

import java.nio.file.Path;

/**
 * A file of a batch.
 *
 * @param file to read
 * @param place relative to where results go, with the file's own name
 */
public record BatchItem(Path file, Path place) {
  /** The name of the file in tables, with slashes on every system. */
  public String name() {
    return place.toString().replace(place.getFileSystem().getSeparator(), "/");
  }

  /**
   * Where its result goes: the whole name is kept, so that photo.png and photo.jpg stay two.
   *
   * @param folder of all results
   * @param extension with its dot
   */
  public Path target(Path folder, String extension) {
    return folder.resolve(place.resolveSibling(place.getFileName() + extension));
  }
}
