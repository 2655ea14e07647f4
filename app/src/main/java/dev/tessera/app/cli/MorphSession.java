package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.flow.Flow;
import dev.tessera.model.flow.FlowDistance;
import dev.tessera.model.flow.FlowShapes;
import dev.tessera.model.flow.PointPairs;
import dev.tessera.model.job.FieldSource;
import dev.tessera.model.job.FlowFrame;
import dev.tessera.model.job.FlowJob;
import dev.tessera.model.job.FlowSource;
import dev.tessera.model.job.Surface;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.job.SurfaceSink;
import dev.tessera.model.render.BlendedDistance;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.tile.SparseTiling;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds both ends of a morph, extracts its frames one by one and writes them.
 *
 * @param report looks at each frame, if one is wanted
 */
record MorphSession(Console console, MorphOutput output, Optional<MorphReport> report) {
  /** Of making a frame, the share until its surface is there. */
  private static final double EXTRACTION = 0.8;

  /** How a frame is made: its place, 0 to 1, to the job that extracts it. */
  @FunctionalInterface
  private interface Frames {
    SurfaceJob apply(double place, Latest<Double> progress);

    /** What a frame is that lies on a flow. */
    default Optional<FlowFrame> flow(double place) {
      return Optional.empty();
    }
  }

  /**
   * Frames of a flow.
   *
   * @param made extracts a frame
   * @param first end
   * @param second end
   */
  private record FlowFrames(Frames made, Mesh first, Mesh second) implements Frames {
    @Override
    public SurfaceJob apply(double place, Latest<Double> progress) {
      return made.apply(place, progress);
    }

    @Override
    public Optional<FlowFrame> flow(double place) {
      return Optional.of(new FlowFrame(first, second, place));
    }
  }

  /** Works through all frames; nothing is left of a morph that was stopped but its project. */
  ExitCode run(MorphEnds ends, MorphPlan plan, SaveArguments save) throws Exception {
    tell(ends.first());
    tell(ends.second());
    output.floatNote(ends).ifPresent(console::note);
    MorphProject kept = MorphProject.of(ends, plan, save);
    try (Workbench bench = console.bench(plan.engine())) {
      if (plan.engine().tf32()) {
        bench.device().ifPresent(on -> console.note(on.reason()));
      }
      Optional<Frames> frames =
          switch (plan.way()) {
            case FLOW -> flow(bench, ends, plan.flow(), kept);
            case BLEND -> blend(bench, ends);
            case CODES -> mix(bench, ends, plan, kept);
          };
      kept.saveKnown(bench);
      bench.progress().end();
      boolean stopped = frames.isEmpty() || bench.jobs().stopped();
      if (!output.wanted()) {
        return told(bench, stopped, kept, save.save + ": " + between(ends));
      }
      if (stopped || !write(bench, ends, frames.orElseThrow())) {
        bench.progress().end();
        console.say("Stopped before the last frame: nothing has been written.");
        return ExitCode.CANCELLED;
      }
    }
    console.out().println(output.out() + ": " + output.frames + " frames " + between(ends));
    return ExitCode.DONE;
  }

  /** Ends where nothing but the project was wanted. */
  private ExitCode told(Workbench bench, boolean stopped, MorphProject kept, String done) {
    if (!stopped) {
      console.out().println(done);
      return ExitCode.DONE;
    }
    if (!kept.holdsFits()) {
      return new FitSession(console).nothingWritten(bench, "result");
    }
    console.say("Stopped: what there was has been saved.");
    return ExitCode.CANCELLED;
  }

  private static String between(MorphEnds ends) {
    return "from " + ends.first().name() + " to " + ends.second().name();
  }

  private void tell(NamedEnd end) {
    end.notes().forEach(note -> console.note(end.name() + ": " + note + "."));
  }

