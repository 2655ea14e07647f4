package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.fit.FitResult;
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
  <R> ExitCode run(TrainingPlan<R> plan, DeviceChoice device) throws SaveException {
    try (Workbench bench = Workbench.open(surroundings, device, err)) {
      Optional<DeviceReport> found = bench.device();
      found.ifPresent(
          on ->
              err.printf(
                  "Training on %s, %d held out, on %s. %s%n",
                  plan.signals(), plan.heldOut(), on.name(), on.reason()));
      Optional<FitResult<R>> result =
          found.flatMap(on -> bench.fit("Training on " + plan.signals(), plan::begin));
      if (result.isEmpty()) {
        err.printf("Stopped before there %s: nothing has been written.%n", plan.product());
        return ExitCode.CANCELLED;
      }
      plan.advice(result.get()).ifPresent(err::println);
      out.println(plan.write(result.get()));
      if (!bench.jobs().stopped()) {
        return ExitCode.DONE;
      }
      err.println("Stopped: what there was has been written.");
      return ExitCode.CANCELLED;
    }
  }
}
