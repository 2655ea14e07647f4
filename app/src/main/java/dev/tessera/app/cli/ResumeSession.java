package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.SignalLimit;
import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.archive.project.GivenPoints;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.archive.project.SavedFit;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.StopReason;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.job.LightFieldBudget;
import dev.tessera.model.light.LightOptions;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.signal.io.ImageFile;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.mesh.PointCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Goes on with the fits of a project: those that were interrupted, or else the last.
 *
 * @param console speaks
 * @param fit when to end
 * @param targets what is written
 * @param reading tells how far the sources are read
 */
record ResumeSession(Console console, FitArguments fit, Targets targets, Reading reading) {
  /**
   * What is written besides the project, and how the project is.
   *
   * @param film how frames of clips are written
   */
  record Targets(
      OutputArguments outputs, FilmArguments film, ShapeArguments shape, SaveArguments save) {}

  /**
   * Goes on until nothing is left that was interrupted.
   *
   * @throws IllegalArgumentException with one clear sentence if there is nothing to go on with
   */
  ExitCode run(Path file) throws Exception {
    Project project = ProjectFile.read(file);
    Path target = Optional.ofNullable(targets.save().save).orElse(file);
    OutputCheck.requireWritable(target);
    OptionalInt next = next(project);
    if (next.isEmpty()) {
      throw new IllegalArgumentException("There is no fit to go on with in " + file + ".");
    }
    if (!(project.fits().get(next.getAsInt()).method() instanceof FitMethod.Views)) {
      targets.outputs().requireReported(console);
    }
    try (ProjectSources sources = new ProjectSources();
        Workbench bench = console.bench(fit.compute.settings())) {
      ExitCode code = one(bench, project, next.getAsInt(), sources, target);
      while (code == ExitCode.DONE) {
        Project now = ProjectFile.read(target);
        OptionalInt more = interrupted(now);
        if (more.isEmpty()) {
          break;
        }
        code = one(bench, now, more.getAsInt(), sources, target);
      }
      return code;
    }
  }

  private static OptionalInt next(Project project) {
    OptionalInt interrupted = interrupted(project);
    return interrupted.isPresent()
        ? interrupted
        : IntStream.range(0, project.fits().size())
            .filter(i -> !project.fits().get(i).signals().isEmpty())
            .max();
  }

  private static OptionalInt interrupted(Project project) {
    return IntStream.range(0, project.fits().size())
        .filter(i -> !project.fits().get(i).signals().isEmpty())
        .filter(
            i ->
                project
                    .fits()
                    .get(i)
                    .result()
                    .map(r -> r.reason() == StopReason.STOPPED)
                    .orElse(true))
        .findFirst();
  }

  private ExitCode one(
      Workbench bench, Project project, int index, ProjectSources sources, Path target)
      throws Exception {
    SavedFit saved = project.fits().get(index);
    List<SavedSignal> signals = saved.signals().stream().map(project.signals()::get).toList();
    if (saved.method() instanceof FitMethod.Member member) {
      Optional<ShapePoints> points = points(bench, saved, signals.get(0), sources);
      if (points.isEmpty()) {
        return new FitSession(console).nothingWritten(bench, "shape");
      }
      MemberFitting plan = new MemberFitting(points.get(), member, state(saved));
      return alone(bench, plan, keeping(project, index, member, target));
    }
    if (saved.method() instanceof FitMethod.Views) {
      return lightField(bench, project, index, sources, target);
    }
    FitOptions options = options(saved);
    FitMethod method = new FitMethod.Tiles(options);
    if (signals.size() == 2) {
      ShapeSignal first = shape(signals.get(0), sources).signal();
      ShapeSignal second = shape(signals.get(1), sources).signal();
      PairFitting plan = new PairFitting(first, second, options, state(saved));
      return alone(bench, plan, keeping(project, index, method, target));
    }
    SavedSignal signal = signals.get(0);
    Path file = sources.require(signal);
    FitSession session = new FitSession(console);
    if (!(signal.kind() instanceof SavedSignal.Clip)) {
      console.refuse("is for clips, and " + signal.name() + " is none.", FilmArguments.NAMES);
    }
    if (signal.kind() instanceof SavedSignal.Picture kind) {
      PictureFit plan = picture(signal, kind, saved, options, file);
      return session.run(bench, plan, keeping(project, index, method, target));
    }
    if (signal.kind() instanceof SavedSignal.Clip kind) {
      ClipFit plan = clip(signal, kind, saved, options, file);
      return session.run(bench, plan, keeping(project, index, method, target));
    }
    Shape read = shape(signal, sources);
    targets.shape().check(file, targets.outputs());
    ShapeFit.ReadMesh mesh = new ShapeFit.ReadMesh(read.file(), signal.source());
    ShapeFit plan =
        new ShapeFit(
            read.signal(), mesh, options, state(saved), targets.shape(), targets.outputs());
    return session.run(bench, plan, keeping(project, index, method, target));
  }

