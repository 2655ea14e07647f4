package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.app.FailureText;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelThread;
import dev.tessera.model.signal.io.SaveException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class JobConsoleTest {
  private static final EngineSettings CPU = new EngineSettings(DeviceChoice.CPU, 0);

  /** One step, or as many as it is let. */
  private record Steps(boolean endless) implements Job<String> {
    @Override
    public String name() {
      return "Steps";
    }

    @Override
    public void open() {}

    @Override
    public boolean step() {
      return endless;
    }

    @Override
    public Optional<String> result() {
      return Optional.of("so far");
    }

    @Override
    public void close() {}
  }

  private static Surroundings stoppedBy(Interruptions interruptions) {
    return new Surroundings(
        engine -> ModelThread.start(Runnable::run, () -> {}),
        (file, steps, drawn) -> {},
        interruptions,
        false,
        false);
  }

  @Test
  void aStopBeforeAJobBeginsStopsThatJob() {
    Surroundings atOnce =
        stoppedBy(
            stop -> {
              stop.run();
              return () -> {};
            });
    try (JobConsole jobs = new JobConsole(atOnce, CPU)) {
      jobs.run(Lane.FIT, new Steps(true), () -> {});
      assertThat(jobs.stopped()).isTrue();
    }
  }

  /** Stands still until it is let go. */
  private record Endless(CountDownLatch release) implements Job<String> {
    @Override
    public String name() {
      return "Endless";
    }

    @Override
    public void open() {}

    @Override
    public boolean step() throws InterruptedException {
      release.await();
      return false;
    }

    @Override
    public Optional<String> result() {
      return Optional.of("so far");
    }

    @Override
    public void close() {}
  }

  @Test
  void aJobThatDoesNotEndIsLeftAloneAtTheSecondWish() {
    CountDownLatch release = new CountDownLatch(1);
    Runnable[] stops = {() -> {}};
    Surroundings later =
        stoppedBy(
            stop -> {
              stops[0] = stop;
              return () -> {};
            });
    AtomicInteger wishes = new AtomicInteger();
    Runnable twice =
        () -> {
          if (wishes.getAndIncrement() < 2) {
            stops[0].run();
          }
        };
    try (JobConsole jobs = new JobConsole(later, CPU)) {
      assertThat(jobs.run(Lane.FIT, new Endless(release), twice)).isEmpty();
    } finally {
      release.countDown();
    }
    assertThat(wishes.get()).isGreaterThan(1);
  }

  @Test
  void workThatDoesNotEndIsLeftAloneAndIsToldSo() {
    CountDownLatch release = new CountDownLatch(1);
    Runnable[] stops = {() -> {}};
    Surroundings later =
        stoppedBy(
            stop -> {
              stops[0] = stop;
              return () -> {};
            });
    CompletableFuture<Boolean> told = new CompletableFuture<>();
    try (JobConsole jobs = new JobConsole(later, CPU)) {
      Optional<String> result =
          jobs.work(
              cancelled -> {
                release.await();
                told.complete(cancelled.getAsBoolean());
                return "late";
              },
              () -> stops[0].run());
      assertThat(result).isEmpty();
      assertThat(jobs.stopped()).isTrue();
      release.countDown();
      assertThat(told.join()).isTrue();
      assertThat(jobs.work(cancelled -> "next", () -> {})).contains("next");
    } finally {
      release.countDown();
    }
  }

  @Test
  void workThatFailsTellsWhy() {
    try (JobConsole jobs = new JobConsole(stoppedBy(stop -> () -> {}), CPU)) {
      assertThatThrownBy(
              () ->
                  jobs.work(
                      cancelled -> {
                        throw new SaveException(Path.of("a.png"), "the disk is full");
                      },
                      () -> {}))
          .satisfies(
              e ->
                  assertThat(FailureText.of(e).sentence())
                      .isEqualTo("Cannot save a.png: the disk is full."));
    }
  }

  @Test
  void aJobThatRunsIsStoppedAndTheNextOneMayRun() {
    Runnable[] stops = {() -> {}};
    Surroundings later =
        stoppedBy(
            stop -> {
              stops[0] = stop;
              return () -> {};
            });
    try (JobConsole jobs = new JobConsole(later, CPU)) {
      assertThat(jobs.run(Lane.FIT, new Steps(true), () -> stops[0].run())).contains("so far");
      assertThat(jobs.run(Lane.VIEW, new Steps(false), () -> {})).contains("so far");
    }
  }
}
