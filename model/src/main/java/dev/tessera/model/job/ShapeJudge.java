package dev.tessera.model.job;

import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.compare.ComparedShape;
import dev.tessera.model.compare.Contender;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.metric.Chamfer;
import dev.tessera.model.metric.VolumeIou;
import dev.tessera.model.render.MeshRaster;
import dev.tessera.model.render.MeshStyle;
import dev.tessera.model.render.OrbitCamera;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.VertexNormals;
import dev.tessera.model.tile.SparseTiling;
import java.util.function.DoubleConsumer;

/**
 * A shape, by the distance at points held out and by the surface that is extracted.
 *
 * @param subject its distance
 * @param resolution cells along each axis at which surfaces are extracted, 16 to 512
 */
public record ShapeJudge(ComparedShape subject, int resolution)
    implements ContestJudge<SparseTiling> {
  /** Cells along each axis at which surfaces are usually extracted. */
  public static final int USUAL_RESOLUTION = 128;

  private static final int SIDE = 320;
  private static final int IOU_RESOLUTION = 256;
  private static final int CHAMFER_SAMPLES = 30_000;
  private static final long CHAMFER_SEED = 1;
  private static final int PAPER = 0xFFFFFFFF;
  private static final int COLOURS = 3;

  private Mesh mesh() {
    return subject.signal().mesh();
  }

  @Override
  public Samples original() {
    return drawn(mesh(), VertexNormals.of(mesh()));
  }

  @Override
  public Inspection inspection(
      Engine engine, Contender contender, FitResult<Fitted<SparseTiling>> result) {
    return new OneLook<>(
        "Extracting the surface",
        done -> new SurfaceJob(engine, result.fitted(), resolution, done),
        (surface, share) ->
            new Contest.Seen(
                measured(surface.mesh(), result.quality().heldOut(), share),
                drawn(surface.mesh(), surface.normals())));
  }

  /** A field that is nowhere inside has no surface. */
  private ComparisonReport.Quality measured(Mesh found, double psnr, DoubleConsumer share) {
    if (found.triangleCount() == 0) {
      return ComparisonReport.Quality.ofShape(psnr, 0, Double.NaN);
    }
    MeshDistance distance = MeshDistance.of(found, part -> share.accept(0.3 * part));
    return ComparisonReport.Quality.ofShape(
        psnr,
        VolumeIou.ofDistances(
            subject.distance(), distance, IOU_RESOLUTION, part -> share.accept(0.3 + 0.5 * part)),
        Chamfer.between(
            mesh(), found, CHAMFER_SAMPLES, CHAMFER_SEED, part -> share.accept(0.8 + 0.2 * part)));
  }

  /** From the front, a little from the right and above. */
  private static Samples drawn(Mesh mesh, Normals normals) {
    MeshRaster raster = new MeshRaster(SIDE, SIDE, true);
    raster.clear(PAPER);
    raster.draw(mesh, normals, OrbitCamera.of(1), MeshStyle.clay());
    int[] pixels = raster.pixels();
    float[] values = new float[pixels.length * COLOURS];
    for (int i = 0; i < values.length; i++) {
      int shift = 8 * (COLOURS - 1 - i % COLOURS);
      values[i] = (pixels[i / COLOURS] >> shift & 0xFF) / 255f;
    }
    return Samples.of(new int[] {SIDE, SIDE}, COLOURS, values);
  }
}
