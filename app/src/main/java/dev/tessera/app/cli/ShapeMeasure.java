package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.compare.ComparedShape;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.job.Contest;
import dev.tessera.model.job.SurfaceJob;
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
import java.util.Optional;

/**
 * A shape, by the distance at points held out and by the surface that is extracted.
 *
 * @param subject its distance
 * @param input its file
 * @param resolution cells along each axis at which surfaces are extracted
 */
record ShapeMeasure(ComparedShape subject, FitReport.Input input, int resolution)
    implements CompareMeasure<SparseTiling> {
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
  public String size() {
    return Words.count(mesh().triangleCount(), "triangle");
  }

  @Override
  public Optional<Samples> original(Workbench bench) {
    return bench.work("Drawing", share -> drawn(mesh(), VertexNormals.of(mesh())));
  }

  @Override
  public Optional<Contest.Seen> seen(Workbench bench, FitResult<Fitted<SparseTiling>> result) {
    return bench
        .look(
            "Extracting the surface",
            done -> new SurfaceJob(bench.jobs().engine(), result.fitted(), resolution, done))
        .flatMap(
            surface ->
                bench.work(
                    "Measuring",
                    share ->
                        new Contest.Seen(
                            measured(surface.mesh(), result.quality().heldOut(), share),
                            drawn(surface.mesh(), surface.normals()))));
  }

  /** A field that is nowhere inside has no surface. */
  private ComparisonReport.Quality measured(Mesh found, double psnr, Share share) {
    if (found.triangleCount() == 0) {
      return ComparisonReport.Quality.ofShape(psnr, 0, Double.NaN);
    }
    MeshDistance distance = Reading.distance(found, share.part(0, 0.3));
    return ComparisonReport.Quality.ofShape(
        psnr,
        VolumeIou.ofDistances(subject.distance(), distance, IOU_RESOLUTION, share.part(0.3, 0.8)),
        Chamfer.between(mesh(), found, CHAMFER_SAMPLES, CHAMFER_SEED, share.part(0.8, 1)));
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
