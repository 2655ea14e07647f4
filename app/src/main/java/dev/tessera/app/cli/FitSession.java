package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.MoreQuality;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.fit.FitResult;
import java.io.PrintWriter;
import java.util.Optional;

/** Fits a signal while showing how it goes, and writes what comes out. */
final class FitSession {
  private final Surroundings surroundings;
  private final PrintWriter out;
  private final PrintWriter err;

  FitSession(Surroundings surroundings, PrintWriter out, PrintWriter err) {
    this.surroundings = surroundings;
    this.out = out;
    this.err = err;
  }

  /** Fits and writes; a fit that was stopped is written as far as it came. */
  <R> ExitCode run(FitPlan<R> plan, DeviceChoice device) {
    try (Workbench bench = Workbench.open(surroundings, device, err)) {
      Optional<DeviceReport> found = bench.device();
      if (found.isEmpty()) {
        return nothingWritten(bench, plan);
      }
      err.printf(
          "Fitting %s, %s, on %s. %s%n",
          plan.name(), plan.size(), found.get().name(), found.get().reason());
      Optional<FitResult<R>> result = bench.fit("Fitting " + plan.name(), plan::begin);
      result.flatMap(r -> plan.advice(r.fitted())).ifPresent(err::println);
      return result.isPresent() ? write(bench, plan, result.get()) : nothingWritten(bench, plan);
    }
  }

  private <R> ExitCode write(Workbench bench, FitPlan<R> plan, FitResult<R> result) {
    boolean stoppedFit = bench.jobs().stopped();
    if (stoppedFit && result.finished()) {
      return nothingWritten(bench, plan);
    }
    Optional<? extends FitPlan.Product> made = plan.make(bench, result, err);
    if (made.isEmpty() || !bench.write(made.get()::write)) {
      return nothingWritten(bench, plan);
    }
    Optional<String> summary = bench.work("Measuring what was written", made.get()::writeFacts);
    bench.progress().end();
    if (summary.isEmpty()) {
      err.println("Stopped: " + plan.outputs().out() + " has been written, and nothing about it.");
      return ExitCode.CANCELLED;
    }
    if (stoppedFit) {
      err.println("Stopped: what there was has been written.");
    }
    MoreQuality.inOptions(plan.options(), result).ifPresent(err::println);
    out.println(summary.get());
    return stoppedFit ? ExitCode.CANCELLED : ExitCode.DONE;
  }

  private ExitCode nothingWritten(Workbench bench, FitPlan<?> plan) {
    bench.progress().end();
    err.printf("Stopped before there was a %s: nothing has been written.%n", plan.product());
    return ExitCode.CANCELLED;
  }
}
