package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.SignalLimit;
import dev.tessera.app.Words;
import dev.tessera.model.archive.project.Project;
import dev.tessera.model.archive.project.SavedFit;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.archive.project.SavedWay;
import dev.tessera.model.archive.project.SourceSearch;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.InterpolateJob;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.job.Surface;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.render.Between;
import dev.tessera.model.render.ClipFrames;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.render.OutputDepth;
import dev.tessera.model.render.RenderBudget;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.SoundSource;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.signal.io.clip.ClipSize;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.mesh.Placement;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SliceTiles;
import dev.tessera.model.tile.SparseTiling;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Evaluates what a project holds and writes it.
 *
 * @param console speaks
 * @param out the picture or the mesh
 * @param fineness how finely it is evaluated
 * @param engine where to compute
 */
record RenderSession(Console console, Path out, Fineness fineness, EngineSettings engine) {
  /**
   * How finely things are evaluated.
   *
   * @param scale of pictures, output pixels per pixel
   * @param detail whether pictures get detail between their pixels
   * @param resolution of shapes, cells along each axis
   */
  record Fineness(double scale, boolean detail, int resolution) {}

  /** The first part of a fit, its edits included. */
  ExitCode one(Project project, int index) throws Exception {
    SavedFit fit = project.fits().get(index);
    Fitted<?> field = fit.edited().get(0);
    Optional<SavedSignal> signal = signal(project, fit, 0);
    if (field.tiling() instanceof SparseTiling) {
      return shape(shape(field), signal.flatMap(RenderSession::placement));
    }
    try (Workbench bench = console.bench(engine)) {
      return picture(
          bench,
          done ->
              RenderJob.picture(
                  bench.jobs().engine(),
                  picture(field),
                  fineness.scale(),
                  fineness.detail(),
                  OutputDepth.FULL,
                  done),
          new Painted(picture(field).tiling(), signal, fit.edits().isEmpty()));
    }
  }

  /** The light field that a fit is of, if it is of one. */
  Optional<SavedSignal.LightField> lightField(Project project, int index) {
    return signal(project, project.fits().get(index), 0)
        .map(SavedSignal::kind)
        .filter(SavedSignal.LightField.class::isInstance)
        .map(SavedSignal.LightField.class::cast);
  }

  /** The clip that a fit is of, if it is of one. */
  Optional<SavedSignal.Clip> clip(Project project, int index) {
    return signal(project, project.fits().get(index), 0)
        .map(SavedSignal::kind)
        .filter(SavedSignal.Clip.class::isInstance)
        .map(SavedSignal.Clip.class::cast);
  }

  /** All of a clip, its edits included. */
  ExitCode frames(Project project, int index, ClipTarget target) throws Exception {
    SavedSignal.Clip clip = clip(project, index).orElseThrow();
    ClipSize sides = new ClipSize(clip.frame().width(), clip.frame().height());
    target.requireSides(sides);
    Fitted<GridTiling> field = grid(project.fits().get(index).edited().get(0));
    try (Workbench bench = console.bench(engine)) {
      ClipOutput output = target.open(sides, clip.times(), sound(project, index, clip));
      output.tell(console, bench.progress());
      try {
        boolean made =
            new ClipRendering(bench, field, fineness.scale(), target.between())
                .run(output.positions(), (first, frames) -> output.write(frames));
        if (!made) {
          return new FitSession(console).nothingWritten(bench, "clip");
        }
        output.finish();
        output.tell(console, bench.progress());
      } finally {
        output.abandon();
      }
      bench.progress().end();
      console
          .out()
          .printf(
              Locale.ROOT,
              "%s: %s of %d x %d pixels%n",
              out,
              Words.count(output.positions().length, "frame"),
              RenderBudget.extent(field.tiling(), fineness.scale())[2],
              RenderBudget.extent(field.tiling(), fineness.scale())[1]);
      return ExitCode.DONE;
    }
  }

