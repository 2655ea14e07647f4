package dev.tessera.app.cli;

import dev.tessera.app.batch.BatchFiles;
import dev.tessera.app.batch.BatchFit;
import dev.tessera.app.batch.BatchItem;
import dev.tessera.app.batch.BatchKind;
import dev.tessera.app.batch.BatchMaker;
import dev.tessera.app.batch.BatchTable;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.signal.io.AtomicFile;
import dev.tessera.model.signal.io.SaveException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tessera batch}: a folder of files in, a folder of projects or code-books out. */
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

  @Option(
      names = "--save",
      description =
          "Fit each file, as fit does, and keep a project: photo.png.tessera. The default.")
  private boolean save;

  @Option(
      names = "--compress",
      description = "Compress each picture and clip, as compress does: photo.png.tsra.")
  private boolean compress;

  @Option(
      names = "--bpp",
      paramLabel = "B",
      description = "With --compress: bits per pixel of each file at most.")
  private @Nullable Double bitsPerPixel;

  @Mixin private CodeBookNetwork network = new CodeBookNetwork();

  @Mixin private FitArguments fit = new FitArguments();

  BatchCommand(Surroundings surroundings) {
    console = new Console(surroundings);
  }

  @Override
  public Integer call() throws Exception {
    BatchFiles files;
    Map<BatchKind, FitOptions> options = new EnumMap<>(BatchKind.class);
    try {
      check();
      files = BatchFiles.of(source, out);
      if (!compress) {
        options.putAll(options(files.items()));
      }
    } catch (IllegalArgumentException e) {
      throw console.usage(e);
    }
    console.notes(files.notes());
    Optional<CodingNetwork> coding =
        bitsPerPixel == null ? Optional.empty() : Optional.of(network.chosen());
    String weights = hashOfWeights();
    makeFolder(out);
    try (Workbench bench = console.quietBench(fit.compute.settings());
        BatchTable table = BatchTable.open(out)) {
      BatchMaker maker =
          coding
              .<BatchMaker>map(with -> new BatchCompression(bench, with, bits()))
              .orElseGet(() -> new BatchFit(bench, options, weights, fit::suited));
      return new BatchSession(bench, console.progress(), maker, table, out)
          .run(files.items())
          .number();
    }
  }

  private double bits() {
    return bitsPerPixel == null ? 0 : bitsPerPixel;
  }

  private void check() {
    if (compress && save) {
      throw new IllegalArgumentException("--save and --compress exclude each other.");
    }
    if (!compress) {
      console.refuse("does nothing without --compress", "--bpp", "--network");
      return;
    }
    console.refuse(
        "does nothing with --compress: an encoder passes over each file", FitArguments.NAMES);
    if (bitsPerPixel == null) {
      throw new IllegalArgumentException("--compress needs --bpp B, bits per pixel.");
    }
    CompressCommand.requireBits(bitsPerPixel);
  }

  /**
   * Settings of the kinds that names tell of. Without --weights all kinds have theirs: what a name
   * tells may be wrong.
   */
  private Map<BatchKind, FitOptions> options(List<BatchItem> items) throws ArchiveFormatException {
    Map<BatchKind, FitOptions> options = new EnumMap<>(BatchKind.class);
    for (BatchKind kind : BatchKind.values()) {
      if (fit.weights == null
          || items.stream()
              .anyMatch(i -> BatchKind.ofName(i.file()).filter(kind::equals).isPresent())) {
        options.put(kind, options(kind));
      }
    }
    fit.requireEffects(console, options.containsKey(BatchKind.PICTURE));
    return options;
  }

  private FitOptions options(BatchKind kind) throws ArchiveFormatException {
    return switch (kind) {
      case PICTURE -> fit.image();
      case CLIP -> fit.clip();
      case SHAPE -> new ShapeArguments().options(fit);
    };
  }

  private String hashOfWeights() throws IOException {
    Path file = Path.of(fit.weights == null ? "" : fit.weights);
    return Files.isRegularFile(file) ? SourceFile.of(file).sha256() : "";
  }

  private static void makeFolder(Path folder) throws SaveException {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new SaveException(folder, AtomicFile.reason(folder, e), e);
    }
  }
}
