package dev.tessera.model.bench;

import dev.tessera.assets.NetworkKind;
import dev.tessera.model.archive.ShippedNetworks;
import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.archive.project.SavedFit;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SourceFile;
import dev.tessera.model.engine.Breather;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.TestPictures;
import dev.tessera.model.job.CaptureJob;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.tile.GridTiling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * How long keeping a running fit of 24 megapixels in a file holds it up: what it takes to begin,
 * and the longest step while the file is written, the first with the beginning, beside the longest
 * step at other times.
 *
 * <p>Arguments: threads of the engine (0 for one per core), and how often each fit is kept.
 */
public final class KeepingBenchmark {
  private static final int STEPS_BETWEEN = 40;

  private final Engine engine;
  private final int times;
  private final Path folder;

  private KeepingBenchmark(Engine engine, int times, Path folder) {
    this.engine = engine;
    this.times = times;
    this.folder = folder;
  }

  /** Prints a line for each mode. */
  public static void main(String[] arguments) throws Exception {
    int threads = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
    int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10;
    Path folder = Files.createTempDirectory("tessera-bench");
    KeepingBenchmark benchmark =
        new KeepingBenchmark(
            new Engine(new EngineSettings(DeviceChoice.CPU, threads)), times, folder);
    GridSignal picture = TestPictures.drawn(6000, 4000, 3);
    System.out.println("ms, median and most of so many times");
    System.out.printf(
        "%-8s %6s %17s %17s %17s%n",
        "fit", "times", "taking", "longest pause", "longest step else");
    for (FitMode mode : List.of(FitMode.JOINT, FitMode.CODES)) {
      benchmark.keep(picture, mode);
    }
    Files.delete(folder);
  }

  private void keep(GridSignal picture, FitMode mode) throws Exception {
    FitOptions options = options(mode);
    FitJob<Fitted<GridTiling>> fit =
        new FitJob<>(
            "",
            () -> SignalLearner.grid(engine, picture, options, Optional.empty()),
            new Latest<>());
    try (fit) {
      fit.open();
      while (captured(fit).isEmpty()) {
        fit.step();
      }
      double[] taking = new double[times];
      double[] pauses = new double[times];
      double[] usual = new double[times];
      for (int i = 0; i < times; i++) {
        usual[i] = longestPause(fit, 0, () -> false);
        long start = System.nanoTime();
        Supplier<FitResult<Fitted<GridTiling>>> captured = captured(fit).orElseThrow();
        taking[i] = (System.nanoTime() - start) * 1e-6;
        CompletableFuture<?> written =
            CompletableFuture.runAsync(() -> write(new FitMethod.Tiles(options), captured));
        pauses[i] = longestPause(fit, taking[i], () -> !written.isDone());
        written.join();
      }
      System.out.printf(
          Locale.ROOT,
          "%-8s %6d %8.1f %8.1f %8.1f %8.1f %8.1f %8.1f%n",
          mode.label(),
          times,
          median(taking),
          most(taking),
          median(pauses),
          most(pauses),
          median(usual),
          most(usual));
    }
  }

  /**
   * The longest step of so many at least, and as long as something goes on, the first with what
   * went before it; milliseconds.
   */
  private static double longestPause(FitJob<?> fit, double before, BooleanSupplier goesOn) {
    double longest = 0;
    for (int step = 0; step < STEPS_BETWEEN || goesOn.getAsBoolean(); step++) {
      long start = System.nanoTime();
      fit.step();
      double took = (System.nanoTime() - start) * 1e-6;
      longest = Math.max(longest, step == 0 ? before + took : took);
    }
    return longest;
  }

  private static double median(double[] values) {
    return Arrays.stream(values).sorted().toArray()[values.length / 2];
  }

  private static double most(double[] values) {
    return Arrays.stream(values).max().orElse(0);
  }

  private static FitOptions options(FitMode mode) {
    Optional<Pretrained> networks =
        mode == FitMode.JOINT
            ? Optional.empty()
            : Optional.of(ShippedNetworks.load(NetworkKind.PHOTO, "photo-8x64"));
    return Preset.FAST
        .options()
        .change()
        .mode(mode)
        .tile(8)
        .networks(networks)
        .stop(StopRule.afterSeconds(3600))
        .build();
  }

  private static <R> Optional<Supplier<FitResult<R>>> captured(FitJob<R> fit) {
    try (CaptureJob<Supplier<FitResult<R>>> capture = CaptureJob.result(fit)) {
      capture.step();
      return capture.result().orElseThrow();
    }
  }

  private void write(FitMethod method, Supplier<FitResult<Fitted<GridTiling>>> captured) {
    SavedFit fit = new SavedFit(List.of(0), method, Optional.of(captured.get()), Optional.empty());
    SavedSignal.Picture kind = new SavedSignal.Picture(AlphaMode.KEEP, 6000, 4000, 3, 8);
    SourceFile source = SourceFile.at(folder.resolve("picture.png"), "0".repeat(64), 1);
    Project project =
        new Project(
            List.of(new SavedSignal("picture", source, kind)),
            List.of(fit),
            List.of(),
            List.of(),
            Map.of(),
            Optional.empty());
    Path target = folder.resolve("kept.tessera");
    try {
      ProjectFile.write(target, project, "KeepingBenchmark", new Breather().asking(() -> false));
      Files.delete(target);
    } catch (SaveException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
