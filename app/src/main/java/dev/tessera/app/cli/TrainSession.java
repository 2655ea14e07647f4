package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.fit.TrainResult;
import dev.tessera.model.fit.TrainSnapshot;
import dev.tessera.model.job.DeviceJob;
import dev.tessera.model.job.TrainJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.io.SaveException;
import java.io.PrintWriter;
import java.util.Optional;

/** Trains while showing how it goes, and writes what comes out. */
final class TrainSession {
  private final Surroundings surroundings;
  private final PrintWriter out;
  private final PrintWriter err;

  TrainSession(Surroundings surroundings, PrintWriter out, PrintWriter err) {
    this.surroundings = surroundings;
    this.out = out;
    this.err = err;
  }

  /** Trains and writes; a training that was stopped is written as far as it came. */
  ExitCode run(TrainingPlan plan, TrainArguments arguments) throws SaveException {
    try (JobConsole jobs = new JobConsole(surroundings, arguments.device)) {
      ProgressLine progress = new ProgressLine(err, surroundings.terminal());
      try {
        Optional<DeviceReport> device = jobs.run(Lane.VIEW, new DeviceJob(jobs.engine()), () -> {});
        if (device.isEmpty() || jobs.stopped()) {
          return nothingWritten();
        }
        err.printf(
            "Training on %s, %d held out, on %s. %s%n",
            plan.data(), plan.validation(), device.get().name(), device.get().reason());
        Latest<TrainSnapshot> snapshots = new Latest<>();
        TrainJob job =
            new TrainJob(
                "Training on " + plan.data(), () -> plan.begin().apply(jobs.engine()), snapshots);
        Optional<TrainResult> result =
            jobs.run(
                Lane.FIT,
                job,
                () -> snapshots.take().ifPresent(s -> progress.show(s, System.nanoTime())));
        progress.end();
        if (result.isEmpty()) {
          return nothingWritten();
        }
        if (arguments.kind == TrainArguments.Kind.VOXEL) {
          advise(result.get());
        }
        out.println(new TrainOutputs(plan, arguments).write(result.get()));
        if (jobs.stopped()) {
          err.println("Stopped: what there was has been written.");
          return ExitCode.CANCELLED;
        }
        return ExitCode.DONE;
      } finally {
        progress.end();
      }
    }
  }

  /** How many tiles meshes come to is known only when they have been cut. */
  private void advise(TrainResult result) {
    TileCount.advice(result.last().tiles(), result.networks().spec().latent(), "a smaller --tile")
        .ifPresent(err::println);
  }

  private ExitCode nothingWritten() {
    err.println("Stopped before there were networks: nothing has been written.");
    return ExitCode.CANCELLED;
  }
}
