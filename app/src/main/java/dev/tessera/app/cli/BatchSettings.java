package dev.tessera.app.cli;

import dev.tessera.app.batch.BatchCompression;
import dev.tessera.app.batch.BatchFit;
import dev.tessera.app.batch.BatchKind;
import dev.tessera.app.batch.BatchMaker;
import dev.tessera.app.batch.Compressible;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.codebook.CodingNetwork;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.fit.FitOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a batch makes of each file, as options. */
final class BatchSettings {
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

  EngineSettings engine() {
    return fit.compute.settings();
  }

  /** Files of networks that were named. */
  Stream<Path> files() {
    return Stream.concat(network.file().stream(), weights().stream());
  }

  private Optional<Path> weights() {
    return Optional.ofNullable(fit.weights).map(Path::of).filter(Files::isRegularFile);
  }

  /**
   * Refuses options that contradict each other.
   *
   * @throws IllegalArgumentException naming the first
   */
  void check(Console console) {
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
    Compressible.requireBits("--bpp", bitsPerPixel);
  }

  /**
   * Reads networks, and looks whether all settings suit.
   *
   * @param kinds that names of files tell of
   * @return the maker on a bench
   * @throws IllegalArgumentException naming the setting that is out of range or does nothing
   */
  Function<Workbench, BatchMaker> maker(Console console, Set<BatchKind> kinds)
      throws ArchiveFormatException, IOException {
    if (bitsPerPixel != null) {
      double most = bitsPerPixel;
      CodingNetwork coding = network.chosen();
      return bench -> new BatchCompression(bench, coding, most);
    }
    Map<BatchKind, FitOptions> options = options(kinds);
    fit.requireEffects(console, options.containsKey(BatchKind.PICTURE));
    Optional<Path> file = weights();
    String hash = file.isPresent() ? SourceFile.of(file.get()).sha256() : "";
    return bench -> new BatchFit(bench, options, hash, fit::suited);
  }

  /**
   * Settings of the kinds that names tell of. Without --weights all kinds have theirs: what a name
   * tells may be wrong.
   */
  private Map<BatchKind, FitOptions> options(Set<BatchKind> kinds) throws ArchiveFormatException {
    Map<BatchKind, FitOptions> options = new EnumMap<>(BatchKind.class);
    for (BatchKind kind : BatchKind.values()) {
      if (fit.weights == null || kinds.contains(kind)) {
        options.put(kind, options(kind));
      }
    }
    return options;
  }

  private FitOptions options(BatchKind kind) throws ArchiveFormatException {
    return switch (kind) {
      case PICTURE -> fit.image();
      case CLIP -> fit.clip();
      case SHAPE -> new ShapeArguments().options(fit);
    };
  }
}
