package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.Words;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.ShapeFitResult;
import dev.tessera.model.fit.ShapeOptions;
import dev.tessera.model.fit.ShapeSnapshot;
import dev.tessera.model.fit.StopReason;
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
          return nothingWritten(progress);
        }
        announce(request, outputs, device.get());
        Optional<ShapeFitResult> result = fit(jobs, request, progress);
        if (result.isEmpty()) {
          return nothingWritten(progress);
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
        "Fitting %s, %s, on %s. %s%n",
        signal.name(),
        Words.count(signal.mesh().triangleCount(), "triangle"),
        device.name(),
        device.reason());
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
    if (request.options().mode() == FitMode.JOINT && request.options().networks().isEmpty()) {
      result
          .map(ShapeFitResult::shape)
          .flatMap(
              fitted ->
                  TileCount.advice(
                      fitted.tiling().tileCount(), fitted.codes().latent(), "more --cells"))
          .ifPresent(err::println);
    }
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
    if (stoppedFit && result.reason() != StopReason.STOPPED) {
      return nothingWritten(progress);
    }
    Latest<Double> fraction = new Latest<>();
    long start = System.nanoTime();
    Optional<Surface> surface =
        jobs.run(
            Lane.VIEW,
            new SurfaceJob(jobs.engine(), result.shape(), request.resolution(), fraction),
            () ->
                fraction
                    .take()
                    .ifPresent(f -> progress.part("Extracting the surface", f, System.nanoTime())));
    double seconds = (System.nanoTime() - start) * 1e-9;
    if (surface.isEmpty()) {
      return nothingWritten(progress);
    }
    int found = surface.get().mesh().triangleCount();
    if (request.faces().filter(wanted -> wanted >= found).isPresent()) {
      progress.end();
      err.printf(
          "Note: --faces does nothing here: the surface has %s.%n", Words.count(found, "triangle"));
    }
    Optional<Surface> reduced = reduced(jobs, request, result, surface.get());
    if (reduced.isEmpty()) {
      return nothingWritten(progress);
    }
    ShapeOutputs files = new ShapeOutputs(request, outputs, result);
    AfterFit after = new AfterFit(jobs, progress);
    if (!after.write((cancelled, done) -> files.writeSurface(reduced.get(), cancelled))) {
      return nothingWritten(progress);
    }
    Optional<String> summary =
        after.measure(cancelled -> files.writeFacts(surface.get(), seconds, cancelled));
    progress.end();
    if (summary.isEmpty()) {
      err.println("Stopped: " + outputs.out() + " has been written, and nothing about it.");
      return ExitCode.CANCELLED;
    }
    if (stoppedFit) {
      err.println("Stopped: what there was has been written.");
    }
    out.println(summary.get());
    return stoppedFit ? ExitCode.CANCELLED : ExitCode.DONE;
  }

  /** The surface with no more triangles than are wanted; normals are those of the field. */
  private static Optional<Surface> reduced(
      JobConsole jobs, Request request, ShapeFitResult result, Surface surface) {
    int most = request.faces().orElse(Integer.MAX_VALUE);
    if (surface.mesh().triangleCount() <= most) {
      return Optional.of(surface);
    }
    Optional<Mesh> mesh =
        jobs.work(cancelled -> Decimation.to(surface.mesh(), most, cancelled), () -> {});
    return mesh.flatMap(
        kept ->
            jobs.run(
                    Lane.VIEW,
                    NormalsJob.of(jobs.engine(), result.shape(), kept, request.resolution()),
                    () -> {})
                .map(normals -> new Surface(kept, normals, surface.evaluations())));
  }

  private ExitCode nothingWritten(ProgressLine progress) {
    progress.end();
    err.println("Stopped before there was a surface: nothing has been written.");
    return ExitCode.CANCELLED;
  }
}
