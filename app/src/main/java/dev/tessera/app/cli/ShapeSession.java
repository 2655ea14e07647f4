package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.fit.ShapeFitResult;
import dev.tessera.model.fit.ShapeOptions;
import dev.tessera.model.fit.ShapeSnapshot;
import dev.tessera.model.job.DeviceJob;
import dev.tessera.model.job.NormalsJob;
import dev.tessera.model.job.ShapeFitJob;
import dev.tessera.model.job.Surface;
import dev.tessera.model.job.SurfaceJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.mesh.FloatNote;
import dev.tessera.model.signal.io.mesh.MeshFile;
import dev.tessera.model.signal.io.mesh.MeshFiles;
import dev.tessera.model.signal.mesh.Decimation;
import dev.tessera.model.signal.mesh.Mesh;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Fits a shape while showing how it goes, extracts its surface and writes it. */
final class ShapeSession {
  /**
   * What to fit and what to make of it.
   *
   * @param signal the shape in the unit sphere
   * @param source what was read from its file
   * @param sha256 of its file
   * @param options settings of the fit
   * @param resolution cells along each axis at which the surface is extracted
   * @param faces triangles to decimate to, or empty
   * @param device where to compute
   */
  record Request(
      ShapeSignal signal,
      MeshFile source,
      String sha256,
      ShapeOptions options,
      int resolution,
      Optional<Integer> faces,
      DeviceChoice device) {
    /**
     * Reads the mesh.
     *
     * @throws IllegalArgumentException if it has no inside to fit
     */
    static Request read(Path file, ShapeOptions options, ShapeArguments shape, DeviceChoice device)
        throws SignalFormatException, IOException {
      MeshFile mesh = MeshFiles.read(file, () -> false);
      ShapeSignal signal =
          ShapeSignal.of(
              String.valueOf(file.getFileName()),
              mesh.mesh(),
              shape.up == null ? mesh.up() : shape.up);
      InsideCheck.require(signal, shape.resolution);
      return new Request(
          signal,
          mesh,
          FileHash.sha256(file),
          options,
          shape.resolution,
          Optional.ofNullable(shape.faces),
          device);
    }
  }

  private final Surroundings surroundings;
  private final PrintWriter out;
  private final PrintWriter err;

  ShapeSession(Surroundings surroundings, PrintWriter out, PrintWriter err) {
    this.surroundings = surroundings;
    this.out = out;
    this.err = err;
  }

  /** Fits and writes; a fit that was stopped is written as far as it came. */
  ExitCode run(Request request, OutputArguments outputs)
      throws SaveException, SignalFormatException {
    try (JobConsole jobs = new JobConsole(surroundings, request.device())) {
      ProgressLine progress = new ProgressLine(err, surroundings.terminal());
      try {
        Optional<DeviceReport> device = jobs.run(Lane.VIEW, new DeviceJob(jobs.engine()), () -> {});
        if (device.isEmpty() || jobs.stopped()) {
          return nothingWritten();
        }
        announce(request, outputs, device.get());
        Optional<ShapeFitResult> result = fit(jobs, request, progress);
        if (result.isEmpty()) {
          return nothingWritten();
        }
        return write(jobs, request, outputs, result.get(), progress);
      } finally {
        progress.end();
      }
    }
  }

  private void announce(Request request, OutputArguments outputs, DeviceReport device) {
    ShapeSignal signal = request.signal();
    request.source().notes().forEach(note -> err.printf("Note: %s.%n", note));
    FloatNote.of(ShapeArguments.format(outputs.out()), signal.placement())
        .ifPresent(note -> err.printf("Note: %s%n", note));
    signal.repairs().forEach(repair -> err.printf("Repaired: %s.%n", repair));
    err.printf(
        "Fitting %s, %d triangles, on %s. %s%n",
        signal.name(), signal.mesh().triangleCount(), device.name(), device.reason());
  }

  private Optional<ShapeFitResult> fit(JobConsole jobs, Request request, ProgressLine progress) {
    Latest<ShapeSnapshot> snapshots = new Latest<>();
    ShapeFitJob job =
        new ShapeFitJob(jobs.engine(), request.signal(), request.options(), snapshots);
    Optional<ShapeFitResult> result =
        jobs.run(
            Lane.FIT,
            job,
            () -> snapshots.take().ifPresent(s -> progress.show(s, System.nanoTime())));
    progress.end();
    return result;
  }

  private ExitCode write(
      JobConsole jobs,
      Request request,
      OutputArguments outputs,
      ShapeFitResult result,
      ProgressLine progress)
      throws SaveException, SignalFormatException {
    boolean stoppedFit = jobs.stopped();
    Latest<Double> fraction = new Latest<>();
    long start = System.nanoTime();
    Optional<Surface> surface =
        jobs.run(
            Lane.VIEW,
            new SurfaceJob(jobs.engine(), result.shape(), request.resolution(), fraction),
            () -> fraction.take().ifPresent(progress::extracting));
    double seconds = (System.nanoTime() - start) * 1e-9;
    if (surface.isEmpty()) {
      progress.end();
      return nothingWritten();
    }
    Optional<Surface> reduced = reduced(jobs, request, result, surface.get());
    if (reduced.isEmpty()) {
      progress.end();
      return nothingWritten();
    }
    progress.measuring();
    String summary =
        new ShapeOutputs(request, outputs, result).write(surface.get(), reduced.get(), seconds);
    progress.end();
    if (stoppedFit) {
      err.println("Stopped: what there was has been written.");
    }
    out.println(summary);
    return jobs.stopped() ? ExitCode.CANCELLED : ExitCode.DONE;
  }

  /** The surface with no more triangles than are wanted; normals are those of the field. */
  private static Optional<Surface> reduced(
      JobConsole jobs, Request request, ShapeFitResult result, Surface surface) {
    int most = request.faces().orElse(Integer.MAX_VALUE);
    if (surface.mesh().triangleCount() <= most) {
      return Optional.of(surface);
    }
    Mesh mesh = Decimation.to(surface.mesh(), most, () -> false);
    NormalsJob job = NormalsJob.of(jobs.engine(), result.shape(), mesh, request.resolution());
    return jobs.run(Lane.VIEW, job, () -> {})
        .map(normals -> new Surface(mesh, normals, surface.evaluations()));
  }

  private ExitCode nothingWritten() {
    err.println("Stopped before there was a surface: nothing has been written.");
    return ExitCode.CANCELLED;
  }
}
