package dev.tessera.app.cli;

import dev.tessera.app.Words;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.job.Surface;
import dev.tessera.model.metric.Chamfer;
import dev.tessera.model.metric.SurfaceSeam;
import dev.tessera.model.metric.VolumeIou;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.tile.SparseTiling;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes the surface of a fitted shape, measures the written file and writes what tells of it.
 *
 * @param plan what was fitted
 * @param result of the fit
 * @param surface as it was extracted
 * @param seconds that the extraction took
 * @param reduced the surface that is written
 */
record ShapeOutputs(
    ShapeFit plan,
    FitResult<Fitted<SparseTiling>> result,
    Surface surface,
    double seconds,
    Surface reduced)
    implements FitPlan.Product {
  private static final int IOU_RESOLUTION = 256;
  private static final int CHAMFER_SAMPLES = 100_000;
  private static final long CHAMFER_SEED = 1;

  @Override
  public void write(Share share) throws SaveException {
    ShapeSignal signal = plan.signal();
    Path target = plan.outputs().out();
    MeshFiles.write(
        signal.placement().toFile(reduced.mesh()),
        Optional.of(signal.placement().toFile(reduced.normals())),
        target,
        ShapeArguments.format(target),
        share.cancelled());
  }

  @Override
  public FitPlan.Measured measure(Share share) throws SignalFormatException {
    FitReport.Surface written = written(plan.outputs().out(), share);
    String words =
        String.format(
            Locale.ROOT,
            "IoU %.4f, Chamfer %.2e, %s, %s",
            written.likeness().iou(),
            written.likeness().chamfer(),
            Words.count(written.mesh().triangles(), "triangle"),
            state(written.topology()));
    return new FitPlan.Measured(
        words,
        new FitReport.Made(
            new FitReport.Extraction(plan.shape().resolution, seconds, surface.evaluations()),
            written,
            FitReport.Parameters.perTile(result.fitted()),
            new FitReport.Memory(result.pace().nativeBytes(), PeakHeap.bytes())));
  }

  private static String state(FitReport.Topology written) {
    String pieces = written.components() == 1 ? "one piece" : written.components() + " pieces";
    return written.boundaryEdges() == 0
        ? "closed, " + pieces
        : Words.count(written.boundaryEdges(), "boundary edge") + ", " + pieces;
  }

  /** Reads the written file back, into the unit sphere of the original. */
  private FitReport.Surface written(Path target, Share share) throws SignalFormatException {
    Mesh original = plan.signal().mesh();
    MeshFile read = Reading.mesh(target, share.part(0, 0.1));
    Mesh mesh = plan.signal().placement().toUnit(read.mesh());
    MeshReport facts = MeshReport.of(mesh);
    share.accept(0.1);
    MeshDistance distance = Reading.distance(original, share.part(0.1, 0.15));
    MeshDistance ofWritten = Reading.distance(mesh, share.part(0.15, 0.3));
    return new FitReport.Surface(
        String.valueOf(target.getFileName()),
        ShapeArguments.format(target).label(),
        new FitReport.Size(mesh.vertexCount(), mesh.triangleCount()),
        new FitReport.Likeness(
            VolumeIou.ofDistances(distance, ofWritten, IOU_RESOLUTION, share.part(0.3, 0.7)),
            Chamfer.between(original, mesh, CHAMFER_SAMPLES, CHAMFER_SEED, share.part(0.7, 0.8)),
            Chamfer.toSurface(original, mesh, CHAMFER_SAMPLES, CHAMFER_SEED, share.part(0.8, 0.95)),
            SurfaceSeam.of(
                surface.mesh(), distance, result.fitted().tiling(), share.part(0.95, 1))),
        new FitReport.Topology(
            facts.boundaryEdges(), facts.components(), facts.eulerCharacteristic()));
  }
}
