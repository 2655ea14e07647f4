package dev.tessera.app.batch;

import dev.tessera.model.archive.project.SourceFile;
import java.nio.file.Path;
import java.util.Optional;

/** What a batch makes of its files. */
public interface BatchMaker {
  /** With which names of results end. */
  String extension();

  /** What results follow from beside the file: while it is the same, so are they. */
  String settings(BatchKind kind);

  /**
   * Makes the result of one file.
   *
   * @param target written whole or not at all
   * @return empty if the user stopped it
   * @throws java.util.concurrent.CompletionException whatever is wrong with the file, or with
   *     writing
   */
  Optional<BatchRow.Made> make(Source source, Path target);

  /**
   * A file of a batch that is about to be read.
   *
   * @param of the file and its hash
   * @param item its place in the batch
   * @param kind what it holds
   */
  record Source(SourceFile of, BatchItem item, BatchKind kind) {
    /** The file to read. */
    public Path file() {
      return item.file();
    }
  }
}