  /** What is heard with a clip, if its file is where it was. */
  private Optional<SoundSource> sound(Project project, int index, SavedSignal.Clip clip) {
    return signal(project, project.fits().get(index), 0)
        .flatMap(signal -> signal.source().places().stream().findFirst())
        .map(file -> clip.choice().sound(file, clip.start()));
  }

  /**
   * A frame of a clip.
   *
   * @param time seconds after the first frame
   */
  ExitCode frame(Project project, int index, double time, Between between) throws Exception {
    SavedSignal.Clip clip = clip(project, index).orElseThrow();
    Range.require("--time", time, 0, Math.rint(1e6 * clip.times().duration()) / 1e6);
    ClipFrames wanted = ClipFrames.of(between, clip.times().position(time));
    SavedFit fit = project.fits().get(index);
    Fitted<GridTiling> field = grid(fit.edited().get(0));
    SavedSignal still =
        new SavedSignal("a frame", signal(project, fit, 0).orElseThrow().source(), clip.frame());
    try (Workbench bench = console.bench(engine)) {
      return picture(
          bench,
          done -> RenderJob.frame(bench.jobs().engine(), field, wanted, fineness.scale(), done),
          new Painted(SliceTiles.of(field.tiling(), 0).grid(), Optional.of(still), false));
    }
  }

  /** A place on a way, 0 to 1. */
  ExitCode between(Project project, SavedWay.OfCodes way, double place) throws Exception {
    SavedWay.End from = way.ends().get(0);
    SavedWay.End to = way.ends().get(1);
    Fitted<?> first = project.at(from).orElseThrow();
    Fitted<?> second = project.at(to).orElseThrow();
    LatentPath.Way kind = way.arc() ? LatentPath.Way.ARC : LatentPath.Way.STRAIGHT;
    if (first.tiling() instanceof SparseTiling) {
      Optional<Placement> a = placement(project, from);
      Optional<Placement> b = placement(project, to);
      return shape(
          new LatentPath<>(shape(first), shape(second)).at(place, kind),
          a.flatMap(p -> b.map(q -> p.between(q, place))));
    }
    LatentPath<GridTiling> path = new LatentPath<>(picture(first), picture(second));
    try (Workbench bench = console.bench(engine)) {
      return picture(
          bench,
          done -> new InterpolateJob(bench.jobs().engine(), path, place, kind, fineness.scale()),
          new Painted(
              path.a().tiling(),
              signal(project, project.fits().get(from.fit()), from.part()),
              false));
    }
  }

  private static Optional<SavedSignal> signal(Project project, SavedFit fit, int part) {
    return fit.signals().stream().skip(part).findFirst().map(i -> project.signals().get(i));
  }

  private static Optional<Placement> placement(Project project, SavedWay.End end) {
    return signal(project, project.fits().get(end.fit()), end.part())
        .flatMap(RenderSession::placement);
  }

  private static Optional<Placement> placement(SavedSignal signal) {
    return signal.kind() instanceof SavedSignal.Shape shape
        ? Optional.of(shape.placement())
        : Optional.empty();
  }

  @SuppressWarnings("unchecked") // its tiles were looked at
  private static Fitted<SparseTiling> shape(Fitted<?> field) {
    return (Fitted<SparseTiling>) field;
  }

  /** The field of a clip or of a light field. */
  @SuppressWarnings("unchecked") // it is of one of them
  static Fitted<GridTiling> grid(Fitted<?> field) {
    return (Fitted<GridTiling>) field;
  }

  /** A field of a picture; else it is refused. */
  static Fitted<GridTiling> picture(Fitted<?> field) {
    if (!(field.tiling() instanceof GridTiling grid) || grid.dimensions() != 2) {
      throw new IllegalArgumentException("a picture has two axes, found " + field.tiling());
    }
    @SuppressWarnings("unchecked") // its tiles were looked at
    Fitted<GridTiling> picture = (Fitted<GridTiling>) field;
    return picture;
  }

