package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.signal.io.SaveException;
import java.util.Optional;

/** Trains while showing how it goes, and writes what comes out. */
record TrainSession(Console console) {
  /** Trains and writes; a training that was stopped is written as far as it came. */
  <R> ExitCode run(TrainingPlan<R> plan, EngineSettings engine) throws SaveException {
    try (Workbench bench = console.bench(engine)) {
      Optional<DeviceReport> found = bench.device();
      found.ifPresent(
          on ->
              console.say(
                  "Training on %s, %d held out, on %s. %s"
                      .formatted(plan.signals(), plan.heldOut(), on.name(), on.reason())));
      return written(
          bench,
          plan,
          found.flatMap(on -> bench.fit("Training on " + plan.signals(), plan::begin)));
    }
  }

  /** Judges and writes what was trained elsewhere. */
  <R> ExitCode end(TrainingPlan<R> plan, EngineSettings engine) throws SaveException {
    try (Workbench bench = console.bench(engine)) {
      return written(bench, plan, bench.fit("Judging", plan::begin));
    }
  }

  private <R> ExitCode written(Workbench bench, TrainingPlan<R> plan, Optional<FitResult<R>> result)
      throws SaveException {
    if (result.isEmpty()) {
      console.say("Stopped before there %s: nothing has been written.".formatted(plan.product()));
      return ExitCode.CANCELLED;
    }
    plan.advice(result.get()).ifPresent(console::say);
    console.out().println(plan.write(result.get()));
    if (!bench.jobs().stopped()) {
      return ExitCode.DONE;
    }
    console.say("Stopped: what there was has been written.");
    return ExitCode.CANCELLED;
  }
}
