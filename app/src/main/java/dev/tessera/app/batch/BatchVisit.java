package dev.tessera.app.batch;

import dev.tessera.app.FailureText;
import dev.tessera.model.archive.codebook.Compressor.OutOfReach;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.SaveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * What is done with each file of a batch: what is unchanged stays, and what cannot be made is told.
 *
 * @param maker what is made of it
 * @param out where results are in the end
 * @param into where they are written: there, or a folder from which they are moved there
 */
public record BatchVisit(BatchMaker maker, Path out, Path into) {
  /** Bytes that are free at least where a file that could not be saved is no matter of room. */
  private static final long LEAST_ROOM = 1 << 24;

  /** What a visit came to. */
  public enum End {
    /** There is a new result. */
    MADE,
    /** The result from before is still that of the file. */
    UNCHANGED,
    /** There is none, and the row tells why. */
    REFUSED
  }

  /**
   * A file that was visited.
   *
   * @param end what it came to
   * @param row what the table says of the file from now on
   */
  public record Visited(End end, BatchRow row) {}

  /**
   * Visits a file.
   *
   * @param before what the table said of it
   * @return empty if the user stopped it
   * @throws SaveException if nothing can be written any more
   */
  public Optional<Visited> to(BatchItem item, Optional<BatchRow> before) throws SaveException {
    BatchKind kind = BatchKind.of(item.file());
    Optional<BatchRow.Key> key = Optional.empty();
    try {
      SourceFile hashed = SourceFile.of(item.file());
      BatchRow.Key now = BatchRow.Key.of(hashed.sha256(), maker.settings(kind));
      key = Optional.of(now);
      Path there = item.target(out, maker.extension());
      Optional<BatchRow> still = before.filter(row -> same(row, now, there));
      if (still.isPresent()) {
        return still.map(row -> new Visited(again(row), row));
      }
      Path target = item.target(into, maker.extension());
      AtomicFile.makeFolder(target.toAbsolutePath().resolveSibling(""));
      return maker
          .make(new BatchMaker.Source(hashed, item, kind), target)
          .map(made -> new Visited(End.MADE, BatchRow.done(item.name(), kind, made, now)));
    } catch (IOException | SaveException | RuntimeException e) {
      return Optional.of(new Visited(End.REFUSED, refused(item, kind, key, e)));
    }
  }

  private static End again(BatchRow row) {
    return row.made().isPresent() ? End.UNCHANGED : End.REFUSED;
  }

  /** Whether a row still tells what there is. */
  private static boolean same(BatchRow row, BatchRow.Key now, Path target) {
    return row.key().filter(now::equals).isPresent()
        && row.made().map(made -> made.bytes() == target.toFile().length()).orElse(true);
  }

  /**
   * What is told of a file that is passed over; what cannot be read stays so until it changes, all
   * else is tried again next time.
   */
  private BatchRow refused(
      BatchItem item, BatchKind kind, Optional<BatchRow.Key> key, Exception failure)
      throws SaveException {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof SaveException full && room() < LEAST_ROOM) {
      throw full;
    }
    boolean said = cause instanceof IllegalArgumentException || cause instanceof OutOfReach;
    boolean bad = said || cause instanceof SignalFormatException;
    String fault = said ? String.valueOf(cause.getMessage()) : FailureText.of(cause).sentence();
    return BatchRow.refused(item.name(), kind, fault, bad ? key : Optional.empty());
  }

  private long room() {
    try {
      return Files.getFileStore(into).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
