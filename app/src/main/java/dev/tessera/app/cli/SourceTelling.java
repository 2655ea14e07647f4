package dev.tessera.app.cli;

import dev.tessera.model.archive.project.SourceFile;
import java.nio.file.Path;

/** Tells what a file is as the source of a signal; hashing it takes a while. */
@FunctionalInterface
interface SourceTelling {
  /**
   * Hashes it.
   *
   * @throws Exception if it cannot be read
   */
  SourceFile of(Path file) throws Exception;
}
