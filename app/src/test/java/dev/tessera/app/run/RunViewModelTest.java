package dev.tessera.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.RunState;
import dev.tessera.app.session.StageService;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Pretend;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.job.CaptureJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RunViewModelTest {
  private static final FitOptions OPTIONS = Preset.BALANCED.options();

  private final StageService service = new StageService();
  private Optional<Order<Fitted<GridTiling>>> wanted = Optional.of(order(OPTIONS));
  private final RunViewModel<Fitted<GridTiling>> run = new RunViewModel<>(service, () -> wanted);

  @Test
  void noOrderMeansNothingToStart() {
    wanted = Optional.empty();
    assertThat(run.canStart()).isFalse();
    run.startAnew();
    run.toggle();
    assertState(RunState.IDLE);
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void startsAndRunsWithTheFirstSnapshot() {
    run.startAnew();
    assertState(RunState.LOADING);
    assertThat(fit(0).lane()).isEqualTo(Lane.FIT);
    snapshot(1);
    assertState(RunState.RUNNING);
    assertThat(run.snapshot().get().orElseThrow().step()).isEqualTo(1);
  }

  @Test
  void startAndPauseAtOnceIsPaused() {
    run.startAnew();
    run.pause();
    assertState(RunState.PAUSED);
    assertThat(fit(0).wishes()).containsExactly("pause");
    run.resume();
    assertState(RunState.LOADING);
    snapshot(1);
    assertState(RunState.RUNNING);
  }

  @Test
  void aSnapshotThatWasUnderWayDoesNotEndThePause() {
    running();
    run.pause();
    snapshot(2);
    assertState(RunState.PAUSED);
    assertThat(run.snapshot().get().orElseThrow().step()).isEqualTo(2);
    run.resume();
    assertState(RunState.RUNNING);
  }

  @Test
  void pauseTwiceAndResumeTwiceAreOnce() {
    running();
    run.pause();
    run.pause();
    run.resume();
    run.resume();
    assertThat(fit(0).wishes()).containsExactly("pause", "resume");
  }

  @Test
  void doubleStopIsOneStopAndKeepsTheResult() {
    running();
    run.stop();
    run.stop();
    assertThat(run.stopping().get()).isTrue();
    assertThat(fit(0).wishes()).containsExactly("cancel");
    fit(0).end(new Outcome.Cancelled<>(Optional.of(Pretend.result(OPTIONS, 7, 20))));
    assertState(RunState.FINISHED);
    assertThat(run.stopping().get()).isFalse();
    assertThat(run.result().get().orElseThrow().step()).isEqualTo(7);
  }

  @Test
  void aStopBeforeTheFirstStepIsIdle() {
    run.startAnew();
    run.stop();
    fit(0).end(new Outcome.Cancelled<>(Optional.empty()));
    assertState(RunState.IDLE);
  }

  @Test
  void pauseAndResumeDoNothingWhileStopping() {
    running();
    run.stop();
    run.pause();
    run.resume();
    assertThat(fit(0).wishes()).containsExactly("cancel");
    assertState(RunState.RUNNING);
  }

  @Test
  void aPausedRunCanBeStopped() {
    running();
    run.pause();
    run.stop();
    fit(0).end(new Outcome.Cancelled<>(Optional.of(Pretend.result(OPTIONS, 7, 20))));
    assertState(RunState.FINISHED);
  }

  @Test
  void theLastSnapshotIsShownBeforeTheEnd() {
    running();
    run.snapshots().orElseThrow().publish(Pretend.snapshot(OPTIONS, 9, 21));
    List<Long> steps = new ArrayList<>();
    run.state().subscribe(state -> steps.add(run.snapshot().get().orElseThrow().step()));
    fit(0).end(new Outcome.Done<>(Pretend.result(OPTIONS, 9, 21)));
    assertThat(steps).last().isEqualTo(9L);
  }

  @Test
  void aFailureKeepsTheEarlierResult() {
    finished();
    run.continueRun();
    IllegalStateException cause = new IllegalStateException("out of memory");
    fit(1).end(new Outcome.Failed<>(cause));
    assertState(RunState.FAILED);
    assertThat(run.failure().get()).contains(cause);
    assertThat(run.result().get().orElseThrow().step()).isEqualTo(7);
    run.continueRun();
    assertState(RunState.LOADING);
    assertThat(run.failure().get()).isEmpty();
  }

  @Test
  void continuesWithAsMuchTimeAgain() {
    finished();
    assertThat(run.canContinue()).isTrue();
    run.toggle();
    assertThat(service.asked()).hasSize(2);
    assertThat(run.runNumber().get()).isEqualTo(1);
  }

  @Test
  void aTargetReachedNoLongerEndsTheFit() {
    StopRule rule = new StopRule(10, 50, 19, true);
    StopRule next = order(OPTIONS.change().stop(rule).build()).after(8, 40, 19.5).method().stop();
    assertThat(next).isEqualTo(new StopRule(18, 90, Double.POSITIVE_INFINITY, true));
    assertThat(order(OPTIONS).after(8, 40, 19).method().stop())
        .isEqualTo(
            new StopRule(
                OPTIONS.stop().seconds() + 8,
                Long.MAX_VALUE,
                OPTIONS.stop().targetPsnr(),
                OPTIONS.stop().plateau()));
  }

  @Test
  void otherNetworksCannotContinueButStartAnew() {
    finished();
    wanted = Optional.of(order(OPTIONS.change().width(96).build()));
    assertThat(run.canContinue()).isFalse();
    run.continueRun();
    assertThat(service.asked()).hasSize(1);
    run.toggle();
    assertThat(service.asked()).hasSize(2);
    assertThat(run.runNumber().get()).isEqualTo(2);
  }

  @Test
  void anotherRateCanContinue() {
    finished();
    wanted =
        Optional.of(
            order(OPTIONS.change().codeRate(0.001).stop(new StopRule(10, 50, 40, true)).build()));
    assertThat(run.canContinue()).isTrue();
  }

  @Test
  void resetForgetsARunThatEndsLater() {
    running();
    run.reset();
    assertState(RunState.IDLE);
    assertThat(fit(0).wishes()).containsExactly("cancel");
    fit(0).end(new Outcome.Cancelled<>(Optional.of(Pretend.result(OPTIONS, 7, 20))));
    assertState(RunState.IDLE);
    assertThat(run.result().get()).isEmpty();
  }

  @Test
  void startAnewDropsTheRunOnItsWay() {
    running();
    run.startAnew();
    assertThat(fit(0).wishes()).containsExactly("cancel");
    assertState(RunState.LOADING);
    fit(0).end(new Outcome.Failed<>(new IllegalStateException()));
    assertState(RunState.LOADING);
    assertThat(run.runNumber().get()).isEqualTo(2);
  }

  @Test
  void oneButtonWalksThroughTheStates() {
    run.toggle();
    assertState(RunState.LOADING);
    run.toggle();
    assertState(RunState.PAUSED);
    run.toggle();
    snapshot(1);
    assertState(RunState.RUNNING);
    run.toggle();
    assertState(RunState.PAUSED);
  }

  @Test
  void hiddenViewsAskForNothing() {
    run.watched(false);
    run.startAnew();
    assertThat(run.snapshots().orElseThrow().wanted()).isFalse();
    run.watched(true);
    assertThat(run.snapshots().orElseThrow().wanted()).isTrue();
  }

  @Test
  void handsOutTheFieldOfARunAndOfAResult() {
    List<Optional<Fitted<GridTiling>>> fields = new ArrayList<>();
    run.capture(fields::add);
    running();
    run.capture(fields::add);
    StageService.Asked<?> capture = service.asked().get(1);
    assertThat(capture.lane()).isEqualTo(Lane.VIEW);
    assertThat(capture.job()).isInstanceOf(CaptureJob.class);
    assertThat(fields).containsExactly(Optional.empty());
    fit(0).end(new Outcome.Done<>(Pretend.result(OPTIONS, 7, 20)));
    run.capture(fields::add);
    assertThat(fields).hasSize(2);
    assertThat(fields.get(1)).isPresent();
  }

  private static Order<Fitted<GridTiling>> order(FitOptions options) {
    return new Order<>(
        "Fitting grey.png",
        options,
        (all, state) -> {
          throw new IllegalStateException("No job is run here.");
        },
        true);
  }

  private void running() {
    run.startAnew();
    snapshot(1);
  }

  private void finished() {
    running();
    fit(0).end(new Outcome.Done<>(Pretend.result(OPTIONS, 7, 20)));
    assertState(RunState.FINISHED);
  }

  private void snapshot(long step) {
    run.snapshots().orElseThrow().publish(Pretend.snapshot(OPTIONS, step, 20));
    run.poll();
  }

  @SuppressWarnings("unchecked")
  private StageService.Asked<FitResult<Fitted<GridTiling>>> fit(int index) {
    return (StageService.Asked<FitResult<Fitted<GridTiling>>>) service.asked().get(index);
  }

  private void assertState(RunState expected) {
    assertThat(run.state().get()).isEqualTo(expected);
  }
}
