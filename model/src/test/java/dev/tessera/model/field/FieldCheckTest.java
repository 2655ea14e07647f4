package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import org.junit.jupiter.api.Test;

final class FieldCheckTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  @Test
  void theCpuAgreesWithItself() {
    try (Scope one = ENGINE.scope();
        Scope other = ENGINE.scope()) {
      assertThat(FieldCheck.difference(one, other)).isLessThan(1e-6);
    }
  }

  @Test
  void oneWrongNumberShows() {
    float[] expected = {1, -4, 2};
    assertThat(FieldCheck.difference(new float[] {1, -4, 2}, expected)).isZero();
    assertThat(FieldCheck.difference(new float[] {1, -4, 2.5f}, expected)).isEqualTo(0.125);
  }

  @Test
  void whatIsNoNumberNeverAgrees() {
    float[] expected = {1, -4, 2};
    assertThat(FieldCheck.difference(new float[] {1, Float.NaN, 2}, expected)).isNaN();
    assertThat(FieldCheck.difference(new float[] {1, Float.POSITIVE_INFINITY, 2}, expected))
        .isNaN();
    assertThat(FieldCheck.difference(new float[2], new float[2])).isNaN();
  }
}
