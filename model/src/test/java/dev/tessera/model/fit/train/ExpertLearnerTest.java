package dev.tessera.model.fit.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.Finished;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.optimise.ExpertSchedule;
import dev.tessera.model.signal.data.TileSupply;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tiles made of known directions, so that the best possible error is known. */
final class ExpertLearnerTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int TILE = 4;
  private static final int FEATURES = TILE * TILE * 3;

  private static FitResult<Pretrained> train(ExpertSchedule schedule, TileSupply supply) {
    return Finished.of(
        ExpertLearner.fit(ENGINE, supply, List.of(), schedule, Double.POSITIVE_INFINITY));
  }

  /** Independent samples whose deviation falls with their index, about 0.5. */
  private static TileSupply falling(double[] deviations, long seed) {
    Random random = new Random(seed);
    return count -> {
      float[] tiles = new float[count * FEATURES];
      for (int i = 0; i < tiles.length; i++) {
        tiles[i] = (float) (0.5 + deviations[i % FEATURES] * random.nextGaussian());
      }
      return tiles;
    };
  }

  /**
   * The floor: with one expert the field is a principal component analysis, whose error is the sum
   * of the smallest variances (Eckart and Young 1936).
   */
  @Test
  void oneExpertReachesThePrincipalComponentFloor() {
    double[] deviations = new double[FEATURES];
    double left = 0;
    int kept = 6;
    for (int i = 0; i < FEATURES; i++) {
      deviations[i] = 0.2 * Math.pow(0.8, i);
      left += i < kept ? 0 : deviations[i] * deviations[i];
    }
    ExpertSchedule schedule = new ExpertSchedule(TILE, FEATURES, kept + 1, 1, 4096, 1, 30, 1);

    FitResult<Pretrained> result = train(schedule, falling(deviations, 2));
    assertThat(result.psnr()).isCloseTo(-10 * Math.log10(left / FEATURES), within(0.1));
  }

  /** Tiles lie in one of two planes; one plane of the same size can hold neither. */
  @Test
  void twoExpertsFindTwoPlanes() {
    Random random = new Random(3);
    double[][] directions = new double[8][FEATURES];
    for (double[] direction : directions) {
      for (int i = 0; i < FEATURES; i++) {
        direction[i] = random.nextGaussian() / Math.sqrt(FEATURES);
      }
    }
    TileSupply supply =
        count -> {
          float[] tiles = new float[count * FEATURES];
          for (int t = 0; t < count; t++) {
            int first = random.nextBoolean() ? 0 : 4;
            for (int d = 0; d < 4; d++) {
              double amplitude = (first == 0 ? 1 : 0.6) * random.nextGaussian();
              for (int i = 0; i < FEATURES; i++) {
                tiles[t * FEATURES + i] += (float) (amplitude * directions[first + d][i]);
              }
            }
          }
          return tiles;
        };

    double one = train(new ExpertSchedule(TILE, FEATURES, 5, 1, 2048, 1, 20, 1), supply).psnr();
    FitResult<Pretrained> two =
        train(new ExpertSchedule(TILE, FEATURES, 5, 2, 2048, 10, 40, 1), supply);
    assertThat(two.fitted().spec()).isEqualTo(FieldSpec.ofExperts(2, 3, FEATURES, 5, 2));
    assertThat(two.psnr()).isGreaterThan(one + 10);
  }

  @Test
  void theSameSeedGivesTheSameWeights() {
    double[] deviations = new double[FEATURES];
    Arrays.fill(deviations, 0.1);
    ExpertSchedule schedule = new ExpertSchedule(TILE, 24, 5, 4, 512, 2, 2, 9);
    Weights first = train(schedule, falling(deviations, 5)).fitted().weights();
    Weights second = train(schedule, falling(deviations, 5)).fitted().weights();

    assertThat(second.toArray()).isEqualTo(first.toArray());
  }
}
