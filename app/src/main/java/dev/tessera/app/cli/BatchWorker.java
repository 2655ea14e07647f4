package dev.tessera.app.cli;

import dev.tessera.app.batch.BatchItem;
import dev.tessera.app.batch.BatchMaker;
import dev.tessera.app.batch.BatchRow;
import dev.tessera.app.batch.BatchVisit;
import dev.tessera.app.batch.BatchVisit.Visited;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.signal.io.SaveException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Visits files of a batch for another process that was asked for it, with one engine. */
public final class BatchWorker implements AutoCloseable {
  private final Workbench bench;
  private final BatchVisit visit;

  /**
   * Reads networks, and makes ready to fit or compress.
   *
   * @param out where results are in the end
   * @param into where they are written
   */
  public BatchWorker(Surroundings surroundings, BatchOrder order, Path out, Path into)
      throws ArchiveFormatException, IOException {
    Typed words = new Typed(surroundings);
    Commands.understood(new CommandLine(words)).parseArgs(order.settings().toArray(new String[0]));
    Function<Workbench, BatchMaker> maker = words.settings.maker(words.console, order.kinds());
    bench = words.console.quietBench(words.settings.engine());
    visit = new BatchVisit(maker.apply(bench), out, into);
  }

  /** What the settings are understood by. */
  @Command(name = "batch")
  private static final class Typed {
    @Mixin private final Console console;
    @Mixin private final BatchSettings settings = new BatchSettings();

    Typed(Surroundings surroundings) {
      console = new Console(surroundings);
    }
  }

  /**
   * Visits a file.
   *
   * @param before what the table says of it
   * @return empty if the work was stopped
   * @throws SaveException if nothing can be written any more
   */
  public Optional<Visited> visit(BatchItem item, Optional<BatchRow> before) throws SaveException {
    return visit.to(item, before);
  }

  @Override
  public void close() {
    bench.close();
  }
}
