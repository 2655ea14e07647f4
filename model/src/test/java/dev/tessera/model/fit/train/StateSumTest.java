package dev.tessera.model.fit.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.field.Numbers;
import dev.tessera.model.fit.step.FitState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StateSumTest {
  private static final int LENGTH = 200;

  private static FitState state(float[] values, double seconds) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    arrays.put("weights", values);
    arrays.put("curve", new float[] {1, 2, 3});
    return new FitState(Map.of("seed", 7L), 40, seconds, Numbers.each(arrays));
  }

  /** Of any sign, within a factor of a hundred million of each other. */
  private static List<float[]> values(int count) {
    Random random = new Random(5);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              float[] values = new float[LENGTH];
              for (int j = 0; j < LENGTH; j++) {
                values[j] =
                    (float) (random.nextGaussian() * Math.pow(10, -8 * random.nextDouble()));
              }
              return values;
            })
        .toList();
  }

  private static StateSum sum(List<float[]> values) {
    StateSum sum = StateSum.NONE;
    for (float[] each : values) {
      sum = sum.plus(state(each, 1));
    }
    return sum;
  }

  @Test
  void theMeanOfOneIsItself() {
    float[] values = values(1).get(0);
    FitState mean = StateSum.NONE.plus(state(values, 2.5)).mean();
    assertThat(mean.array("weights")).isEqualTo(values);
    assertThat(mean.step()).isEqualTo(40);
    assertThat(mean.seconds()).isEqualTo(2.5);
    assertThat(mean.settings()).isEqualTo(Map.of("seed", 7L));
    assertThat(mean.arrays()).as("a record of one").doesNotContainKey("curve");
  }

  @Test
  void sumsAreExactInAnyOrder() {
    List<float[]> values = new ArrayList<>(values(1000));
    double[] expected = new double[LENGTH];
    for (int j = 0; j < LENGTH; j++) {
      BigDecimal exact = BigDecimal.ZERO;
      for (float[] each : values) {
        exact = exact.add(new BigDecimal(each[j]));
      }
      expected[j] = exact.doubleValue();
    }
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(values, new Random(seed));
      StateSum left = sum(values.subList(0, 100 * (seed + 1)));
      StateSum right = sum(values.subList(100 * (seed + 1), 1000));
      StateSum both = seed % 2 == 0 ? left.plus(right) : right.plus(left);
      assertThat(both.parts()).isEqualTo(1000);
      assertThat(both.sum("weights")).isEqualTo(expected);
      assertThat(both.mean().array("weights")).isEqualTo(sum(values).mean().array("weights"));
    }
  }

  @Test
  void thatOfNoneChangesNothingAndTheSlowestCounts() {
    StateSum one = StateSum.NONE.plus(state(new float[] {3}, 1));
    assertThat(StateSum.NONE.plus(one).sum("weights")).containsExactly(3);
    assertThat(one.plus(StateSum.NONE).parts()).isEqualTo(1);
    StateSum two = one.plus(state(new float[] {4}, 9));
    assertThat(two.mean().array("weights")).containsExactly(3.5f);
    assertThat(two.seconds()).isEqualTo(9);
  }
}
