package dev.tessera.model.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tiles that differ along two orthogonal directions, by known deviations, about a known mean. */
final class PrincipalLoopsTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int TILES = 60;
  private static final double[] DEVIATIONS = {0.8, 0.3};

  /** Cosine k over n positions: orthogonal to others and to a constant, mean square 1. */
  private static double cosine(int k, int i, int n) {
    return Math.sqrt(2) * Math.cos(Math.PI * k * (i + 0.5) / n);
  }

  private static float[] tiles(int features) {
    float[] values = new float[TILES * features];
    for (int i = 0; i < values.length; i++) {
      double value = 0.4;
      for (int k = 0; k < DEVIATIONS.length; k++) {
        double along = cosine(2 + k, i % features, features) / Math.sqrt(features);
        value += DEVIATIONS[k] * cosine(3 - k, i / features, TILES) * along;
      }
      values[i] = (float) value;
    }
    return values;
  }

  private static void assertFound(Principal principal, int features) {
    principal.show(tiles(features), TILES);
    boolean more = true;
    while (more) {
      more = principal.iterate();
    }
    float[] directions = principal.directions();
    for (int k = 0; k < DEVIATIONS.length; k++) {
      assertThat(principal.deviations()[k]).isCloseTo(DEVIATIONS[k], within(1e-3));
      double along = 0;
      for (int j = 0; j < features; j++) {
        along += directions[k * features + j] * cosine(2 + k, j, features) / Math.sqrt(features);
      }
      assertThat(Math.abs(along)).isCloseTo(1, within(1e-3));
    }
    assertThat(principal.mean()[1]).isCloseTo(0.4, within(1e-5));
  }

  /** More values than 1,024 are analysed by the products of tiles. */
  @ParameterizedTest
  @ValueSource(ints = {20, 1100})
  void meanDirectionsAndDeviationsAreFoundWithAnEngineAndWithoutOne(int features) {
    try (Scope scope = ENGINE.scope()) {
      assertFound(new Principal(scope, features, 2, Principal.Values.SAMPLES, 1), features);
      assertThat(scope.manager().getManagedArrays().size()).isZero();
    }
    assertFound(new Principal(features, 2, Principal.Values.SAMPLES, 1), features);
  }
}
