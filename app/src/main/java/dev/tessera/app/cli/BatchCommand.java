package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.batch.BatchFiles;
import dev.tessera.app.batch.BatchKind;
import dev.tessera.app.batch.BatchMaker;
import dev.tessera.app.batch.BatchTable;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code batch}: a folder of files in, a folder of projects or code-books out. */
@Command(
    name = "batch",
    description = {
      "Fits or compresses every picture, clip and mesh of a folder and of the folders in it, and"
          + " keeps each as a project or a code-book at the same place below --out, with a table"
          + " of all results, results.csv. Files that cannot be read are told of and passed over."
          + " Stopped and started again it goes on where it was: what is unchanged is not done"
          + " again. Exit code 0 if all went, 2 if some files were refused."
    })
final class BatchCommand implements Callable<Integer> {
  @Mixin private final Console console;

  @Parameters(
      paramLabel = "DIR|LIST",
      description =
          "A folder, names that begin with a dot are passed over; or a text file with the path of"
              + " a file a line, seen from where it lies, lines that begin with # are passed over.")
  private Path source = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "DIR2",
      required = true,
      description = "Where results go; made if it does not exist, not in DIR.")
  private Path out = Path.of("");

  @Mixin private final BatchSettings settings = new BatchSettings();

  private final Optional<BatchWay> way;

  /**
   * Makes it.
   *
   * @param way how it goes through the files; empty for one after the other here
   */
  BatchCommand(Surroundings surroundings, Optional<BatchWay> way) {
    console = new Console(surroundings);
    this.way = way;
  }

  @Override
  public Integer call() throws Exception {
    BatchFiles files;
    Function<Workbench, BatchMaker> maker;
    try {
      settings.check(console);
      files = BatchFiles.of(source, out);
      maker = settings.maker(console, kinds(files));
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
    console.notes(files.notes());
    try (BatchTable table = BatchTable.open(out)) {
      BatchLedger ledger = new BatchLedger(console, table, files.items().size());
      return (way.isPresent() ? away(way.get(), files, ledger) : here(maker, files, ledger))
          .number();
    }
  }

  private ExitCode here(Function<Workbench, BatchMaker> maker, BatchFiles files, BatchLedger ledger)
      throws SaveException {
    try (Workbench bench = console.quietBench(settings.engine())) {
      return new BatchSession(bench, maker.apply(bench), ledger, out).run(files.items());
    }
  }

  private ExitCode away(BatchWay there, BatchFiles files, BatchLedger ledger) throws Exception {
    List<String> networks = settings.files().map(Path::toString).toList();
    BatchOrder order = new BatchOrder(console.typedBut("--out"), kinds(files), networks);
    try {
      there.run(order, files.items(), out, ledger);
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
    return ledger.done(out);
  }

  private static Set<BatchKind> kinds(BatchFiles files) {
    return files.items().stream()
        .flatMap(item -> BatchKind.ofName(item.file()).stream())
        .collect(Collectors.toSet());
  }
}
