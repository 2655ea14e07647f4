package dev.tessera.model.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.LiveMemory;
import dev.tessera.model.engine.PretendGpu;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.tile.SparseTiling;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Points of a fitted shape against its tiles evaluated one by one. */
final class ShapeEvaluatorTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final double CLAMP = 0.3;

  private static Fitted<SparseTiling> shape(SparseTiling tiles, FieldSpec spec) {
    Weights weights =
        spec.form().choices(spec) > 0 ? randomExperts(spec) : Initialisation.weights(spec, 3);
    float[] codes = Initialisation.codes(tiles.tileCount(), spec.latent(), 4);
    return new Fitted<>(tiles, weights, Codes.of(tiles.tileCount(), spec.latent(), codes), CLAMP);
  }

  private static Weights randomExperts(FieldSpec spec) {
    SplittableRandom random = new SplittableRandom(8);
    float[] values = new float[WeightLayout.of(spec).length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (0.2 * random.nextGaussian());
    }
    return Weights.of(spec, values);
  }

  private static float[] evaluated(Fitted<SparseTiling> shape, float... points) {
    float[] distances = new float[points.length / 3];
    try (ShapeEvaluator field = new ShapeEvaluator(ENGINE.scope(), shape)) {
      field.evaluate(points, distances.length, distances);
    }
    return distances;
  }

  /** One tile of one point, by the field itself. */
  private static double alone(Fitted<SparseTiling> shape, int tile, double... point) {
    SparseTiling tiles = shape.tiling();
    float[] local = new float[3];
    for (int a = 0; a < 3; a++) {
      local[a] = (float) ((point[a] - tiles.centre(tile, a)) / tiles.halfSide());
    }
    try (Scope scope = ENGINE.scope()) {
      float[] code = shape.codes().code(tile);
      float value =
          Field.of(scope, shape.weights())
              .evaluate(
                  scope.manager().create(code).reshape(1, -1),
                  scope.manager().create(local).reshape(1, 3))
              .toFloatArray()[0];
      return CLAMP * Math.max(-1, Math.min(1, value));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void pointsAwayFromBordersAreThoseOfTheirTile(int layers) {
    SparseTiling tiles = SparseTiling.of(3, 0.1, new int[27]);
    Fitted<SparseTiling> shape = shape(tiles, new FieldSpec(3, 1, 16, layers, 5, 3, 3));

    float[] found = evaluated(shape, 0.1f, 0.05f, -0.2f, -0.6f, 0.7f, 0.61f);

    assertThat((double) found[0])
        .isCloseTo(alone(shape, tiles.tileAt(1, 1, 1), 0.1, 0.05, -0.2), within(1e-5));
    assertThat((double) found[1])
        .isCloseTo(alone(shape, tiles.tileAt(0, 2, 2), -0.6, 0.7, 0.61), within(1e-5));
  }

  @Test
  void fieldsWithExpertsAreEvaluatedToo() {
    SparseTiling tiles = SparseTiling.of(3, 0.1, new int[27]);
    Fitted<SparseTiling> shape = shape(tiles, FieldSpec.ofExperts(3, 1, 12, 4, 2));

    assertThat((double) evaluated(shape, 0.1f, 0.05f, -0.2f)[0])
        .isCloseTo(alone(shape, tiles.tileAt(1, 1, 1), 0.1, 0.05, -0.2), within(1e-5));
  }

  @Test
  void overlappingTilesAreCrossFaded() {
    SparseTiling tiles = SparseTiling.of(2, 0.25, new int[8]);
    Fitted<SparseTiling> shape = shape(tiles, new FieldSpec(3, 1, 16, 1, 5, 3, 3));
    double left = alone(shape, tiles.tileAt(0, 1, 1), 0.125, 0.6, 0.6);
    double right = alone(shape, tiles.tileAt(1, 1, 1), 0.125, 0.6, 0.6);

    // cells share |x| < 0.25, so x = 0.125 is three quarters of the way to the right
    assertThat((double) evaluated(shape, 0.125f, 0.6f, 0.6f)[0])
        .isCloseTo(0.25 * left + 0.75 * right, within(1e-5));
  }

  @Test
  void cellsWithoutATileSaturate() {
    int[] kinds = {SparseTiling.INSIDE, SparseTiling.OUTSIDE, 0, 0, 0, 0, 0, 0};
    Fitted<SparseTiling> shape =
        shape(SparseTiling.of(2, 0, kinds), new FieldSpec(3, 1, 16, 1, 5, 3, 3));

    assertThat(evaluated(shape, -0.5f, -0.5f, -0.5f, 0.5f, -0.5f, -0.5f))
        .containsExactly((float) -CLAMP, (float) CLAMP);
  }

  @Test
  void beyondTheCubeTheWayToItIsAdded() {
    Fitted<SparseTiling> shape = shape(SparseTiling.whole(), new FieldSpec(3, 1, 16, 2, 5, 3, 3));
    float border = evaluated(shape, 1f, 0.2f, 0.1f)[0];

    float outside = evaluated(shape, 1.05f, 0.2f, 0.1f)[0];

    assertThat((double) outside).isCloseTo(Math.min(CLAMP, border + 0.05), within(1e-5));
    assertThat(evaluated(shape, 3f, 0.2f, 0.1f)[0]).isEqualTo((float) CLAMP);
  }

  @Test
  void manyPointsAtOnceAreAsOneByOneAndLeaveNoMemory() {
    Fitted<SparseTiling> shape =
        shape(SparseTiling.of(4, 0.2, new int[64]), new FieldSpec(3, 1, 64, 1, 6, 3, 3));
    SplittableRandom random = new SplittableRandom(1);
    float[] points = new float[3 * 20_000];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) random.nextDouble(-1.2, 1.2);
    }
    LiveMemory before = LiveMemory.now();
    float[] all = new float[20_000];
    float[] one = new float[1];
    try (ShapeEvaluator field = new ShapeEvaluator(ENGINE.scope(), shape)) {
      field.evaluate(points, 20_000, all);
      LiveMemory once = LiveMemory.now();
      for (int p = 0; p < 20_000; p += 997) {
        float[] point = {points[3 * p], points[3 * p + 1], points[3 * p + 2]};
        field.evaluate(point, 1, one);
        assertThat((double) all[p]).isCloseTo(one[0], within(1e-5));
      }
      assertThat(LiveMemory.now()).isEqualTo(once);
    }
    assertThat(LiveMemory.now()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aGpuGivesTheSameWithOneTransferEachWay(int cells) {
    int[] kinds = new int[cells * cells * cells];
    Fitted<SparseTiling> shape =
        shape(SparseTiling.of(cells, 0.2, kinds), new FieldSpec(3, 1, 64, 2, 6, 3, 3));
    SplittableRandom random = new SplittableRandom(1);
    int count = 9000;
    float[] points = new float[3 * count];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) random.nextDouble(-1.2, 1.2);
    }
    float[] found = new float[count];
    PretendGpu gpu = new PretendGpu();
    try (ShapeEvaluator field = new ShapeEvaluator(gpu.scope(), shape)) {
      assertThat(field.atOnce(8192)).isGreaterThan(4 * count);
      gpu.take();
      field.evaluate(points, count, found);
      String launches = gpu.launches();
      PretendGpu.Counts counts = gpu.take();
      assertThat(counts.launches()).as(launches).isLessThanOrEqualTo(20);
      assertThat(counts.uploads()).isEqualTo(1);
      assertThat(counts.downloads()).isEqualTo(1);
      LiveMemory once = LiveMemory.now();
      field.evaluate(points, count, found);
      assertThat(LiveMemory.now()).isEqualTo(once);
    }
    assertThat(found).containsExactly(evaluated(shape, points), within(1e-5f));
  }
}
