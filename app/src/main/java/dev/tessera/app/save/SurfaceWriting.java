package dev.tessera.app.save;

import dev.tessera.model.job.FlowFrame;
import dev.tessera.model.job.NormalsJob;
import dev.tessera.model.job.Surface;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.job.SurfaceSink;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.mesh.Decimation;
import dev.tessera.model.signal.mesh.Mesh;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;

/** Surfaces to save: extracted, reduced to fewer triangles if that is wished, and written. */
public final class SurfaceWriting {
  private SurfaceWriting() {}

  /**
   * What writes surfaces.
   *
   * @param frames one or more, saved in this order
   * @param resolution cells along each axis on which surfaces are extracted, 16 to 512
   * @param triangles to which each mesh is reduced, at least 4; empty to keep all
   * @param opening opens what takes the surfaces; called on the pool
   * @param names says which files a target comes to
   */
  public static Writing of(
      List<SurfaceFrame> frames,
      int resolution,
      OptionalInt triangles,
      FrameSequence.Opening<SurfaceSink> opening,
      Function<Path, String> names) {
    if (resolution < 16 || resolution > 512) {
      throw new IllegalArgumentException(
          "a resolution of 16 to 512 is needed, found " + resolution);
    }
    if (triangles.isPresent() && triangles.getAsInt() < 4) {
      throw new IllegalArgumentException(
          "a mesh is reduced to 4 triangles or more, found " + triangles.getAsInt());
    }
    int most = triangles.orElse(Integer.MAX_VALUE);
    List<FrameSequence.Frame<SurfaceSink>> made =
        frames.stream()
            .<FrameSequence.Frame<SurfaceSink>>map(
                frame ->
                    (run, progress, then) -> extract(frame, resolution, most, run, progress, then))
            .toList();
    return new FrameSequence<>(made, opening, (sink, cancelled) -> sink.finish(), names);
  }

  private static void extract(
      SurfaceFrame frame,
      int resolution,
      int most,
      SaveRun run,
      Latest<Double> progress,
      Consumer<SaveRun.Use<SurfaceSink>> then) {
    Consumer<Surface> found =
        surface -> {
          if (surface.mesh().triangleCount() <= most) {
            then.accept(written(frame, surface));
          } else {
            reduce(frame, surface.mesh(), most, 1.0 / resolution, run, then);
          }
        };
    SurfaceJob job =
        new SurfaceJob("Extracting a surface to save", frame.field(), resolution, progress);
    frame
        .flow()
        .ifPresentOrElse(flow -> follow(flow, job, run, found), () -> run.onModel(job, found));
  }

  private static void follow(FlowFrame flow, SurfaceJob job, SaveRun run, Consumer<Surface> found) {
    run.onPool(
        cancelled -> flow.given(),
        given -> given.ifPresentOrElse(found, () -> run.onModel(job, found)));
  }

  private static void reduce(
      SurfaceFrame frame,
      Mesh mesh,
      int most,
      double step,
      SaveRun run,
      Consumer<SaveRun.Use<SurfaceSink>> then) {
    run.onPool(
        cancelled -> Decimation.to(mesh, most, cancelled),
        reduced ->
            run.onModel(
                new NormalsJob(frame.field(), reduced, step, new Latest<>()),
                normals ->
                    then.accept(
                        (sink, cancelled) ->
                            sink.write(reduced, normals, frame.placement(), cancelled))));
  }

  private static SaveRun.Use<SurfaceSink> written(SurfaceFrame frame, Surface surface) {
    return (sink, cancelled) ->
        sink.write(surface.mesh(), surface.normals(), frame.placement(), cancelled);
  }
}
