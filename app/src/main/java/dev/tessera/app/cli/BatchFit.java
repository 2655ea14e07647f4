package dev.tessera.app.cli;

import dev.tessera.app.batch.BatchKind;
import dev.tessera.app.batch.BatchMaker;
import dev.tessera.app.batch.BatchRow;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.job.ClipBudget;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.metric.VolumeIou;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFile;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFile;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipWatch;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.tile.SparseTiling;
import dev.tessera.model.tile.Tiling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Fits each file and keeps it as a project.
 *
 * @param bench where it fits
 * @param fit what was asked for
 * @param options settings of each kind that can be fitted so
 * @param weights SHA-256 of networks that were named by a file; empty if none were
 */
record BatchFit(
    Workbench bench, FitArguments fit, Map<BatchKind, FitOptions> options, String weights)
    implements BatchMaker {
  /** Cells along each axis at which shapes are compared. */
  private static final int CELLS = 128;

  private static final OutputArguments NOTHING = new OutputArguments();

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
          read(share -> picture(source, wanted))
              .flatMap(plan -> kept(plan, BatchFit::psnr, target, start));
      case CLIP ->
          read(share -> clip(source, wanted, share))
              .flatMap(plan -> kept(plan, BatchFit::psnr, target, start));
      case SHAPE ->
          read(share -> shape(source, wanted, share))
              .flatMap(plan -> kept(plan, result -> iou(plan, result), target, start));
    };
  }

  private <T> Optional<T> read(Workbench.Part<T> part) {
    return bench.work("Reading", part);
  }

  private PictureFit picture(Source source, FitOptions wanted) throws Exception {
    ImageFile image =
        ImageFiles.open(source.file(), AlphaMode.KEEP, SignalLimit.bytes(), () -> false);
    notes(source, image.info().notes());
    return new PictureFit(
        new PictureFit.Read(image.signal(), source.of(), AlphaMode.KEEP),
        fit.suited(wanted, image.signal()),
        Optional.empty(),
        NOTHING);
  }

  private ClipFit clip(Source source, FitOptions wanted, Share share) throws Exception {
    ClipWatch watch = new ClipWatch(share.cancelled(), share);
    ClipFile clip = ClipFiles.read(source.file(), ClipChoice.ALL, ClipBudget.of(wanted), watch);
    notes(source, clip.notes());
    return new ClipFit(
        new ClipFit.Read(clip, ClipChoice.ALL, source.of()),
        fit.suited(wanted, clip.signal()),
        Optional.empty(),
        NOTHING,
        Optional.empty());
  }

  private ShapeFit shape(Source source, FitOptions wanted, Share share) throws Exception {
    MeshFile mesh = Reading.mesh(source.file(), share.part(0, 0.5));
    notes(source, mesh.notes());
    String name = String.valueOf(source.file().getFileName());
    ShapeSignal signal = Reading.shape(name, mesh, null, CELLS, share.part(0.5, 1));
    return new ShapeFit(
        signal,
        new ShapeFit.ReadMesh(mesh, source.of()),
        wanted,
        Optional.empty(),
        new ShapeArguments(),
        NOTHING);
  }

  private void notes(Source source, List<String> notes) {
    new Reading(bench.console()).notes(source.item().name(), notes);
  }

  private <T extends Tiling> Optional<BatchRow.Made> kept(
      FitPlan<Fitted<T>> plan,
      Function<FitResult<Fitted<T>>, Optional<BatchRow.Quality>> quality,
      Path target,
      long start) {
    Optional<FitResult<Fitted<T>>> result =
        bench.fit("Fitting " + plan.name(), plan::begin).filter(FitResult::finished);
    return result.flatMap(
        fitted ->
            quality
                .apply(fitted)
                .flatMap(
                    like ->
                        bench.work(
                            "Saving",
                            share -> {
                              ProjectSaver.write(
                                  target, plan.project(plan.saved(), fitted), share.cancelled());
                              return new BatchRow.Made(
                                  plan.size(),
                                  like,
                                  OptionalLong.of(floats(fitted.fitted().codes())),
                                  Files.size(target),
                                  (System.nanoTime() - start) * 1e-9);
                            })));
  }

  private static long floats(Codes codes) {
    return (long) codes.tiles() * codes.latent();
  }

  private static Optional<BatchRow.Quality> psnr(FitResult<?> result) {
    return Optional.of(BatchRow.Quality.ofPsnr(result.psnr()));
  }

  private Optional<BatchRow.Quality> iou(ShapeFit plan, FitResult<Fitted<SparseTiling>> result) {
    return bench
        .look(
            "Extracting the surface",
            done -> new SurfaceJob(bench.jobs().engine(), result.fitted(), CELLS, done))
        .flatMap(
            surface ->
                bench.work(
                    "Comparing",
                    share -> {
                      MeshDistance given =
                          Reading.distance(plan.signal().mesh(), share.part(0, 0.3));
                      MeshDistance fitted = Reading.distance(surface.mesh(), share.part(0.3, 0.6));
                      return VolumeIou.ofDistances(given, fitted, CELLS, share.part(0.6, 1));
                    }))
        .map(BatchRow.Quality::ofIou);
  }
}
