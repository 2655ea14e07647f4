package dev.tessera.model.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.linear.Principal;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One expert is a principal component analysis, of tiles of any number of axes. */
final class OneExpertTest {
  private static final int DIRECTIONS = 3;
  private static final int TILES = 40;

  /** Tiles of 2 x 4 x 3 samples of two channels. */
  private static final OneExpert EXPERT = new OneExpert(List.of(2, 4, 3), 2, 1 + DIRECTIONS);

  private static final int FEATURES = 2 * 4 * 3 * 2;

  /** The middles of 2 x 4 x 3 equal parts. */
  private static final float[] POINTS = points();

  private static float[] points() {
    float[] points = new float[2 * 4 * 3 * 3];
    for (int i = 0; i < 24; i++) {
      int slowest = i / 12;
      int middle = i / 3 % 4;
      int fastest = i % 3;
      points[3 * i] = (2f * slowest + 1) / 2 - 1;
      points[3 * i + 1] = (2f * middle + 1) / 4 - 1;
      points[3 * i + 2] = (2f * fastest + 1) / 3 - 1;
    }
    return points;
  }

  /** Each a sum of a mean and some patterns, of less and less weight. */
  private static float[] tiles(int patterns) {
    Random random = new Random(5);
    float[] each = new float[(1 + patterns) * FEATURES];
    for (int i = 0; i < each.length; i++) {
      each[i] = (float) random.nextGaussian();
    }
    float[] tiles = new float[TILES * FEATURES];
    for (int t = 0; t < TILES; t++) {
      for (int p = 0; p <= patterns; p++) {
        float weight = p == 0 ? 1 : (float) random.nextGaussian() / p;
        for (int j = 0; j < FEATURES; j++) {
          tiles[t * FEATURES + j] += weight * each[p * FEATURES + j];
        }
      }
    }
    return tiles;
  }

  private static Principal analysed(float[] tiles) {
    Principal principal = new Principal(FEATURES, DIRECTIONS, new Principal.Values(0, 1e-6), 1);
    principal.show(tiles.clone(), TILES);
    while (principal.iterate()) {
      assertThat(principal.progress()).isLessThanOrEqualTo(1);
    }
    return principal;
  }

  private static double squaredError(Pretrained networks, float[] tiles) {
    try (Scope scope = new Engine(new EngineSettings(DeviceChoice.CPU, 0)).scope()) {
      NDArray points = scope.upload(POINTS, 24, 3);
      TileEncoder encoder =
          networks.spec().form().encoder(scope.child(), networks.weights(), points);
      NDArray codes = encoder.encode(scope.upload(tiles, TILES, FEATURES));
      Field field = networks.spec().form().open(scope.child(), networks.weights());
      float[] found = field.evaluate(codes, points).toFloatArray();
      return IntStream.range(0, tiles.length)
          .mapToDouble(i -> Math.pow(tiles[i] - found[i], 2))
          .sum();
    }
  }

  @Test
  void tilesOfAsManyPatternsAsDirectionsComeBackExactly() {
    float[] tiles = tiles(DIRECTIONS);
    Pretrained networks = EXPERT.of("own", analysed(tiles), POINTS);
    assertThat(squaredError(networks, tiles) / tiles.length).isLessThan(1e-8);
  }

  @Test
  void whatIsLostIsTheVarianceAlongAllOtherDirections() {
    float[] tiles = tiles(DIRECTIONS + 4);
    Pretrained networks = EXPERT.of("own", analysed(tiles), POINTS);
    // all variance about the mean, less that along the directions of the analysis
    double lost = 0;
    for (int j = 0; j < FEATURES; j++) {
      double mean = 0;
      for (int t = 0; t < TILES; t++) {
        mean += tiles[t * FEATURES + j] / TILES;
      }
      for (int t = 0; t < TILES; t++) {
        lost += Math.pow(tiles[t * FEATURES + j] - mean, 2);
      }
    }
    for (double deviation : analysed(tiles).deviations()) {
      lost -= TILES * deviation * deviation;
    }
    assertThat(squaredError(networks, tiles)).isCloseTo(lost, within(1e-3 * lost));
  }

  @Test
  void beforeItKnowsTilesItHasTheSizesOfWhatFollows() {
    FieldSpec spec = EXPERT.unlearned("own").spec();
    assertThat(spec).isEqualTo(EXPERT.of("own", analysed(tiles(2)), POINTS).spec());
    assertThat(spec.form().layout(spec).length())
        .isEqualTo(24 * 2 * (3 + 2) + DIRECTIONS * 48 + 48);
  }

  @Test
  void aLargeTileKeepsItsSlowestCosines() {
    assertThat(new OneExpert(List.of(32, 32), 3, 5).spec().width()).isEqualTo(1024);
    int[] slowest = new SeparableCosines(List.of(32, 32), 3).slowest(9);
    // the mean, and one wave along either axis, of three colours each
    assertThat(slowest).containsExactly(0, 1, 2, 3, 4, 5, 96, 97, 98);
  }

  @Test
  void aShorterCodeGivesWhatTheLongOneGivesWithoutItsLastNumbers() {
    FieldSpec spec = FieldSpec.ofExperts(2, 3, 16, 5, 3);
    float[] values = new float[spec.form().layout(spec).length()];
    Random random = new Random(2);
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    Pretrained all = new Pretrained("e", 4, Weights.of(spec, values), Optional.empty());
    Pretrained some = all.withLatent(3);
    assertThat(some.spec().latent()).isEqualTo(3);
    float[] points = {-0.3f, 0.2f, 0.5f, 0.9f};
    assertThat(at(some, new float[] {2, 0.4f, -1}, points))
        .containsExactly(at(all, new float[] {2, 0.4f, -1, 0, 0}, points), within(1e-5f));
    assertThat(all.withLatent(9)).isSameAs(all);
  }

  private static float[] at(Pretrained networks, float[] code, float[] points) {
    try (Scope scope = new Engine(new EngineSettings(DeviceChoice.CPU, 0)).scope()) {
      Field field = networks.spec().form().open(scope.child(), networks.weights());
      return field
          .evaluate(scope.upload(code, 1, code.length), scope.upload(points, 2, 2))
          .toFloatArray();
    }
  }
}
