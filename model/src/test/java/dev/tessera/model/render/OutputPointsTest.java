package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.PretendGpu;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OutputPointsTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int FRAMES = 9;

  /** A clip of three layers of tiles. */
  private static Fitted<GridTiling> clip(int overlap) {
    GridTiling grid =
        GridTiling.of(
            new int[] {FRAMES, 7, 10}, new int[] {4, 4, 4}, new int[] {overlap, 0, overlap});
    FieldSpec spec = new FieldSpec(3, 3, 8, 1, 4, 6, 4);
    Codes codes = Codes.of(grid.tileCount(), 4, Initialisation.codes(grid.tileCount(), 4, 3));
    return new Fitted<>(grid, Initialisation.weights(spec, 1), codes);
  }

  private static Samples rendered(Scope scope, Fitted<GridTiling> clip, OutputPoints points) {
    try (GridRenderer renderer =
        new GridRenderer(scope, WeightedField.plain(clip), OutputDepth.FULL, points)) {
      while (renderer.step()) {}
      return renderer.picture();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void someFramesAreThoseOfTheWhole(int overlap) {
    Fitted<GridTiling> clip = clip(overlap);
    Samples whole = rendered(ENGINE.scope(), clip, OutputPoints.scaled(clip.tiling(), 1));
    double[] positions = {1, 4, 4, 8};

    Samples some = rendered(ENGINE.scope(), clip, OutputPoints.frames(clip.tiling(), positions, 1));

    assertThat(some.extent()).containsExactly(4, 7, 10);
    for (int i = 0; i < positions.length; i++) {
      assertEqual(some.slice(i), whole.slice((int) positions[i]));
    }
  }

  /** Twice as many frames over the same time lie a quarter before and behind each. */
  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void framesBetweenFramesAreThoseOfAFinerRendering(int overlap) {
    Fitted<GridTiling> clip = clip(overlap);
    Samples twice =
        rendered(ENGINE.scope(), clip, OutputPoints.evenly(clip.tiling(), 2 * FRAMES, 14, 20));
    double[] positions = {0.25, 3.75, 4.25};

    Samples some = rendered(ENGINE.scope(), clip, OutputPoints.frames(clip.tiling(), positions, 2));

    for (int i = 0; i < positions.length; i++) {
      assertEqual(some.slice(i), twice.slice((int) (2 * positions[i] + 0.5)));
    }
  }

  @Test
  void aDeviceEvaluatesTheSamePoints() {
    Fitted<GridTiling> clip = clip(2);
    OutputPoints points = OutputPoints.frames(clip.tiling(), new double[] {2.5, 6, 8}, 1.5);

    assertEqual(
        rendered(new PretendGpu().scope(), clip, points), rendered(ENGINE.scope(), clip, points));
  }

  @Test
  void positionsAscend() {
    OutputPoints whole = OutputPoints.evenly(clip(0).tiling(), 1, 1, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> whole.at(0, 2, 1))
        .withMessage("positions along an axis ascend, found [2.0, 1.0]");
    assertThatIllegalArgumentException().isThrownBy(() -> whole.at(0));
  }

  private static void assertEqual(Samples found, Samples expected) {
    assertThat(found.sameShape(expected)).isTrue();
    for (long i = 0; i < found.length(); i++) {
      assertThat(found.get(i)).as("value %d", i).isCloseTo(expected.get(i), within(2e-5f));
    }
  }
}
