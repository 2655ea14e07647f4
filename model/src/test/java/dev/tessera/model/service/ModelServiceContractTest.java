package dev.tessera.model.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What both services promise; jobs steer themselves from within, so nothing has to be timed. */
final class ModelServiceContractTest {
  /** A way to make a service and to let it work. */
  record Kind(String name, Function<FailureLog, ModelService> with) {
    Supplier<ModelService> make() {
      return () -> with.apply(FailureLog.none());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind("thread", log -> ModelThread.start(Runnable::run, () -> {}, log)),
        new Kind("direct", DirectModelService::new));
  }

  private static <R> Outcome<R> await(ModelService service, JobHandle<R> handle) {
    if (service instanceof DirectModelService direct) {
      direct.runToIdle();
      assertThat(handle.state().ended()).isTrue();
    }
    return handle.outcome().toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }

  /** Lets the service reach a boundary in the FIT lane at least once. */
  private static void settle(ModelService service) {
    await(service, service.submit(Lane.VIEW, ScriptedJob.of(3)));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aJobRunsThroughItsLifeInOrder(Kind kind) {
    try (ModelService service = kind.make().get()) {
      ScriptedJob job = ScriptedJob.of(2);
      JobHandle<Integer> handle = service.submit(Lane.FIT, job);
      assertThat(await(service, handle)).isEqualTo(new Outcome.Done<>(2));
      assertThat(handle.state()).isEqualTo(JobState.DONE);
      assertThat(job.log())
          .containsExactly("job open", "job step 1", "job step 2", "job result", "job close");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theOutcomeCompletesAfterClose(Kind kind) {
    try (ModelService service = kind.make().get()) {
      ScriptedJob job = ScriptedJob.of(1);
      Known<JobHandle<Integer>> self = new Known<>();
      List<Boolean> completeAtClose = new ArrayList<>();
      job.at(
          "close", () -> completeAtClose.add(self.get().outcome().toCompletableFuture().isDone()));
      await(service, submitKnowingItself(service, job, self));
      assertThat(completeAtClose).containsExactly(false);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void jobsOfOneLaneRunOneAfterTheOther(Kind kind) {
    try (ModelService service = kind.make().get()) {
      List<String> log = new CopyOnWriteArrayList<>();
      service.submit(Lane.FIT, new ScriptedJob("a", 2, log));
      await(service, service.submit(Lane.FIT, new ScriptedJob("b", 1, log)));
      assertThat(log)
          .containsExactly(
              "a open",
              "a step 1",
              "a step 2",
              "a result",
              "a close",
              "b open",
              "b step 1",
              "b result",
              "b close");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void stepsOfTheTwoLanesAlternate(Kind kind) {
    try (ModelService service = kind.make().get()) {
      List<String> log = new CopyOnWriteArrayList<>();
      Known<JobHandle<Integer>> view = new Known<>();
      ScriptedJob fit = new ScriptedJob("fit", 5, log);
      fit.at("open", () -> view.set(service.submit(Lane.VIEW, new ScriptedJob("view", 3, log))));
      await(service, service.submit(Lane.FIT, fit));
      await(service, view.get());
      assertThat(log.stream().filter(s -> s.contains("step") || s.contains("open")).toList())
          .containsExactly(
              "fit open",
              "view open",
              "fit step 1",
              "view step 1",
              "fit step 2",
              "view step 2",
              "fit step 3",
              "view step 3",
              "fit step 4",
              "fit step 5");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aPausedFitBlocksItsLaneOnly(Kind kind) {
    try (ModelService service = kind.make().get()) {
      ScriptedJob job = ScriptedJob.of(4);
      Known<JobHandle<Integer>> self = new Known<>();
      job.at("step 2", () -> self.get().pause());
      JobHandle<Integer> handle = submitKnowingItself(service, job, self);
      JobHandle<Integer> next = service.submit(Lane.FIT, ScriptedJob.of(1));
      settle(service);
      settle(service);
      assertThat(handle.state()).isEqualTo(JobState.PAUSED);
      assertThat(next.state()).isEqualTo(JobState.QUEUED);
      assertThat(job.log()).endsWith("job step 2");
      handle.resume();
      assertThat(await(service, handle)).isEqualTo(new Outcome.Done<>(4));
      assertThat(await(service, next)).isEqualTo(new Outcome.Done<>(1));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aJobPausedBeforeItsTurnDoesNotOpen(Kind kind) {
    try (ModelService service = kind.make().get()) {
      ScriptedJob job = ScriptedJob.of(1);
      Known<JobHandle<Integer>> handle = new Known<>();
      ScriptedJob first =
          ScriptedJob.of(1)
              .at(
                  "open",
                  () -> {
                    handle.set(service.submit(Lane.FIT, job));
                    handle.get().pause();
                  });
      await(service, service.submit(Lane.FIT, first));
      settle(service);
      assertThat(handle.get().state()).isEqualTo(JobState.PAUSED);
      assertThat(job.log()).isEmpty();
      handle.get().resume();
      assertThat(await(service, handle.get())).isEqualTo(new Outcome.Done<>(1));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void pauseAndResumeWithinOneStepChangeNothing(Kind kind) {
    try (ModelService service = kind.make().get()) {
      Known<JobHandle<Integer>> self = new Known<>();
      ScriptedJob job =
          ScriptedJob.of(2)
              .at(
                  "step 1",
                  () -> {
                    self.get().pause();
                    self.get().resume();
                  });
      assertThat(await(service, submitKnowingItself(service, job, self)))
          .isEqualTo(new Outcome.Done<>(2));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void cancelKeepsTheResultSoFar(Kind kind) {
    try (ModelService service = kind.make().get()) {
      Known<JobHandle<Integer>> self = new Known<>();
      ScriptedJob job = ScriptedJob.of(100).at("step 3", () -> self.get().cancel());
      JobHandle<Integer> handle = submitKnowingItself(service, job, self);
      assertThat(await(service, handle)).isEqualTo(new Outcome.Cancelled<>(Optional.of(3)));
      assertThat(handle.state()).isEqualTo(JobState.CANCELLED);
      assertThat(job.log()).endsWith("job step 3", "job result", "job close");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void cancelEndsAPausedJob(Kind kind) {
    try (ModelService service = kind.make().get()) {
      Known<JobHandle<Integer>> self = new Known<>();
      ScriptedJob job = ScriptedJob.of(100).at("step 1", () -> self.get().pause());
      JobHandle<Integer> handle = submitKnowingItself(service, job, self);
      settle(service);
      handle.cancel();
      assertThat(await(service, handle)).isEqualTo(new Outcome.Cancelled<>(Optional.of(1)));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aQueuedJobIsCancelledWithoutOpeningWhileAnotherRuns(Kind kind) {
    try (ModelService service = kind.make().get()) {
      Known<JobHandle<Integer>> self = new Known<>();
      ScriptedJob running = ScriptedJob.of(1).at("open", () -> self.get().pause());
      JobHandle<Integer> first = submitKnowingItself(service, running, self);
      ScriptedJob waiting = ScriptedJob.of(1);
      JobHandle<Integer> second = service.submit(Lane.FIT, waiting);
      second.cancel();
      assertThat(await(service, second)).isEqualTo(new Outcome.Cancelled<>(Optional.empty()));
      assertThat(waiting.log()).containsExactly("job close");
      first.resume();
      assertThat(await(service, first)).isEqualTo(new Outcome.Done<>(1));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void wishesAfterTheEndHaveNoEffect(Kind kind) {
    try (ModelService service = kind.make().get()) {
      JobHandle<Integer> handle = service.submit(Lane.FIT, ScriptedJob.of(1));
      await(service, handle);
      handle.cancel();
      handle.pause();
      handle.resume();
      settle(service);
      assertThat(handle.state()).isEqualTo(JobState.DONE);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void anyThrowableBecomesFailedAndTheServiceLivesOn(Kind kind) {
    try (ModelService service = kind.make().get()) {
      for (String moment : List.of("open", "step 1", "result", "close")) {
        for (Throwable cause :
            List.of(
                new IllegalStateException("bug"),
                new OutOfMemoryError("full"),
                new StackOverflowError())) {
          ScriptedJob job = ScriptedJob.of(1).at(moment, () -> sneak(cause));
          JobHandle<Integer> handle = service.submit(Lane.FIT, job);
          assertThat(await(service, handle))
              .as("%s in %s", cause, moment)
              .isEqualTo(new Outcome.Failed<>(cause));
          assertThat(handle.state()).isEqualTo(JobState.FAILED);
          assertThat(job.log()).endsWith("job close");
        }
      }
      assertThat(await(service, service.submit(Lane.FIT, ScriptedJob.of(1))))
          .isEqualTo(new Outcome.Done<>(1));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyFailureIsToldOnceAndEndsWithoutFailureAreNot(Kind kind) {
    List<Object> told = new CopyOnWriteArrayList<>();
    try (ModelService service =
        kind.with().apply((job, cause) -> told.addAll(List.of(job, cause)))) {
      for (String moment : List.of("open", "step 1", "result", "close")) {
        Throwable cause = new OutOfMemoryError(moment);
        told.clear();
        ScriptedJob job = ScriptedJob.of(1).at(moment, () -> sneak(cause));
        JobHandle<Integer> handle = service.submit(Lane.FIT, job);
        assertThat(await(service, handle)).isEqualTo(new Outcome.Failed<>(cause));
        assertThat(told).as(moment).containsExactly("job", cause);
      }
      told.clear();
      Known<JobHandle<Integer>> self = new Known<>();
      ScriptedJob cancelled = ScriptedJob.of(9).at("step 1", () -> self.get().cancel());
      await(service, submitKnowingItself(service, cancelled, self));
      await(service, service.submit(Lane.FIT, ScriptedJob.of(1)));
      assertThat(told).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void twoFailuresOfOneJobAreToldTogetherBeforeItsOutcome(Kind kind) {
    List<Throwable> told = new CopyOnWriteArrayList<>();
    try (ModelService service = kind.with().apply((job, cause) -> told.add(cause))) {
      IllegalStateException first = new IllegalStateException("first");
      IllegalStateException second = new IllegalStateException("second");
      ScriptedJob job =
          ScriptedJob.of(1).at("step 1", () -> sneak(first)).at("close", () -> sneak(second));
      await(service, service.submit(Lane.FIT, job));
      assertThat(told).containsExactly(first);
      assertThat(told.get(0)).hasSuppressedException(second);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aLogThatFailsLosesNoOutcome(Kind kind) {
    FailureLog full =
        (job, cause) -> {
          throw new OutOfMemoryError("no room for the log");
        };
    try (ModelService service = kind.with().apply(full)) {
      IllegalStateException cause = new IllegalStateException("bug");
      ScriptedJob job = ScriptedJob.of(1).at("step 1", () -> sneak(cause));
      assertThat(await(service, service.submit(Lane.FIT, job)))
          .isEqualTo(new Outcome.Failed<>(cause));
      assertThat(await(service, service.submit(Lane.FIT, ScriptedJob.of(1))))
          .isEqualTo(new Outcome.Done<>(1));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aFailingCloseDoesNotHideTheFirstFailure(Kind kind) {
    try (ModelService service = kind.make().get()) {
      IllegalStateException first = new IllegalStateException("first");
      IllegalStateException second = new IllegalStateException("second");
      ScriptedJob job =
          ScriptedJob.of(1).at("step 1", () -> sneak(first)).at("close", () -> sneak(second));
      assertThat(await(service, service.submit(Lane.FIT, job)))
          .isEqualTo(new Outcome.Failed<>(first));
      assertThat(first).hasSuppressedException(second);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aResultThatFailsAfterCancelIsAFailure(Kind kind) {
    try (ModelService service = kind.make().get()) {
      Known<JobHandle<Integer>> self = new Known<>();
      IllegalStateException cause = new IllegalStateException("lost");
      ScriptedJob job =
          ScriptedJob.of(9)
              .at("step 1", () -> self.get().cancel())
              .at("result", () -> sneak(cause));
      assertThat(await(service, submitKnowingItself(service, job, self)))
          .isEqualTo(new Outcome.Failed<>(cause));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void endingWithoutAResultIsAFailure(Kind kind) {
    try (ModelService service = kind.make().get()) {
      Outcome<Integer> outcome =
          await(service, service.submit(Lane.VIEW, ScriptedJob.of(1).barren()));
      assertThat(outcome.match(r -> "", r -> "", Throwable::getMessage))
          .isEqualTo("job ended without a result");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void fiftyJobsEndInOrder(Kind kind) {
    try (ModelService service = kind.make().get()) {
      List<String> log = new CopyOnWriteArrayList<>();
      List<JobHandle<Integer>> handles = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        handles.add(service.submit(Lane.FIT, new ScriptedJob("job" + i, 2, log)));
      }
      await(service, handles.get(49));
      assertThat(handles).allMatch(h -> h.state() == JobState.DONE);
      assertThat(log).hasSize(250);
      assertThat(log.get(249)).isEqualTo("job49 close");
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void closeCancelsRunningPausedAndQueuedJobsAndRefusesNewOnes(Kind kind) {
    ModelService service = kind.make().get();
    Known<JobHandle<Integer>> self = new Known<>();
    ScriptedJob paused = ScriptedJob.of(9).at("step 2", () -> self.get().pause());
    JobHandle<Integer> first = submitKnowingItself(service, paused, self);
    JobHandle<Integer> second = service.submit(Lane.FIT, ScriptedJob.of(1));
    settle(service);
    JobHandle<Integer> third = service.submit(Lane.VIEW, ScriptedJob.of(Integer.MAX_VALUE));
    service.close();
    service.close();
    assertThat(await(service, first)).isEqualTo(new Outcome.Cancelled<>(Optional.of(2)));
    assertThat(await(service, second)).isEqualTo(new Outcome.Cancelled<>(Optional.empty()));
    assertThat(await(service, third)).isInstanceOf(Outcome.Cancelled.class);
    assertThatThrownBy(() -> service.submit(Lane.FIT, ScriptedJob.of(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the model service is closed");
  }

  /** Submits a job from within another, so that it cannot step before its handle is known. */
  private static JobHandle<Integer> submitKnowingItself(
      ModelService service, ScriptedJob job, Known<JobHandle<Integer>> self) {
    ScriptedJob starter =
        ScriptedJob.of(1).at("open", () -> self.set(service.submit(Lane.FIT, job)));
    await(service, service.submit(Lane.VIEW, starter), self);
    return self.get();
  }

  private static void await(
      ModelService service, JobHandle<Integer> starter, Known<JobHandle<Integer>> submitted) {
    if (service instanceof DirectModelService direct) {
      while (!submitted.yet()) {
        direct.turn();
      }
    } else {
      await(service, starter);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable cause) throws T {
    throw (T) cause;
  }
}
