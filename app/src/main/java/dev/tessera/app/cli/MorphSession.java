package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.CodeSearchOptions;
import dev.tessera.model.fit.FamilyFitResult;
import dev.tessera.model.fit.PairSnapshot;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.ShapeOptions;
import dev.tessera.model.fit.ShapePair;
import dev.tessera.model.fit.ShapePoints;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.job.DistanceSurfaceJob;
import dev.tessera.model.job.FamilyFitJob;
import dev.tessera.model.job.PairJob;
import dev.tessera.model.job.Surface;
import dev.tessera.model.job.SurfaceSink;
import dev.tessera.model.render.BlendedDistance;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.tile.SparseTiling;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** Finds both ends of a morph, extracts its frames one by one and writes them. */
final class MorphSession {
  /** Of making a frame, the share until its surface is there. */
  private static final double EXTRACTION = 0.8;

  private final Surroundings surroundings;
  private final PrintWriter out;
  private final PrintWriter err;
  private final MorphOutput output;

  MorphSession(Surroundings surroundings, PrintWriter out, PrintWriter err, MorphOutput output) {
    this.surroundings = surroundings;
    this.out = out;
    this.err = err;
    this.output = output;
  }

  /** How a frame is made: its place, 0 to 1, to the job that extracts it. */
  @FunctionalInterface
  private interface Frames {
    DistanceSurfaceJob apply(double place, Latest<Double> progress);
  }

  /** Works through all frames; nothing is left of a morph that was stopped. */
  ExitCode run(MorphEnds ends, MorphPlan plan) throws SaveException {
    tell(ends.first());
    tell(ends.second());
    output.floatNote(ends).ifPresent(note -> err.printf("Note: %s%n", note));
    ProgressLine progress = new ProgressLine(err, surroundings.terminal());
    try (JobConsole jobs = new JobConsole(surroundings, plan.device())) {
      Optional<Frames> frames =
          plan.blend() ? blend(jobs, ends, progress) : mix(jobs, ends, plan, progress);
      progress.end();
      if (frames.isEmpty() || jobs.stopped() || !write(jobs, ends, frames.get(), progress)) {
        progress.end();
        err.println("Stopped before the last frame: nothing has been written.");
        return ExitCode.CANCELLED;
      }
    } finally {
      progress.end();
    }
    out.printf(
        Locale.ROOT,
        "%s: %d frames from %s to %s%n",
        output.out(),
        output.frames,
        ends.first().name(),
        ends.second().name());
    return ExitCode.DONE;
  }

  private void tell(NamedEnd end) {
    end.notes().forEach(note -> err.printf("Note: %s: %s.%n", end.name(), note));
  }

  private boolean write(JobConsole jobs, MorphEnds ends, Frames frames, ProgressLine progress)
      throws SaveException {
    try (SurfaceSink sink = output.open()) {
      for (int i = 0; i < output.frames; i++) {
        int frame = i;
        double place = i / (output.frames - 1.0);
        Latest<Double> fraction = new Latest<>();
        Optional<Surface> surface =
            jobs.run(
                Lane.VIEW,
                frames.apply(place, fraction),
                () -> fraction.take().ifPresent(f -> show(progress, frame + EXTRACTION * f)));
        if (surface.isEmpty() || jobs.stopped()) {
          return false;
        }
        Optional<Boolean> written =
            jobs.work(
                cancelled -> {
                  Surface found = surface.get();
                  sink.write(found.mesh(), found.normals(), ends.placement(place), cancelled);
                  return true;
                },
                () -> show(progress, frame + EXTRACTION));
        if (written.isEmpty()) {
          return false;
        }
        show(progress, frame + 1);
      }
      sink.finish();
      return true;
    }
  }

  private void show(ProgressLine progress, double frames) {
    progress.part("Making frames", frames / output.frames, System.nanoTime());
  }

  private Optional<Frames> blend(JobConsole jobs, MorphEnds ends, ProgressLine progress) {
    Mesh first = ends.first().mesh().orElseThrow().mesh();
    Mesh second = ends.second().mesh().orElseThrow().mesh();
    return jobs.work(
        cancelled -> {
          MeshDistance a = MeshDistance.of(first);
          MeshDistance b = MeshDistance.of(second);
          return (place, fraction) ->
              new DistanceSurfaceJob(
                  "Blending distances",
                  () -> BlendedDistance.between(a, b, place),
                  output.resolution,
                  fraction);
        },
        () -> progress.part("Preparing distances", Double.NaN, System.nanoTime()));
  }

  private Optional<Frames> mix(
      JobConsole jobs, MorphEnds ends, MorphPlan plan, ProgressLine progress) {
    return (plan.family().isPresent()
            ? inFamily(jobs, ends, plan.family().get(), progress)
            : tiled(jobs, ends, plan.seconds(), progress))
        .map(
            pair ->
                (place, fraction) ->
                    DistanceSurfaceJob.of(
                        jobs.engine(),
                        plan.slerp()
                            ? LatentPath.spherical(pair.first(), pair.second(), place)
                            : LatentPath.linear(pair.first(), pair.second(), place),
                        output.resolution,
                        fraction));
  }

  private Optional<ShapePair> inFamily(
      JobConsole jobs, MorphEnds ends, TrainedFamily family, ProgressLine progress) {
    return member(jobs, ends.first(), family, progress)
        .flatMap(a -> member(jobs, ends.second(), family, progress).map(b -> new ShapePair(a, b)));
  }

  private Optional<Fitted<SparseTiling>> member(
      JobConsole jobs, NamedEnd end, TrainedFamily family, ProgressLine progress) {
    if (end.mesh().isEmpty()) {
      return Optional.of(family.shape(family.code(end.name())));
    }
    ShapeSignal mesh = end.mesh().get();
    Runnable tick =
        () ->
            progress.part(
                "Looking for " + end.name() + " in the family " + family.name(),
                Double.NaN,
                System.nanoTime());
    Optional<FamilyFitResult> found =
        jobs.work(cancelled -> ShapePoints.of(mesh), tick)
            .flatMap(
                points ->
                    jobs.run(
                        Lane.FIT,
                        new FamilyFitJob(
                            jobs.engine(),
                            family,
                            points,
                            CodeSearchOptions.complete(),
                            new Latest<>()),
                        tick));
    progress.end();
    found.ifPresent(
        f ->
            err.printf(
                Locale.ROOT,
                "%s in the family %s: mean distance error %.4f of the unit sphere, %.1f s%n",
                end.name(),
                family.name(),
                f.error(),
                f.seconds()));
    return found.map(FamilyFitResult::shape);
  }

  private Optional<ShapePair> tiled(
      JobConsole jobs, MorphEnds ends, double seconds, ProgressLine progress) {
    ShapeSignal a = ends.first().mesh().orElseThrow();
    ShapeSignal b = ends.second().mesh().orElseThrow();
    ShapeOptions options =
        Preset.BALANCED.pair().change().stop(StopRule.afterSeconds(seconds)).build();
    err.printf("Fitting %s and %s tile by tile.%n", a.name(), b.name());
    Latest<PairSnapshot> snapshots = new Latest<>();
    return jobs.run(
        Lane.FIT,
        new PairJob(jobs.engine(), a, b, options, snapshots),
        () -> snapshots.take().ifPresent(s -> progress.show(s.fit(), System.nanoTime())));
  }
}
