package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.FailureText;
import dev.tessera.app.Version;
import dev.tessera.app.Words;
import dev.tessera.model.archive.ComparisonPage;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.compare.Contender;
import dev.tessera.model.compare.DetailedSquare;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.metric.Ssim;
import dev.tessera.model.render.OutputDepth;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** Fits one method after the other while showing how it goes, and keeps what there is to tell. */
final class CompareSession {
  /** Pixels of a crop's side. */
  private static final int CROP = 256;

  private final Workbench bench;
  private final GridSignal signal;
  private final FitReport.Input input;
  private final DetailedSquare square;
  private final List<ComparisonReport.Entry> entries = new ArrayList<>();
  private final List<ComparisonPage.Crop> crops = new ArrayList<>();
  private Optional<FailureText> failure = Optional.empty();

  /**
   * Nothing fitted yet.
   *
   * @param bench where it fits
   * @param signal an image
   * @param input its file, for the report
   */
  CompareSession(Workbench bench, GridSignal signal, FitReport.Input input) {
    this.bench = bench;
    this.signal = signal;
    this.input = input;
    square = DetailedSquare.of(signal.samples(), CROP);
  }

  /** Fits, tells and writes; once the user stops it, what is finished. */
  ExitCode run(List<Contender> contenders, CompareArguments terms, CompareOutputs outputs) {
    Optional<DeviceReport> device = bench.device();
    if (device.isEmpty()) {
      return ended(contenders);
    }
    bench
        .console()
        .say(
            "Comparing %s on %s, %d x %d, %s, at equal %s, on %s."
                .formatted(
                    Words.count(contenders.size(), "method"),
                    signal.name(),
                    signal.width(),
                    signal.height(),
                    Words.count(signal.samples().channels(), "channel"),
                    terms.budget().label(),
                    device.get().name()));
    crops.add(new ComparisonPage.Crop("original", square.cut(signal.samples())));
    Optional<StopRule> alike = Optional.empty();
    for (Contender contender : contenders) {
      Contender next = alike.map(contender::until).orElse(contender);
      Optional<Long> steps = fit(next);
      if (bench.jobs().stopped()) {
        break;
      }
      if (terms.stepsOfTheFirst() && alike.isEmpty()) {
        alike = steps.map(StopRule::afterSteps);
      }
    }
    bench.progress().end();
    return finished() > 0 ? write(contenders, terms, outputs, device.get()) : ended(contenders);
  }

  private long finished() {
    return entries.stream().filter(entry -> entry.failure() == null).count();
  }

  /** The steps it took; empty if it failed or the user stopped it. */
  private Optional<Long> fit(Contender contender) {
    String name = contender.method().name();
    bench.progress().end();
    bench
        .console()
        .say(
            String.format(
                Locale.ROOT,
                "%s: %,d parameters, %,d floats, %,.0f multiply-adds per sample",
                name,
                contender.costs().parameters(),
                contender.costs().floats(),
                contender.costs().madsPerSample()));
    try {
      Optional<FitResult<Fitted<GridTiling>>> result =
          bench.fit(
              "Fitting by " + name,
              engine -> SignalLearner.grid(engine, signal, contender.options(), Optional.empty()));
      return result
          .filter(FitResult::finished)
          .flatMap(r -> rendered(r).flatMap(picture -> measured(contender, r, picture)));
    } catch (CompletionException | IllegalArgumentException e) {
      fail(contender, FailureText.of(e));
      return Optional.empty();
    }
  }

  private Optional<Samples> rendered(FitResult<Fitted<GridTiling>> result) {
    return bench.look(
        "Rendering",
        done ->
            new RenderJob(bench.jobs().engine(), result.fitted(), 1, OutputDepth.EIGHT_BIT, done));
  }

  private Optional<Long> measured(
      Contender contender, FitResult<Fitted<GridTiling>> result, Samples picture) {
    Samples original = signal.samples();
    Optional<ComparisonReport.Entry> entry =
        bench.work(
            "Measuring",
            share ->
                ComparisonReport.Entry.of(
                    contender,
                    result,
                    Psnr.ofRounded(original, picture),
                    Ssim.of(original, picture, share)));
    bench.progress().end();
    entry.ifPresent(
        e -> {
          entries.add(e);
          crops.add(new ComparisonPage.Crop(e.method(), square.cut(picture)));
          bench
              .console()
              .out()
              .println(
                  String.format(
                      Locale.ROOT,
                      "%s: PSNR %s, SSIM %.4f, %s",
                      e.method(),
                      Words.psnr(e.quality().psnr()),
                      e.quality().ssim(),
                      FitSession.took(result)));
        });
    return entry.map(e -> result.step());
  }

  private void fail(Contender contender, FailureText text) {
    bench.progress().end();
    entries.add(ComparisonReport.Entry.failed(contender, text.sentence()));
    failure = failure.or(() -> Optional.of(text));
    bench.console().say(contender.method().name() + " failed: " + text.sentence());
  }

  private ExitCode write(
      List<Contender> contenders,
      CompareArguments terms,
      CompareOutputs outputs,
      DeviceReport device) {
    ComparisonReport report =
        new ComparisonReport(Version.text(), input, device.name(), terms.budget().label(), entries);
    if (outputs.wanted()) {
      Optional<Boolean> written =
          bench.work(
              "Writing",
              share -> {
                outputs.write(new ComparisonPage(report, crops), share);
                return true;
              });
      bench.progress().end();
      if (written.isEmpty()) {
        bench.console().say("Stopped while it was written: some files may be as they were.");
        return ExitCode.CANCELLED;
      }
    }
    if (bench.jobs().stopped()) {
      bench
          .console()
          .say(
              "Stopped: %d of %s were finished."
                  .formatted(finished(), Words.count(contenders.size(), "method")));
      return ExitCode.CANCELLED;
    }
    return ExitCode.DONE;
  }

  /** Without anything finished nothing is written. */
  private ExitCode ended(List<Contender> contenders) {
    bench
        .console()
        .say(
            "None of %s was finished: nothing has been written."
                .formatted(Words.count(contenders.size(), "method")));
    return bench.jobs().stopped() || failure.isEmpty()
        ? ExitCode.CANCELLED
        : failure.get().exitCode();
  }
}
