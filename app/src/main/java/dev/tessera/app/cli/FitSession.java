package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.MoreQuality;
import dev.tessera.app.Version;
import dev.tessera.app.Words;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.SaveException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Fits a signal while showing how it goes, keeps it, and writes what comes out. */
record FitSession(Console console) {
  /** Fits and writes; a fit that was stopped is written as far as it came. */
  <R> ExitCode run(FitPlan<R> plan, EngineSettings engine) {
    try (Workbench bench = console.bench(engine)) {
      return run(bench, plan, FitKeeping.nowhere());
    }
  }

  /** Fits, keeps and writes. */
  <R> ExitCode run(Workbench bench, FitPlan<R> plan, FitKeeping<R> keeping) {
    Optional<FitResult<R>> result = fit(bench, plan, keeping);
    result.flatMap(r -> plan.advice(r.fitted())).ifPresent(console::say);
    if (result.isEmpty()) {
      return nothingWritten(bench, plan.product());
    }
    if (plan.outputs().wanted().isEmpty()) {
      writeCurve(plan.outputs(), result.get());
      return told(plan, result.get(), keeping);
    }
    ExitCode code = write(bench, plan, result.get());
    keeping.requireSaved();
    return code;
  }

  /**
   * Fits, and keeps what it came to.
   *
   * @return empty if the user stopped it before there was anything
   */
  <R> Optional<FitResult<R>> fit(Workbench bench, Fitting<R> plan, FitKeeping<R> keeping) {
    Optional<DeviceReport> found = bench.device();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    console.say(
        "Fitting %s, %s, on %s. %s"
            .formatted(plan.name(), plan.size(), found.get().name(), found.get().reason()));
    return kept(bench, plan, keeping);
  }

  /** As above, without a word before. */
  <R> Optional<FitResult<R>> kept(Workbench bench, Fitting<R> plan, FitKeeping<R> keeping) {
    Optional<FitResult<R>> result =
        bench.fit(
            "Fitting " + plan.name(),
            engine -> keeping.interrupted(plan.begin(engine)),
            job -> keeping.saver().ifPresent(saver -> saver.tick(bench, job)));
    result.ifPresent(r -> keeping.saver().ifPresent(saver -> save(bench, saver, r)));
    return result;
  }

  private <R> void save(Workbench bench, ProjectSaver<R> saver, FitResult<R> result) {
    Optional<List<String>> notes =
        bench.work("Saving " + saver.target(), share -> saver.save(result, share.cancelled()));
    bench.progress().end();
    notes.ifPresent(console::notes);
    if (notes.isEmpty()) {
      console.say("Stopped: " + saver.target() + " is as it was saved last.");
    }
  }

  private static void writeCurve(OutputArguments outputs, FitResult<?> result) {
    if (outputs.curve != null) {
      try {
        TextFile.write(outputs.curve, TextFile.csv(result.curve()));
      } catch (SaveException e) {
        throw new CompletionException(e);
      }
    }
  }

  /** Ends with one line about a fit of which nothing but a project was wanted. */
  <R> ExitCode told(Fitting<R> plan, FitResult<R> result, FitKeeping<R> keeping) {
    keeping.requireSaved();
    if (!result.finished()) {
      console.say("Stopped: what there was has been saved.");
    }
    Object where = keeping.saver().<Object>map(ProjectSaver::target).orElse(plan.name());
    console.out().println(where + ": " + quality(result.quality()) + ", " + took(result));
    return result.finished() ? ExitCode.DONE : ExitCode.CANCELLED;
  }

  private static String quality(Snapshot.Quality quality) {
    if (!Double.isNaN(quality.psnr())) {
      return "PSNR " + Words.psnr(quality.psnr());
    }
    return String.format(Locale.ROOT, "mean distance error %.4f", quality.meanError());
  }

  /** How long a fit took, and why it ended. */
  static String took(FitResult<?> result) {
    return String.format(
        Locale.ROOT,
        "%s in %.1f s, %s samples/s, %s",
        Words.count(result.step(), "step"),
        result.seconds(),
        ProgressLine.count(result.pace().samplesPerSecond()),
        result.reason().text());
  }

  private <R> ExitCode write(Workbench bench, FitPlan<R> plan, FitResult<R> result) {
    boolean stoppedFit = bench.jobs().stopped();
    if (stoppedFit && result.finished()) {
      return nothingWritten(bench, plan.product());
    }
    Optional<? extends FitPlan.Product> made = plan.make(bench, result, console);
    if (made.isEmpty()) {
      return nothingWritten(bench, plan.product());
    }
    try (FitPlan.Product product = made.get()) {
      return write(bench, plan, result, product);
    }
  }

  private <R> ExitCode write(
      Workbench bench, FitPlan<R> plan, FitResult<R> result, FitPlan.Product made) {
    if (!written(bench, made)) {
      return nothingWritten(bench, plan.product());
    }
    Optional<String> summary =
        bench.work("Measuring what was written", share -> writeFacts(plan, result, made, share));
    bench.progress().end();
    if (summary.isEmpty()) {
      console.say("Stopped: " + plan.outputs().out() + " has been written, and nothing about it.");
      return ExitCode.CANCELLED;
    }
    if (!result.finished()) {
      console.say("Stopped: what there was has been written.");
    }
    MoreQuality.inOptions(plan.options(), result).ifPresent(console::say);
    console.out().println(summary.get());
    return result.finished() ? ExitCode.DONE : ExitCode.CANCELLED;
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
    return outputs.out() + ": " + measured.words() + ", " + took(result);
  }

  ExitCode nothingWritten(Workbench bench, String product) {
    bench.progress().end();
    console.say("Stopped before there was a %s: nothing has been written.".formatted(product));
    return ExitCode.CANCELLED;
  }
}
