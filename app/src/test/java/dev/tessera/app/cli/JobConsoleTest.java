package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelThread;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class JobConsoleTest {
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
        (file, steps) -> {},
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
    try (JobConsole jobs = new JobConsole(atOnce, DeviceChoice.CPU)) {
      jobs.run(Lane.FIT, new Steps(true), () -> {});
      assertThat(jobs.stopped()).isTrue();
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
    try (JobConsole jobs = new JobConsole(later, DeviceChoice.CPU)) {
      assertThat(jobs.run(Lane.FIT, new Steps(true), () -> stops[0].run())).contains("so far");
      assertThat(jobs.run(Lane.VIEW, new Steps(false), () -> {})).contains("so far");
    }
  }
}
