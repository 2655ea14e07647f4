package dev.tessera.model.shown;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FetchedTargetsTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 2));
  private static final int[] POINTS = {3, 0, 7};

  /** A value of its own for each tile, point and channel, of two. */
  private static void fill(int[] tiles, int[] points, float[] destination) {
    for (int i = 0; i < tiles.length * points.length * 2; i++) {
      destination[i] = 100 * tiles[i / 2 / points.length] + 10 * points[i / 2 % points.length];
      destination[i] += i % 2;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 40})
  void workersLookUpWhatOneWould(int tiles) {
    int[] some = IntStream.range(0, tiles).map(i -> 3 * i + 1).toArray();
    float[] one = new float[tiles * POINTS.length * 2];
    fill(some, POINTS, one);

    try (Scope scope = ENGINE.scope()) {
      FetchedTargets targets = new FetchedTargets(FetchedTargetsTest::fill, 2, scope.workers());

      assertThat(targets.of(some, POINTS)).isEqualTo(one);
    }
  }
}
