package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class WarmedRunTest {
  private final List<String> told = new ArrayList<>();

  /** Two steps that are told of. */
  private final class Told implements Run<String> {
    private final String name;
    private int steps;

    Told(String name) {
      this.name = name;
    }

    @Override
    public boolean step() {
      told.add(name);
      return ++steps < 2;
    }

    @Override
    public Snapshot<String> snapshot(Snapshot.Watch watch) {
      return Snapshot.preparing(1);
    }

    @Override
    public Optional<String> fitted() {
      return steps > 0 ? Optional.of(name) : Optional.empty();
    }

    @Override
    public Optional<FitResult<String>> result() {
      return Optional.empty();
    }

    @Override
    public void close() {
      told.add(name + " closed");
    }
  }

  @Test
  void whatGoesBeforeCountsForNothing() {
    try (WarmedRun<String> warmed = new WarmedRun<>(new Told("run"), new Told("before"))) {
      assertThat(warmed.step()).isTrue();
      assertThat(warmed.step()).isTrue();
      assertThat(warmed.fitted()).isEmpty();
      assertThat(warmed.step()).isTrue();
      assertThat(warmed.fitted()).contains("run");
      assertThat(warmed.step()).isFalse();
    }
    assertThat(told)
        .containsExactly("before", "before", "before closed", "run", "run", "run closed");
  }

  @Test
  void bothAreClosedWhereItEndsBefore() {
    try (WarmedRun<String> warmed = new WarmedRun<>(new Told("run"), new Told("before"))) {
      warmed.step();
    }
    assertThat(told).containsExactly("before", "before closed", "run closed");
  }
}
