package dev.tessera.app.cli;

import dev.tessera.app.Version;
import dev.tessera.app.Words;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.archive.ShapeReport;
import dev.tessera.model.fit.ShapeFitResult;
import dev.tessera.model.job.Surface;
import dev.tessera.model.metric.Chamfer;
import dev.tessera.model.metric.SurfaceSeam;
import dev.tessera.model.metric.VolumeIou;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.io.mesh.MeshFormat;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.MeshReport;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Writes the surface of a fitted shape, measures the written file and writes what tells of it. */
final class ShapeOutputs {
  private static final int IOU_RESOLUTION = 256;
  private static final int CHAMFER_SAMPLES = 100_000;
  private static final long CHAMFER_SEED = 1;

  private final ShapeSession.Request request;
  private final OutputArguments outputs;
  private final ShapeFitResult result;

  ShapeOutputs(ShapeSession.Request request, OutputArguments outputs, ShapeFitResult result) {
    this.request = request;
    this.outputs = outputs;
    this.result = result;
  }

  /**
   * Writes the surface.
   *
   * @param surface reduced, if that was asked for
   * @param cancelled asked often
   */
  void writeSurface(Surface surface, BooleanSupplier cancelled) throws SaveException {
    ShapeSignal signal = request.signal();
    MeshFiles.write(
        signal.placement().toFile(surface.mesh()),
        Optional.of(signal.placement().toFile(surface.normals())),
        outputs.out(),
        ShapeArguments.format(outputs.out()),
        cancelled);
  }

  /**
   * Writes everything else that was asked for.
   *
   * @param seconds that the extraction took
   * @param cancelled asked often
   * @return one line for people
   */
  String writeFacts(Surface surface, double seconds, BooleanSupplier cancelled)
      throws SaveException, SignalFormatException {
    Path target = outputs.out();
    MeshFormat format = ShapeArguments.format(target);
    ShapeReport.Written written = measure(target, format, surface.mesh(), cancelled);
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    if (outputs.curve != null) {
      TextFile.write(outputs.curve, TextFile.csv(result.curve()));
    }
    if (outputs.report != null) {
      ShapeReport.Extraction extraction =
          ShapeReport.Extraction.of(request.resolution(), seconds, surface.evaluations());
      TextFile.write(outputs.report, report(extraction, written).toJson());
    }
    return String.format(
        Locale.ROOT,
        "%s: IoU %.4f, Chamfer %.2e, %s, %s, %s in %.1f s, %s samples/s, %s",
        target,
        written.iou(),
        written.chamfer(),
        Words.count(written.triangles(), "triangle"),
        state(written),
        Words.count(result.step(), "step"),
        result.seconds(),
        ProgressLine.count(result.samplesPerSecond()),
        result.reason().text());
  }

  private static String state(ShapeReport.Written written) {
    String pieces = written.components() == 1 ? "one piece" : written.components() + " pieces";
    return written.boundaryEdges() == 0
        ? "closed, " + pieces
        : Words.count(written.boundaryEdges(), "boundary edge") + ", " + pieces;
  }

  /** Reads the written file back, into the unit sphere of the original. */
  private ShapeReport.Written measure(
      Path target, MeshFormat format, Mesh extracted, BooleanSupplier cancelled)
      throws SignalFormatException {
    Mesh original = request.signal().mesh();
    Mesh mesh = request.signal().placement().toUnit(MeshFiles.read(target, cancelled).mesh());
    MeshReport facts = MeshReport.of(mesh);
    MeshDistance distance = MeshDistance.of(original);
    return new ShapeReport.Written(
        String.valueOf(target.getFileName()),
        format.label(),
        mesh.vertexCount(),
        mesh.triangleCount(),
        VolumeIou.ofDistances(distance, MeshDistance.of(mesh), IOU_RESOLUTION),
        Chamfer.between(original, mesh, CHAMFER_SAMPLES, CHAMFER_SEED),
        Chamfer.toSurface(original, mesh, CHAMFER_SAMPLES, CHAMFER_SEED),
        SurfaceSeam.of(extracted, distance, result.shape().tiling()),
        facts.boundaryEdges(),
        facts.components(),
        facts.eulerCharacteristic());
  }

  private ShapeReport report(ShapeReport.Extraction extraction, ShapeReport.Written written) {
    ShapeSignal signal = request.signal();
    return new ShapeReport(
        Version.text(),
        new ShapeReport.Input(
            signal.name(),
            request.sha256(),
            request.source().format().label(),
            signal.mesh().triangleCount(),
            signal.placement().up().name(),
            signal.repairs()),
        result.options(),
        result.device(),
        result.reason().text(),
        result.step(),
        result.seconds(),
        result.preparationSeconds(),
        result.samplesPerSecond(),
        extraction,
        written,
        ShapeReport.Parameters.of(result),
        new FitReport.Memory(result.peakNativeBytes(), PeakHeap.bytes()),
        FitReport.points(result.curve()));
  }
}