  private boolean write(Workbench bench, MorphEnds ends, Frames frames) throws SaveException {
    JobConsole jobs = bench.jobs();
    ProgressLine progress = bench.progress();
    try (SurfaceSink sink = output.open()) {
      for (int i = 0; i < output.frames; i++) {
        int frame = i;
        double place = i / (output.frames - 1.0);
        Latest<Double> fraction = new Latest<>();
        Optional<FlowFrame> flow = frames.flow(place);
        Optional<Surface> surface =
            flow.flatMap(FlowFrame::given)
                .or(
                    () ->
                        jobs.run(
                            Lane.VIEW,
                            frames.apply(place, fraction),
                            () ->
                                fraction
                                    .take()
                                    .ifPresent(f -> show(progress, frame + EXTRACTION * f))));
        if (surface.isEmpty() || jobs.stopped()) {
          return false;
        }
        Optional<Boolean> written =
            jobs.work(
                cancelled -> {
                  Surface found = surface.get();
                  report.ifPresent(r -> r.add(place, found, ends.placement(place), cancelled));
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
      if (report.isPresent()) {
        report.get().write();
      }
      return true;
    }
  }

  private void show(ProgressLine progress, double frames) {
    progress.part("Making frames", frames / output.frames, System.nanoTime());
  }

  private Optional<Frames> flow(Workbench bench, MorphEnds ends, FlowPlan plan, MorphProject kept) {
    ShapeSignal first = ends.first().mesh().orElseThrow();
    ShapeSignal second = ends.second().mesh().orElseThrow();
    Engine engine = bench.jobs().engine();
    Optional<Flow> found =
        plan.known().isPresent() ? plan.known() : search(bench, first, second, plan.pairs());
    found.ifPresent(flow -> kept.found(bench, flow));
    return found.map(
        flow -> {
          FlowShapes shapes = new FlowShapes(flow, first.mesh(), second.mesh());
          List<Mesh> meshes = List.of(first.mesh(), second.mesh());
          return new FlowFrames(
              (place, fraction) ->
                  new SurfaceJob(
                      "Following the flow",
                      new FlowSource(FlowDistance.of(engine::scope, shapes, place), meshes),
                      output.resolution,
                      fraction),
              first.mesh(),
              second.mesh());
        });
  }

  private static Optional<Flow> search(
      Workbench bench, ShapeSignal first, ShapeSignal second, PointPairs pairs) {
    Latest<FlowJob.Progress> progress = new Latest<>();
    return bench
        .jobs()
        .run(
            Lane.VIEW,
            new FlowJob(bench.jobs().engine(), first, second, pairs, progress),
            () ->
                progress
                    .take()
                    .ifPresent(p -> bench.progress().part(p.words(), p.done(), System.nanoTime())));
  }

  private Optional<Frames> blend(Workbench bench, MorphEnds ends) {
    Mesh first = ends.first().mesh().orElseThrow().mesh();
    Mesh second = ends.second().mesh().orElseThrow().mesh();
    return bench.work(
        "Preparing distances",
        share -> {
          MeshDistance a = MeshDistance.of(first, share.part(0, 0.5));
          MeshDistance b = MeshDistance.of(second, share.part(0.5, 1));
          return (place, fraction) ->
              new SurfaceJob(
                  "Blending distances",
                  FieldSource.of(
                      List.of(first, second), () -> BlendedDistance.between(a, b, place)),
                  output.resolution,
                  fraction);
        });
  }

  private Optional<Frames> mix(Workbench bench, MorphEnds ends, MorphPlan plan, MorphProject kept) {
    LatentPath.Way way = plan.slerp() ? LatentPath.Way.ARC : LatentPath.Way.STRAIGHT;
    return (plan.family().isPresent()
            ? inFamily(bench, ends, plan.family().get(), kept)
            : tiled(bench, ends, plan, kept))
        .map(pair -> new LatentPath<>(pair.first(), pair.second()))
        .map(
            path ->
                (place, fraction) -> surface(bench.jobs().engine(), path.at(place, way), fraction));
  }

  private SurfaceJob surface(Engine engine, Fitted<SparseTiling> shape, Latest<Double> fraction) {
    return new SurfaceJob(
        "Extracting the surface",
        () -> new ShapeEvaluator(engine.scope(), shape),
        output.resolution,
        fraction);
  }

  private Optional<FittedPair<SparseTiling>> inFamily(
      Workbench bench, MorphEnds ends, TrainedFamily family, MorphProject kept) {
    return member(bench, ends.first(), family, kept, 0)
        .flatMap(
            a -> member(bench, ends.second(), family, kept, 1).map(b -> new FittedPair<>(a, b)));
  }

  private Optional<Fitted<SparseTiling>> member(
      Workbench bench, NamedEnd end, TrainedFamily family, MorphProject kept, int index) {
    if (end.mesh().isEmpty()) {
      return Optional.of(family.shape(family.code(end.name())));
    }
    ShapeSignal mesh = end.mesh().get();
    String looking = "Looking for " + end.name() + " in the family " + family.name();
    FitMethod.Member method = MorphProject.member(family, end);
    Optional<FitResult<Fitted<SparseTiling>>> found =
        bench
            .work(looking, share -> ShapePoints.of(mesh))
            .flatMap(
                points ->
                    fitted(
                        bench, new MemberFitting(points, method, Optional.empty()), kept, index));
    found.ifPresent(
        f ->
            console.say(
                String.format(
                    Locale.ROOT,
                    "%s in the family %s: mean distance error %.4f of the unit sphere, %.1f s",
                    end.name(),
                    family.name(),
                    f.quality().meanError(),
                    f.seconds())));
    return found.map(FitResult::fitted);
  }

  private Optional<FittedPair<SparseTiling>> tiled(
      Workbench bench, MorphEnds ends, MorphPlan plan, MorphProject kept) {
    ShapeSignal a = ends.first().mesh().orElseThrow();
    ShapeSignal b = ends.second().mesh().orElseThrow();
    console.say("Fitting " + a.name() + " and " + b.name() + " tile by tile.");
    PairFitting pair = new PairFitting(a, b, MorphProject.options(plan), Optional.empty());
    return fitted(bench, pair, kept, 0).map(FitResult::fitted);
  }

  /** Empty if it was stopped, kept or not. */
  private <R> Optional<FitResult<R>> fitted(
      Workbench bench, Fitting<R> fitting, MorphProject kept, int index) {
    FitKeeping<R> keeping = kept.keeping(index);
    Optional<FitResult<R>> result = new FitSession(console).kept(bench, fitting, keeping);
    keeping.requireSaved();
    result.ifPresent(r -> kept.fitted(index, r));
    bench.progress().end();
    return result.filter(FitResult::finished);
  }
}
