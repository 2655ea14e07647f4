package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.FailureText;
import dev.tessera.app.Words;
import dev.tessera.app.batch.BatchItem;
import dev.tessera.app.batch.BatchKind;
import dev.tessera.app.batch.BatchRow;
import dev.tessera.app.batch.BatchTable;
import dev.tessera.model.archive.codebook.Compressor.OutOfReach;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.SaveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Goes through the files of a batch, one after the other.
 *
 * @param bench where it works
 * @param progress tells how much of all is done
 * @param maker what is made of each
 * @param table of the results
 * @param out where they go
 */
record BatchSession(
    Workbench bench, ProgressLine progress, BatchMaker maker, BatchTable table, Path out) {
  /** Bytes that are free at least where a file that could not be saved is no matter of room. */
  private static final long LEAST_ROOM = 1 << 24;

  /** What a visit to a file came to. */
  private enum Visit {
    MADE,
    UNCHANGED,
    REFUSED,
    STOPPED
  }

  /** Makes what is not there yet. */
  ExitCode run(List<BatchItem> items) throws SaveException {
    long start = System.nanoTime();
    Map<Visit, Integer> visits = new EnumMap<>(Visit.class);
    for (int i = 0; i < items.size(); i++) {
      progress.part("Files", i / (double) items.size(), System.nanoTime());
      Visit visit = bench.jobs().stopped() ? Visit.STOPPED : visit(items.get(i));
      if (visit == Visit.STOPPED) {
        progress.end();
        bench
            .console()
            .say(
                "Stopped: %d of %s done; the same command goes on from there."
                    .formatted(i, Words.count(items.size(), "file")));
        return ExitCode.CANCELLED;
      }
      visits.merge(visit, 1, Integer::sum);
    }
    progress.end();
    int refused = visits.getOrDefault(Visit.REFUSED, 0);
    double seconds = (System.nanoTime() - start) * 1e-9;
    bench
        .console()
        .out()
        .printf(
            Locale.ROOT,
            "%s: %s made, %d unchanged, %d refused, in %.1f s%n",
            out,
            Words.count(visits.getOrDefault(Visit.MADE, 0), "file"),
            visits.getOrDefault(Visit.UNCHANGED, 0),
            refused,
            seconds);
    return refused == 0 ? ExitCode.DONE : ExitCode.BAD_INPUT;
  }

  private Visit visit(BatchItem item) throws SaveException {
    BatchKind kind = BatchKind.of(item.file());
    Optional<BatchRow.Key> key = Optional.empty();
    try {
      SourceFile hashed = SourceFile.of(item.file());
      BatchRow.Key now = BatchRow.Key.of(hashed.sha256(), maker.settings(kind));
      key = Optional.of(now);
      Path target = item.target(out, maker.extension());
      Optional<BatchRow> before = table.of(item.name()).filter(row -> same(row, now, target));
      if (before.isPresent()) {
        return again(before.get());
      }
      Files.createDirectories(target.toAbsolutePath().getParent());
      Optional<BatchRow.Made> made = maker.make(new BatchMaker.Source(hashed, item, kind), target);
      if (made.isEmpty()) {
        return Visit.STOPPED;
      }
      table.put(BatchRow.done(item.name(), kind, made.get(), now));
      return Visit.MADE;
    } catch (IOException | RuntimeException e) {
      return refused(item, kind, key, e);
    }
  }

  private Visit again(BatchRow row) {
    if (row.made().isPresent()) {
      return Visit.UNCHANGED;
    }
    tell(row.file(), row.fault());
    return Visit.REFUSED;
  }

  /** Whether a row still tells what there is. */
  private static boolean same(BatchRow row, BatchRow.Key now, Path target) {
    return row.key().filter(now::equals).isPresent()
        && row.made().map(made -> made.bytes() == target.toFile().length()).orElse(true);
  }

  /**
   * Passes a file over; what cannot be read stays so until it changes, all else is tried again next
   * time.
   *
   * @throws SaveException if nothing can be written any more
   */
  private Visit refused(
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
    tell(item.name(), fault);
    table.put(BatchRow.refused(item.name(), kind, fault, bad ? key : Optional.empty()));
    return Visit.REFUSED;
  }

  private long room() {
    try {
      return Files.getFileStore(out).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }

  private void tell(String file, String fault) {
    progress.end();
    bench.console().say(fault.contains(file) ? fault : file + ": " + fault);
  }
}
