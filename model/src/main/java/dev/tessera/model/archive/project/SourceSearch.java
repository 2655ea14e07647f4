package dev.tessera.model.archive.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a source is now.
 *
 * @param file it or its copy; empty if it is nowhere
 * @param problem one sentence for people without a full stop if it is not there as it was: missing,
 *     or changed since
 */
public record SourceSearch(Optional<Path> file, Optional<String> problem) {
  private static final int BYTES_AT_ONCE = 1 << 16;

  /**
   * Looks at its places for a file, or a folder of files, of its length and hash, then for the
   * project's copy, which is taken out into a folder.
   *
   * @param folder for the copy, which must exist and is the caller's to delete
   */
  public static SourceSearch of(SourceFile source, Path folder) {
    String problem = source.name() + " is not where it was";
    for (Path place : source.places()) {
      boolean several = Files.isDirectory(place);
      if (!several && !Files.isRegularFile(place)) {
        continue;
      }
      try {
        if ((several || Files.size(place) == source.bytes())
            && SourceFile.of(place).sha256().equals(source.sha256())) {
          return new SourceSearch(Optional.of(place), Optional.empty());
        }
        problem = place + " has changed since it was fitted";
      } catch (IOException e) {
        problem = place + " cannot be read";
      }
    }
    if (source.content().isEmpty()) {
      return new SourceSearch(Optional.empty(), Optional.of(problem));
    }
    return copy(source, source.content().get(), folder.resolve(source.name()));
  }

  private static SourceSearch copy(SourceFile source, Content content, Path target) {
    try {
      take(source, content, target);
      if (SourceFile.of(target).sha256().equals(source.sha256())) {
        return new SourceSearch(Optional.of(target), Optional.empty());
      }
    } catch (IOException e) {
      // told below: whatever it was, there is no copy
    }
    String problem = "the project's copy of " + source.name() + " is damaged";
    return new SourceSearch(Optional.empty(), Optional.of(problem));
  }

  /** No more than the source had, whatever the archive holds. */
  private static void take(SourceFile source, Content content, Path target) throws IOException {
    byte[] some = new byte[BYTES_AT_ONCE];
    long left = source.bytes();
    try (InputStream in = content.open();
        OutputStream out = Files.newOutputStream(target)) {
      while (left > 0) {
        int count = in.read(some, 0, (int) Math.min(some.length, left));
        if (count < 0) {
          return;
        }
        out.write(some, 0, count);
        left -= count;
      }
    }
  }
}
