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
import dev.tessera.model.job.Contest;
import dev.tessera.model.job.ContestSubject;
import dev.tessera.model.job.Inspection;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.Signal;
import dev.tessera.model.tile.Tiling;
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
  private final ContestSubject<T> subject;
  private final Contest<T> contest;
  private Optional<FailureText> failure = Optional.empty();

  /**
   * Nothing fitted yet.
   *
   * @param bench where it fits
   * @param subject what methods are compared on
   */
  CompareSession(Workbench bench, ContestSubject<T> subject, Contest<T> contest) {
    this.bench = bench;
    this.subject = subject;
    this.contest = contest;
  }

  /** Fits, tells and writes; once the user stops it, what is finished. */
  ExitCode run(CompareOutputs outputs) {
    Optional<DeviceReport> device = bench.device();
    if (device.isEmpty()) {
      return ended();
    }
    bench
        .console()
        .say(
            "Comparing %s on %s, %s, at equal %s, on %s. %s"
                .formatted(
                    count(),
                    signal().name(),
                    size(),
                    contest.terms().budget().label(),
                    device.get().name(),
                    device.get().reason()));
    bench.work("Drawing", share -> subject.judge().original()).ifPresent(contest::show);
    Optional<Contender> next = contest.next();
    while (next.isPresent() && !bench.jobs().stopped()) {
      fit(next.get());
      next = contest.next();
    }
    bench.progress().end();
    return contest.finished() > 0 ? write(outputs, device.get()) : ended();
  }

  private Signal signal() {
    return subject.judge().subject().signal();
  }

  /** "24 x 16, 3 channels", "6598 triangles". */
  private String size() {
    return signal() instanceof ShapeSignal shape
        ? Words.count(shape.mesh().triangleCount(), "triangle")
        : Words.size((GridSignal) signal());
  }

  /** "3 methods", "6 values of tile side". */
  private String count() {
    int all = contest.contenders().size();
    return contest
        .terms()
        .study()
        .map(study -> Words.count(all, "value") + " of " + study.title())
        .orElse(Words.count(all, "method"));
  }

  private void fit(Contender contender) {
    bench.progress().end();
    bench
        .console()
        .say(
            String.format(
                Locale.ROOT,
                "%s: %,d parameters, %,d floats, %,.0f multiply-adds per sample%s",
                contest.named(contender),
                contender.costs().parameters(),
                contender.costs().floats(),
                contender.costs().madsPerSample(),
                contender.alike() ? "" : "; not equal to the first: it has no nearer size"));
    try {
      bench
          .fit("Fitting by " + contest.named(contender), engine -> contest.begin(engine, contender))
          .filter(FitResult::finished)
          .ifPresent(result -> measured(contender, result));
    } catch (CompletionException | IllegalArgumentException e) {
      fail(contender, FailureText.of(e));
    }
  }

  private void measured(Contender contender, FitResult<Fitted<T>> result) {
    Inspection inspection = subject.judge().inspection(bench.jobs().engine(), contender, result);
    Optional<Inspection.Part<?>> part = inspection.next();
    while (part.isPresent() && done(part.get())) {
      part = inspection.next();
    }
    bench.progress().end();
    if (part.isEmpty()) {
      finish(contender, result, inspection.seen());
    }
  }

  /** Whether it came to its end; false if the user stopped it. */
  private <M> boolean done(Inspection.Part<M> part) {
    return bench
        .look(part.name(), part.making())
        .filter(made -> !bench.jobs().stopped())
        .flatMap(
            made ->
                bench.work(
                    "Measuring",
                    share -> {
                      part.measuring().accept(made, share);
                      return true;
                    }))
        .isPresent();
  }

  private void finish(Contender contender, FitResult<?> result, Contest.Seen seen) {
    contest.finish(contender, result, seen);
    bench
        .console()
        .out()
        .println(
            "%s: %s, %s"
                .formatted(
                    contest.named(contender), words(seen.quality()), FitSession.took(result)));
  }

  private static String words(ComparisonReport.Quality quality) {
    String psnr = "PSNR " + Words.psnr(quality.psnr());
    if (quality.ssim() != null) {
      String words = String.format(Locale.ROOT, "%s, SSIM %.4f", psnr, quality.ssim());
      Double lanczos = quality.lanczos();
      return lanczos == null ? words : words + ", Lanczos " + Words.psnr(lanczos);
    }
    Double chamfer = quality.chamfer();
    return chamfer == null || chamfer.isNaN()
        ? psnr + ", no surface"
        : String.format(Locale.ROOT, "%s, IoU %.4f, Chamfer %.2e", psnr, quality.iou(), chamfer);
  }

  private void fail(Contender contender, FailureText text) {
    bench.progress().end();
    contest.fail(contender, text.sentence());
    failure = failure.or(() -> Optional.of(text));
    bench.console().say(contest.named(contender) + " failed: " + text.sentence());
  }

  private ExitCode write(CompareOutputs outputs, DeviceReport device) {
    ComparisonReport report = contest.report(Version.text(), subject.input(), device.name());
    if (outputs.wanted()) {
      Optional<Boolean> written =
          bench.work(
              "Writing",
              share -> {
                outputs.write(new ComparisonPage(report, contest.crops()), share);
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
          .say("Stopped: %d of %s were finished.".formatted(contest.finished(), count()));
      return ExitCode.CANCELLED;
    }
    return ExitCode.DONE;
  }

  /** Without anything finished nothing is written. */
  private ExitCode ended() {
    bench.console().say("None of %s was finished: nothing has been written.".formatted(count()));
    return bench.jobs().stopped() || failure.isEmpty()
        ? ExitCode.CANCELLED
        : failure.get().exitCode();
  }
}
