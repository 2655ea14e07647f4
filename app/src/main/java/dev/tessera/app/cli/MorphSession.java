package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.model.field.FittedShape;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.CodeSearchOptions;
import dev.tessera.model.fit.FamilyFitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.ShapeOptions;
import dev.tessera.model.fit.ShapePair;
import dev.tessera.model.fit.ShapePoints;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.job.DistanceSurfaceJob;
import dev.tessera.model.job.FamilyFitJob;
import dev.tessera.model.job.PairJob;
import dev.tessera.model.job.Surface;
import dev.tessera.model.render.BlendedDistance;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.mesh.FloatNote;
import dev.tessera.model.signal.mesh.MeshDistance;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Finds both ends of a morph, extracts its frames one by one and writes them. */
final class MorphSession {
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
  private interface Frames extends DoubleFunction<DistanceSurfaceJob> {}

  /** Works through all frames; a morph that was stopped keeps the meshes that are written. */
  ExitCode run(MorphEnds ends, MorphPlan plan) throws SaveException {
    notes(ends);
    try (JobConsole jobs = new JobConsole(surroundings, plan.device())) {
      Optional<Frames> frames = plan.blend() ? Optional.of(blend(ends)) : mix(jobs, ends, plan);
      if (frames.isEmpty() || jobs.stopped()) {
        return stopped();
      }
      return write(jobs, ends, frames.get());
    }
  }

  private void notes(MorphEnds ends) {
    if (output.film().isEmpty()) {
      ends.placement(0)
          .flatMap(a -> FloatNote.of(output.meshes(), a))
          .or(() -> ends.placement(1).flatMap(b -> FloatNote.of(output.meshes(), b)))
          .ifPresent(note -> err.printf("Note: %s%n", note));
    }
  }

  private ExitCode write(JobConsole jobs, MorphEnds ends, Frames frames) throws SaveException {
    ProgressLine progress = new ProgressLine(err, surroundings.terminal());
    try (MorphSink sink = MorphSink.open(output)) {
      for (int i = 0; i < output.frames; i++) {
        double place = i / (output.frames - 1.0);
        Optional<Surface> surface = jobs.run(Lane.VIEW, frames.apply(place), () -> {});
        if (surface.isEmpty() || jobs.stopped()) {
          return stopped();
        }
        sink.write(i, surface.get(), ends.placement(place));
        progress.rendering((i + 1.0) / output.frames);
      }
      sink.finish();
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

  private Frames blend(MorphEnds ends) {
    MeshDistance a = MeshDistance.of(ends.first().mesh().orElseThrow().mesh());
    MeshDistance b = MeshDistance.of(ends.second().mesh().orElseThrow().mesh());
    return place ->
        new DistanceSurfaceJob(
            "Blending distances",
            () -> BlendedDistance.between(a, b, place),
            output.resolution,
            new Latest<>());
  }

  private Optional<Frames> mix(JobConsole jobs, MorphEnds ends, MorphPlan plan) {
    return (plan.family().isPresent()
            ? inFamily(jobs, ends, plan.family().get())
            : tiled(jobs, ends, plan.seconds()))
        .map(
            pair ->
                place ->
                    DistanceSurfaceJob.of(
                        jobs.engine(),
                        plan.slerp()
                            ? LatentPath.spherical(pair.first(), pair.second(), place)
                            : LatentPath.linear(pair.first(), pair.second(), place),
                        output.resolution,
                        new Latest<>()));
  }

  private Optional<ShapePair> inFamily(JobConsole jobs, MorphEnds ends, TrainedFamily family) {
    return member(jobs, ends.first(), family)
        .flatMap(a -> member(jobs, ends.second(), family).map(b -> new ShapePair(a, b)));
  }

  private Optional<FittedShape> member(JobConsole jobs, MorphEnd end, TrainedFamily family) {
    if (end.mesh().isEmpty()) {
      return Optional.of(family.shape(family.code(end.name())));
    }
    ShapePoints points = ShapePoints.of(end.mesh().get());
    Optional<FamilyFitResult> found =
        jobs.run(
            Lane.FIT,
            new FamilyFitJob(
                jobs.engine(), family, points, CodeSearchOptions.complete(), new Latest<>()),
            () -> {});
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

  private Optional<ShapePair> tiled(JobConsole jobs, MorphEnds ends, double seconds) {
    ShapeSignal a = ends.first().mesh().orElseThrow();
    ShapeSignal b = ends.second().mesh().orElseThrow();
    ShapeOptions options =
        Preset.BALANCED.pair().change().stop(StopRule.afterSeconds(seconds)).build();
    err.printf("Fitting %s and %s tile by tile.%n", a.name(), b.name());
    return jobs.run(Lane.FIT, new PairJob(jobs.engine(), a, b, options, new Latest<>()), () -> {});
  }

  private ExitCode stopped() {
    err.println("Stopped before the last frame.");
    return ExitCode.CANCELLED;
  }
}
