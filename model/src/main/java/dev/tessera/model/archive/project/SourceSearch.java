package dev.tessera.model.archive.project;

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
  /**
   * Looks at its places for a file of its length and hash, then for the project's copy, which is
   * taken out into a folder.
   *
   * @param folder for the copy, made when needed; the caller deletes it
   */
  @SuppressWarnings("DoNotCallSuggester")
  public static SourceSearch of(SourceFile source, Path folder) {
    throw new UnsupportedOperationException();
  }
}
