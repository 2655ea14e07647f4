package dev.tessera.app.cli;

import dev.tessera.app.ExitCode;
import dev.tessera.app.FailureText;
import dev.tessera.app.Version;
import dev.tessera.app.Words;
import dev.tessera.model.archive.ComparisonPage;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.compare.Contender;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.tile.Tiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/**
 * Fits one method after the other while showing how it goes, and keeps what there is to tell.
 *
 * @param <T> how the signal is cut
 */
final class CompareSession<T extends Tiling> {
  private final Workbench bench;
  private final CompareMeasure<T> measure;
  private final List<ComparisonReport.Entry> entries = new ArrayList<>();
  private final List<ComparisonPage.Crop> crops = new ArrayList<>();
  private Optional<FailureText> failure = Optional.empty();

  /**
   * Nothing fitted yet.
   *
   * @param bench where it fits
   * @param measure what methods are compared on
   */
  CompareSession(Workbench bench, CompareMeasure<T> measure) {
    this.bench = bench;
    this.measure = measure;
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
            "Comparing %s on %s, %s, at equal %s, on %s."
                .formatted(
                    Words.count(contenders.size(), "method"),
                    measure.subject().signal().name(),
                    measure.size(),
                    terms.budget().label(),
                    device.get().name()));
    measure.original(bench).ifPresent(part -> crops.add(new ComparisonPage.Crop("original", part)));
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
      Optional<FitResult<Fitted<T>>> result =
          bench.fit("Fitting by " + name, engine -> measure.subject().fit(engine, contender));
      return result
          .filter(FitResult::finished)
          .flatMap(r -> measure.seen(bench, r).map(seen -> told(contender, r, seen)));
    } catch (CompletionException | IllegalArgumentException e) {
      fail(contender, FailureText.of(e));
      return Optional.empty();
    }
  }

  private long told(Contender contender, FitResult<Fitted<T>> result, CompareMeasure.Seen seen) {
    bench.progress().end();
    String name = contender.method().name();
    entries.add(ComparisonReport.Entry.of(contender, result, seen.quality()));
    crops.add(new ComparisonPage.Crop(name, seen.picture()));
    bench
        .console()
        .out()
        .println("%s: %s, %s".formatted(name, seen.words(), FitSession.took(result)));
    return result.step();
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
        new ComparisonReport(
            Version.text(), measure.input(), device.name(), terms.budget().label(), entries);
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
