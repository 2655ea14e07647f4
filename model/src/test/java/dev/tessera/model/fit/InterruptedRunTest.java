package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class InterruptedRunTest {
  /** Ten steps, of which there is nothing to keep before the fifth. */
  private static final class TenSteps implements Run<String> {
    private int steps;

    @Override
    public boolean step() {
      return ++steps < 10;
    }

    @Override
    public Snapshot<String> snapshot(Snapshot.Watch watch) {
      Snapshot<String> first = Snapshot.preparing(1);
      Snapshot.Pace pace = new Snapshot.Pace(steps, 0, 0, 0, 0, 0, 0, 0);
      return new Snapshot<>(first.phase(), pace, first.quality(), first.curve(), first.live());
    }

    @Override
    public Optional<String> fitted() {
      return steps < 5 ? Optional.empty() : Optional.of("something");
    }

    @Override
    public Optional<FitResult<String>> result() {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }

  @ParameterizedTest
  @CsvSource({"0, 5", "1, 5", "5, 5", "7, 7", "99, 10"})
  void itEndsAfterItsLastStepOnceThereIsSomethingToKeep(long last, int steps) {
    TenSteps run = new TenSteps();
    InterruptedRun<String> interrupted = new InterruptedRun<>(run, last);

    while (interrupted.step()) {}

    assertThat(run.steps).isEqualTo(steps);
  }
}
