package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.MoreQuality;
import dev.tessera.app.Version;
import dev.tessera.app.Words;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.SaveException;
import java.util.Locale;
import java.util.Optional;

/** Fits a signal while showing how it goes, and writes what comes out. */
record FitSession(Console console) {
  /** Fits and writes; a fit that was stopped is written as far as it came. */
  <R> ExitCode run(FitPlan<R> plan, EngineSettings engine) {
    try (Workbench bench = console.bench(engine)) {
      Optional<DeviceReport> found = bench.device();
      if (found.isEmpty()) {
        return nothingWritten(bench, plan);
      }
      console.say(
          "Fitting %s, %s, on %s. %s"
              .formatted(plan.name(), plan.size(), found.get().name(), found.get().reason()));
      Optional<FitResult<R>> result = bench.fit("Fitting " + plan.name(), plan::begin);
      result.flatMap(r -> plan.advice(r.fitted())).ifPresent(console::say);
      return result.isPresent() ? write(bench, plan, result.get()) : nothingWritten(bench, plan);
    }
  }

  private <R> ExitCode write(Workbench bench, FitPlan<R> plan, FitResult<R> result) {
    boolean stoppedFit = bench.jobs().stopped();
    if (stoppedFit && result.finished()) {
      return nothingWritten(bench, plan);
    }
    Optional<? extends FitPlan.Product> made = plan.make(bench, result, console);
    if (made.isEmpty() || !written(bench, made.get())) {
      return nothingWritten(bench, plan);
    }
    Optional<String> summary =
        bench.work(
            "Measuring what was written", share -> writeFacts(plan, result, made.get(), share));
    bench.progress().end();
    if (summary.isEmpty()) {
      console.say("Stopped: " + plan.outputs().out() + " has been written, and nothing about it.");
      return ExitCode.CANCELLED;
    }
    if (stoppedFit) {
      console.say("Stopped: what there was has been written.");
    }
    MoreQuality.inOptions(plan.options(), result).ifPresent(console::say);
    console.out().println(summary.get());
    return stoppedFit ? ExitCode.CANCELLED : ExitCode.DONE;
  }

  /** Whether the main file is there; false if the user stopped it. */
  private static boolean written(Workbench bench, FitPlan.Product made) {
    return bench
        .work(
            "Writing",
            share -> {
              made.write(share);
              return true;
            })
        .isPresent();
  }

  /** Measures the written file and writes everything else that was asked for; one line. */
  private static String writeFacts(
      FitPlan<?> plan, FitResult<?> result, FitPlan.Product made, Share share)
      throws SaveException, SignalFormatException {
    FitPlan.Measured measured = made.measure(share);
    share.accept(1);
    OutputArguments outputs = plan.outputs();
    if (outputs.curve != null) {
      TextFile.write(outputs.curve, TextFile.csv(result.curve()));
    }
    if (outputs.report != null) {
      FitReport report =
          FitReport.of(Version.text(), plan.input(), plan.options(), result, measured.made());
      TextFile.write(outputs.report, report.toJson());
    }
    return String.format(
        Locale.ROOT,
        "%s: %s, %s in %.1f s, %s samples/s, %s",
        outputs.out(),
        measured.words(),
        Words.count(result.step(), "step"),
        result.seconds(),
        ProgressLine.count(result.pace().samplesPerSecond()),
        result.reason().text());
  }

  private ExitCode nothingWritten(Workbench bench, FitPlan<?> plan) {
    bench.progress().end();
    console.say(
        "Stopped before there was a %s: nothing has been written.".formatted(plan.product()));
    return ExitCode.CANCELLED;
  }
}