  private ExitCode lightField(
      Workbench bench, Project project, int index, ProjectSources sources, Path target)
      throws Exception {
    SavedFit saved = project.fits().get(index);
    SavedSignal signal = project.signals().get(saved.signals().get(0));
    if (!(signal.kind() instanceof SavedSignal.LightField kind)) {
      throw new IllegalArgumentException(signal.name() + " is no light field.");
    }
    if (targets.outputs().out != null) {
      throw new IllegalArgumentException(
          "--out does nothing here: tessera render writes views of a light field");
    }
    console.refuse("is for clips, and " + signal.name() + " is none.", FilmArguments.NAMES);
    LightOptions before = ((FitMethod.Views) saved.method()).options();
    StopRule rule = fit.goingOn(before.stop());
    saved.result().ifPresent(result -> requireMore(result, before.stop(), rule));
    LightOptions options = new LightOptions(before.given(), before.floatsPerPixel(), rule);
    LightFieldFit.Read read =
        LightFieldFit.Read.of(
            console,
            sources.require(signal),
            kind.choice(),
            LightFieldBudget.of(options),
            file -> signal.source());
    LightFieldFit plan = new LightFieldFit(read, options, state(saved));
    return new LightFieldSession(console, targets.outputs())
        .run(bench, plan, keeping(project, index, plan.method(), target));
  }

  /** Those that the search was given, else all of the shape. */
  private Optional<ShapePoints> points(
      Workbench bench, SavedFit saved, SavedSignal signal, ProjectSources sources)
      throws Exception {
    Optional<PointCloud> given = state(saved).flatMap(GivenPoints::of);
    if (given.isPresent()) {
      return given.map(cloud -> ShapePoints.onSurface(signal.name(), cloud.floats()));
    }
    ShapeSignal shape = shape(signal, sources).signal();
    return bench.work("Measuring distances to " + shape.name(), share -> ShapePoints.of(shape));
  }

  private static Optional<FitState> state(SavedFit saved) {
    return saved.result().map(FitResult::state);
  }

  /** Those it began with, but for its end. */
  private FitOptions options(SavedFit saved) {
    FitOptions before = ((FitMethod.Tiles) saved.method()).options();
    StopRule rule = fit.goingOn(before.stop());
    saved.result().ifPresent(result -> requireMore(result, before.stop(), rule));
    return before.change().stop(rule).build();
  }

  private void refuseOutputs() {
    if (targets.outputs().out != null) {
      throw new IllegalArgumentException(
          "--out does nothing here: tessera render writes what lies between two shapes");
    }
  }

  private <R> ExitCode alone(Workbench bench, Fitting<R> plan, FitKeeping<R> keeping) {
    refuseOutputs();
    FitSession session = new FitSession(console);
    Optional<FitResult<R>> result = session.fit(bench, plan, keeping);
    return result.isPresent()
        ? session.told(plan, result.get(), keeping)
        : session.nothingWritten(bench, "result");
  }

  private static void requireMore(FitResult<?> before, StopRule was, StopRule rule) {
    if (before.finished() && was.equals(rule)) {
      throw new IllegalArgumentException(
          "The fit has come to its end (%s after %d steps, %.1f s): more --steps or --seconds go on."
              .formatted(before.reason().text(), before.step(), before.seconds()));
    }
  }

  /** What was read of a mesh. */
  private record Shape(ShapeSignal signal, MeshFile file) {}

  private Shape shape(SavedSignal saved, ProjectSources sources)
      throws IOException, SignalFormatException {
    if (!(saved.kind() instanceof SavedSignal.Shape kind)) {
      throw new IllegalArgumentException(saved.name() + " is no shape.");
    }
    Path file = sources.require(saved);
    Share share = reading.of("Reading " + saved.name());
    MeshFile mesh = Reading.mesh(file, share.part(0, 0.5));
    ShapeSignal signal =
        Reading.shape(
            saved.name(),
            mesh,
            kind.placement().up(),
            targets.shape().resolution,
            share.part(0.5, 1));
    reading.end();
    return new Shape(signal, mesh);
  }

  private PictureFit picture(
      SavedSignal saved, SavedSignal.Picture kind, SavedFit before, FitOptions options, Path file)
      throws SignalFormatException, ArchiveFormatException {
    ImageFile image = ImageFiles.open(file, kind.alpha(), SignalLimit.bytes(), () -> false);
    OutputCheck.check(file, targets.outputs());
    return new PictureFit(
        new PictureFit.Read(image.signal(), saved.source(), kind.alpha()),
        options,
        before.result().map(FitResult::state),
        targets.outputs());
  }

  private ClipFit clip(
      SavedSignal saved, SavedSignal.Clip kind, SavedFit before, FitOptions options, Path file)
      throws Exception {
    Optional<ClipTarget> target = targets.outputs().clip(targets.film());
    OutputCheck.checkTargets(
        file, "clip", targets.outputs().wanted().map(ClipTarget::first), targets.outputs());
    ClipFit.Read read =
        ClipFit.Read.of(console, file, kind.choice(), options, same -> saved.source());
    ClipFit plan =
        new ClipFit(
            read, options, before.result().map(FitResult::state), targets.outputs(), target);
    target.ifPresent(t -> t.requireSides(plan.sides()));
    return plan;
  }

  private <R> FitKeeping<R> keeping(Project project, int index, FitMethod method, Path target) {
    SavedFit before = project.fits().get(index);
    return FitKeeping.of(
        targets.save(),
        Optional.of(target),
        result ->
            project.withFit(
                index,
                new SavedFit(
                    before.signals(), method, Optional.of(given(before, result)), before.edits())));
  }

  private static <R> FitResult<R> given(SavedFit before, FitResult<R> result) {
    return state(before)
        .flatMap(GivenPoints::of)
        .map(points -> GivenPoints.with(result, points))
        .orElse(result);
  }
}