  /**
   * What is known of a picture that is rendered.
   *
   * @param tiles it is cut into
   * @param signal it was fitted to
   * @param plain whether it is what was fitted, and may be compared with the signal
   */
  private record Painted(GridTiling tiles, Optional<SavedSignal> signal, boolean plain) {
    int bits(ImageFormat format) {
      boolean deep =
          signal.isPresent()
              && signal.get().kind() instanceof SavedSignal.Picture p
              && p.bitDepth() > 8;
      return deep && format != ImageFormat.JPEG ? 16 : 8;
    }
  }

  private ExitCode picture(
      Workbench bench, Function<Latest<Double>, ? extends Job<Samples>> job, Painted painted)
      throws Exception {
    ImageFormat format = OutputCheck.format(out);
    int height = painted.tiles().extent(0);
    int width = painted.tiles().extent(1);
    OutputCheck.requireSides(out, width, height, fineness.scale());
    Optional<Samples> made = bench.look("Rendering", job);
    if (made.isEmpty() || bench.jobs().stopped()) {
      return new FitSession(console).nothingWritten(bench, "picture");
    }
    Samples picture = made.get();
    WriteOptions options = WriteOptions.of(format, painted.bits(format));
    Optional<Boolean> written =
        bench.work(
            "Writing",
            share -> {
              ImageFiles.write(picture, out, options, share.counting(picture.extent(0)));
              return true;
            });
    if (written.isEmpty()) {
      return new FitSession(console).nothingWritten(bench, "picture");
    }
    bench.progress().end();
    String size = "%d x %d pixels".formatted(picture.extent(1), picture.extent(0));
    console.out().println(out + ": " + size + compared(picture, painted));
    return ExitCode.DONE;
  }

  /** How like the source it is, if that is still there; else the reason is told. */
  private String compared(Samples picture, Painted painted)
      throws IOException, SignalFormatException {
    if (!painted.plain()
        || fineness.scale() != 1
        || painted.signal().isEmpty()
        || !(painted.signal().get().kind() instanceof SavedSignal.Picture kind)) {
      return "";
    }
    try (ProjectSources sources = new ProjectSources()) {
      SourceSearch source = sources.search(painted.signal().get());
      if (source.file().isEmpty()) {
        console.note(source.problem().orElse("The source is gone") + ": nothing is compared.");
        return "";
      }
      Samples original =
          ImageFiles.read(source.file().get(), kind.alpha(), SignalLimit.bytes(), () -> false)
              .samples();
      return original.sameShape(picture) ? ", PSNR " + Words.psnr(Psnr.of(original, picture)) : "";
    }
  }

  private ExitCode shape(Fitted<SparseTiling> field, Optional<Placement> placement) {
    ShapeArguments.format(out);
    try (Workbench bench = console.bench(engine)) {
      Optional<Surface> surface =
          bench.look(
              "Extracting the surface",
              done -> new SurfaceJob(bench.jobs().engine(), field, fineness.resolution(), done));
      Optional<Surface> written =
          surface.filter(s -> !bench.jobs().stopped()).flatMap(s -> written(bench, s, placement));
      if (written.isEmpty()) {
        return new FitSession(console).nothingWritten(bench, "surface");
      }
      bench.progress().end();
      int triangles = written.get().mesh().triangleCount();
      String where = placement.isPresent() ? "" : ", in the unit sphere";
      console.out().println(out + ": " + Words.count(triangles, "triangle") + where);
      return ExitCode.DONE;
    }
  }

  private Optional<Surface> written(
      Workbench bench, Surface surface, Optional<Placement> placement) {
    return bench.work(
        "Writing",
        share -> {
          MeshFiles.write(
              placement.map(p -> p.toFile(surface.mesh())).orElse(surface.mesh()),
              Optional.of(
                  placement.map(p -> p.toFile(surface.normals())).orElse(surface.normals())),
              out,
              ShapeArguments.format(out),
              share.cancelled());
          return surface;
        });
  }
}
