package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.Words;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.FitSnapshot;
import dev.tessera.model.fit.StopReason;
import dev.tessera.model.job.DeviceJob;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.SaveException;
import java.io.PrintWriter;
import java.util.Optional;

/** Fits an image while showing how it goes, and writes what comes out. */
final class ImageSession {
  /**
   * What to fit.
   *
   * @param signal the image
   * @param sha256 of its file
   * @param options settings of the fit
   * @param device where to compute
   */
  record Request(GridSignal signal, String sha256, FitOptions options, DeviceChoice device) {}

  private final Surroundings surroundings;
  private final PrintWriter out;
  private final PrintWriter err;

  ImageSession(Surroundings surroundings, PrintWriter out, PrintWriter err) {
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
        announce(request, device.get());
        Optional<FitResult> result = fit(jobs, request, progress);
        if (result.isEmpty()) {
          return nothingWritten(progress);
        }
        return write(jobs, request, outputs, result.get(), progress);
      } finally {
        progress.end();
      }
    }
  }

  private void announce(Request request, DeviceReport device) {
    GridSignal signal = request.signal();
    err.printf(
        "Fitting %s, %d x %d, %s, on %s. %s%n",
        signal.name(),
        signal.width(),
        signal.height(),
        Words.count(signal.samples().channels(), "channel"),
        device.name(),
        device.reason());
  }

  private Optional<FitResult> fit(JobConsole jobs, Request request, ProgressLine progress) {
    Latest<FitSnapshot> snapshots = new Latest<>();
    FitJob job =
        new FitJob(jobs.engine(), request.signal(), request.options(), Optional.empty(), snapshots);
    Optional<FitResult> result =
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
      FitResult result,
      ProgressLine progress)
      throws SaveException, SignalFormatException {
    boolean stoppedFit = jobs.stopped();
    if (stoppedFit && result.reason() != StopReason.STOPPED) {
      return nothingWritten(progress);
    }
    Optional<Samples> picture = render(jobs, result, outputs.scale, progress);
    if (picture.isEmpty()) {
      return nothingWritten(progress);
    }
    Optional<Samples> plain = outputs.scale == 1 ? picture : render(jobs, result, 1, progress);
    if (plain.isEmpty()) {
      return nothingWritten(progress);
    }
    FitOutputs files = new FitOutputs(request, outputs, result);
    AfterFit after = new AfterFit(jobs, progress);
    if (!after.write((cancelled, done) -> files.writePicture(picture.get(), cancelled, done))) {
      return nothingWritten(progress);
    }
    Optional<String> summary = after.measure(cancelled -> files.writeFacts(plain.get(), cancelled));
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

  private Optional<Samples> render(
      JobConsole jobs, FitResult result, double scale, ProgressLine progress) {
    Latest<Double> fraction = new Latest<>();
    return jobs.run(
        Lane.VIEW,
        new RenderJob(jobs.engine(), result.field(), scale, fraction),
        () -> fraction.take().ifPresent(f -> progress.part("Rendering", f, System.nanoTime())));
  }

  private ExitCode nothingWritten(ProgressLine progress) {
    progress.end();
    err.println("Stopped before there was a picture: nothing has been written.");
    return ExitCode.CANCELLED;
  }
}
