package dev.tessera.app.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.RunState;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.StageService;
import dev.tessera.app.session.TestShelf;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Pretend;
import dev.tessera.model.job.CaptureJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RunViewModelTest {
  private static final FitOptions OPTIONS = Preset.BALANCED.options();

  private final StageService service = new StageService();
  private final SessionModel session = new SessionModel();
  private final OptionsViewModel options =
      new OptionsViewModel("balanced", Map.of(), TestShelf.empty());
  private final RunViewModel run =
      new RunViewModel(service, new Engine(EngineSettings.defaults()), session, options);

  @BeforeEach
  void open() {
    session.open(Session.of(Pretend.signal(), Optional.empty(), ""));
  }

  @Test
  void nothingOpenMeansNothingToStart() {
    RunViewModel empty =
        new RunViewModel(
            service, new Engine(EngineSettings.defaults()), new SessionModel(), options);
    empty.start();
    empty.toggle();
    assertState(empty, RunState.IDLE);
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void wrongOptionsMeanNothingToStart() {
    options.text(FitSetting.TILE).set("many");
    run.start();
    assertState(run, RunState.IDLE);
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void startsAndRunsWithTheFirstSnapshot() {
    run.start();
    assertState(run, RunState.LOADING);
    assertThat(fit(0).lane()).isEqualTo(Lane.FIT);
    snapshot(1);
    assertState(run, RunState.RUNNING);
    assertThat(run.snapshot().get().orElseThrow().step()).isEqualTo(1);
  }

  @Test
  void startTwiceIsOnce() {
    run.start();
    run.start();
    assertThat(service.asked()).hasSize(1);
  }

  @Test
  void startAndPauseAtOnceIsPaused() {
    run.start();
    run.pause();
    assertState(run, RunState.PAUSED);
    assertThat(fit(0).wishes()).containsExactly("pause");
    run.resume();
    assertState(run, RunState.LOADING);
    snapshot(1);
    assertState(run, RunState.RUNNING);
  }

  @Test
  void aSnapshotThatWasUnderWayDoesNotEndThePause() {
    running();
    run.pause();
    snapshot(2);
    assertState(run, RunState.PAUSED);
    assertThat(run.snapshot().get().orElseThrow().step()).isEqualTo(2);
    run.resume();
    assertState(run, RunState.RUNNING);
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
    assertState(run, RunState.FINISHED);
    assertThat(run.stopping().get()).isFalse();
    assertThat(run.result().get().orElseThrow().step()).isEqualTo(7);
  }

  @Test
  void aStopBeforeTheFirstStepIsIdle() {
    run.start();
    run.stop();
    fit(0).end(new Outcome.Cancelled<>(Optional.empty()));
    assertState(run, RunState.IDLE);
  }

  @Test
  void pauseAndResumeDoNothingWhileStopping() {
    running();
    run.stop();
    run.pause();
    run.resume();
    assertThat(fit(0).wishes()).containsExactly("cancel");
    assertState(run, RunState.RUNNING);
  }

  @Test
  void aPausedRunCanBeStopped() {
    running();
    run.pause();
    run.stop();
    fit(0).end(new Outcome.Cancelled<>(Optional.of(Pretend.result(OPTIONS, 7, 20))));
    assertState(run, RunState.FINISHED);
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
    assertState(run, RunState.FAILED);
    assertThat(run.failure().get()).contains(cause);
    assertThat(run.result().get().orElseThrow().step()).isEqualTo(7);
    run.continueRun();
    assertState(run, RunState.LOADING);
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
    options.text(FitSetting.TARGET).set("19");
    FitOptions wanted = options.options().get().orElseThrow();
    FitOptions next = Continuation.of(Pretend.result(OPTIONS, 7, 20), wanted);
    assertThat(next.stop().targetPsnr()).isInfinite();
    assertThat(next.stop().seconds()).isEqualTo(OPTIONS.stop().seconds());
  }

  @Test
  void otherNetworksCannotContinueButStartAnew() {
    finished();
    options.text(FitSetting.WIDTH).set("96");
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
    options.text(FitSetting.CODE_RATE).set("0.001");
    options.text(FitSetting.TARGET).set("40");
    assertThat(run.canContinue()).isTrue();
  }

  @Test
  void resetForgetsARunThatEndsLater() {
    running();
    run.reset();
    assertState(run, RunState.IDLE);
    assertThat(fit(0).wishes()).containsExactly("cancel");
    fit(0).end(new Outcome.Cancelled<>(Optional.of(Pretend.result(OPTIONS, 7, 20))));
    assertState(run, RunState.IDLE);
    assertThat(run.result().get()).isEmpty();
  }

  @Test
  void startAnewDropsTheRunOnItsWay() {
    running();
    run.startAnew();
    assertThat(fit(0).wishes()).containsExactly("cancel");
    assertState(run, RunState.LOADING);
    fit(0).end(new Outcome.Failed<>(new IllegalStateException()));
    assertState(run, RunState.LOADING);
    assertThat(run.runNumber().get()).isEqualTo(2);
  }

  @Test
  void oneButtonWalksThroughTheStates() {
    run.toggle();
    assertState(run, RunState.LOADING);
    run.toggle();
    assertState(run, RunState.PAUSED);
    run.toggle();
    snapshot(1);
    assertState(run, RunState.RUNNING);
    run.toggle();
    assertState(run, RunState.PAUSED);
  }

  @Test
  void hiddenViewsAskForNothing() {
    run.watched(false);
    run.start();
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

  private void running() {
    run.start();
    snapshot(1);
  }

  private void finished() {
    running();
    fit(0).end(new Outcome.Done<>(Pretend.result(OPTIONS, 7, 20)));
    assertState(run, RunState.FINISHED);
  }

  private void snapshot(long step) {
    run.snapshots().orElseThrow().publish(Pretend.snapshot(OPTIONS, step, 20));
    run.poll();
  }

  @SuppressWarnings("unchecked")
  private StageService.Asked<FitResult> fit(int index) {
    return (StageService.Asked<FitResult>) service.asked().get(index);
  }

  private static void assertState(RunViewModel model, RunState expected) {
    assertThat(model.state().get()).isEqualTo(expected);
  }
}
