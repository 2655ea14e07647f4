package dev.tessera.app.batch;

import dev.tessera.app.SignalLimit;
import dev.tessera.app.Version;
import dev.tessera.app.Words;
import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.job.ClipBudget;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.metric.VolumeIou;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFile;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFile;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipWatch;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.mesh.Inside;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import dev.tessera.model.tile.Tiling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Fits each file and keeps it as a project.
 *
 * @param bench where it fits
 * @param options settings of each kind that can be fitted so
 * @param weights SHA-256 of networks that were named by a file; empty if none were
 * @param suited settings with which a signal can be fitted, or why it cannot
 */
public record BatchFit(
    BatchBench bench,
    Map<BatchKind, FitOptions> options,
    String weights,
    BiFunction<FitOptions, GridSignal, FitOptions> suited)
    implements BatchMaker {
  /** Cells along each axis at which shapes are compared. */
  private static final int CELLS = 128;

  /**
   * A file that was read.
   *
   * @param <T> how it is cut
   * @param saved as a project keeps it
   * @param size in words
   * @param options that suit it
   * @param begin its fit
   */
  private record Plan<T extends Tiling>(
      SavedSignal saved, String size, FitOptions options, Function<Engine, Run<Fitted<T>>> begin) {}

  @Override
  public String extension() {
    return ProjectFile.EXTENSION;
  }

  @Override
  public String settings(BatchKind kind) {
    FitOptions of = options.get(kind);
    return (of == null ? "" : of.settings()) + weights;
  }

  @Override
  public Optional<BatchRow.Made> make(Source source, Path target) {
    FitOptions wanted = options.get(source.kind());
    if (wanted == null) {
      throw new IllegalArgumentException(
          "It is a %s, for which --weights has no networks.".formatted(source.kind().label()));
    }
    long start = System.nanoTime();
    return switch (source.kind()) {
      case PICTURE ->
          read(cancelled -> picture(source, wanted, cancelled))
              .flatMap(plan -> kept(plan, BatchFit::psnr, target, start));
      case CLIP ->
          read(cancelled -> clip(source, wanted, cancelled))
              .flatMap(plan -> kept(plan, BatchFit::psnr, target, start));
      case SHAPE -> shape(source, wanted, target, start);
    };
  }

  private <T> Optional<T> read(BatchBench.Piece<T> piece) {
    return bench.piece("Reading", piece);
  }

  private Plan<GridTiling> picture(Source source, FitOptions wanted, BooleanSupplier cancelled)
      throws Exception {
    ImageFile image =
        ImageFiles.open(source.file(), AlphaMode.KEEP, SignalLimit.bytes(), cancelled);
    bench.notes(source.item().name(), image.info().notes());
    SavedSignal saved = SavedSignal.ofPicture(image.signal(), source.of(), AlphaMode.KEEP);
    return plan(saved, image.signal(), wanted);
  }

  private Plan<GridTiling> clip(Source source, FitOptions wanted, BooleanSupplier cancelled)
      throws Exception {
    ClipWatch watch = new ClipWatch(cancelled, done -> {});
    ClipFile clip = ClipFiles.read(source.file(), ClipChoice.ALL, ClipBudget.of(wanted), watch);
    bench.notes(source.item().name(), clip.notes());
    return plan(SavedSignal.ofClip(clip, ClipChoice.ALL, source.of()), clip.signal(), wanted);
  }

  private Plan<GridTiling> plan(SavedSignal saved, GridSignal signal, FitOptions wanted) {
    FitOptions suiting = suited.apply(wanted, signal);
    return new Plan<>(
        saved,
        Words.size(signal),
        suiting,
        engine -> SignalLearner.grid(engine, signal, suiting, Optional.empty()));
  }

  private Optional<BatchRow.Made> shape(Source source, FitOptions wanted, Path target, long start) {
    return read(cancelled -> solid(source, cancelled))
        .flatMap(
            signal -> {
              Plan<SparseTiling> plan =
                  new Plan<>(
                      SavedSignal.ofShape(signal, source.of()),
                      Words.count(signal.mesh().triangleCount(), "triangle"),
                      wanted,
                      engine -> SignalLearner.shape(engine, signal, wanted));
              return kept(plan, result -> iou(signal, result), target, start);
            });
  }

  private ShapeSignal solid(Source source, BooleanSupplier cancelled) throws Exception {
    MeshFile mesh = MeshFiles.read(source.file(), cancelled);
    bench.notes(source.item().name(), mesh.notes());
    String name = String.valueOf(source.file().getFileName());
    ShapeSignal signal = ShapeSignal.of(name, mesh.mesh(), mesh.up());
    Inside.of(signal.mesh(), MeshDistance.of(signal.mesh(), cancelled), CELLS).require(name);
    return signal;
  }

  private <T extends Tiling> Optional<BatchRow.Made> kept(
      Plan<T> plan,
      Function<FitResult<Fitted<T>>, Optional<BatchRow.Quality>> quality,
      Path target,
      long start) {
    Optional<FitResult<Fitted<T>>> result =
        bench.fit("Fitting " + plan.saved().name(), plan.begin()).filter(FitResult::finished);
    return result.flatMap(
        fitted ->
            quality
                .apply(fitted)
                .flatMap(
                    like ->
                        bench.piece(
                            "Saving",
                            cancelled -> {
                              write(plan, fitted, target, cancelled);
                              return new BatchRow.Made(
                                  plan.size(),
                                  like,
                                  OptionalLong.of(floats(fitted.fitted().codes())),
                                  Files.size(target),
                                  (System.nanoTime() - start) * 1e-9);
                            })));
  }

  private static <T extends Tiling> void write(
      Plan<T> plan, FitResult<Fitted<T>> fitted, Path target, BooleanSupplier cancelled)
      throws Exception {
    FitMethod method = new FitMethod.Tiles(plan.options());
    Project project = Project.ofFit(plan.saved(), method, fitted);
    ProjectFile.write(target, project, "tessera " + Version.text(), cancelled);
  }

  private static long floats(Codes codes) {
    return (long) codes.tiles() * codes.latent();
  }

  private static Optional<BatchRow.Quality> psnr(FitResult<?> result) {
    return Optional.of(BatchRow.Quality.ofPsnr(result.psnr()));
  }

  private Optional<BatchRow.Quality> iou(
      ShapeSignal signal, FitResult<Fitted<SparseTiling>> result) {
    return bench
        .look(
            "Extracting the surface",
            done -> new SurfaceJob(bench.engine(), result.fitted(), CELLS, done))
        .flatMap(
            surface ->
                bench.piece(
                    "Comparing",
                    cancelled -> {
                      MeshDistance given = MeshDistance.of(signal.mesh(), cancelled);
                      MeshDistance fitted = MeshDistance.of(surface.mesh(), cancelled);
                      return VolumeIou.ofDistances(
                          given, fitted, CELLS, done -> requireGoingOn(cancelled));
                    }))
        .map(BatchRow.Quality::ofIou);
  }

  private static void requireGoingOn(BooleanSupplier cancelled) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
  }
}
