package dev.tessera.model.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HalfFloatTest {
  /** Values of IEEE 754-2019, binary16. */
  @ParameterizedTest
  @CsvSource({
    "0x0000, 0",
    "0x0001, 5.9604644775390625e-8",
    "0x03ff, 6.0975551605224609375e-5",
    "0x0400, 6.103515625e-5",
    "0x3555, 0.333251953125",
    "0x3c00, 1",
    "0x3c01, 1.0009765625",
    "0x4248, 3.140625",
    "0x7bff, 65504",
    "0xc000, -2",
  })
  void knownValues(String bits, float value) {
    short half = (short) Integer.decode(bits).intValue();
    assertThat(HalfFloat.toFloat(half)).isEqualTo(value);
    assertThat(HalfFloat.ofFloat(value)).isEqualTo(half);
  }

  @Test
  void everyHalfSurvives() {
    for (int i = 0; i < 1 << 16; i++) {
      short half = (short) i;
      float value = HalfFloat.toFloat(half);
      if (Float.isNaN(value)) {
        assertThat(HalfFloat.toFloat(HalfFloat.ofFloat(value))).isNaN();
      } else {
        assertThat(HalfFloat.ofFloat(value)).as(bits(i)).isEqualTo(half);
      }
    }
  }

  @Test
  void halvesGrowWithTheirBits() {
    for (int i = 0; i < 0x7c00; i++) {
      assertThat(HalfFloat.toFloat((short) (i + 1)))
          .as(bits(i))
          .isGreaterThan(HalfFloat.toFloat((short) i));
    }
  }

  @Test
  void theNearestHalfIsChosenAndTiesGoToTheEvenOne() {
    for (int i = 0; i < 0x7bff; i++) {
      float low = HalfFloat.toFloat((short) i);
      float middle = (low + HalfFloat.toFloat((short) (i + 1))) / 2; // exact: 13 bits to spare
      short even = (short) (i + (i & 1));
      assertThat(HalfFloat.ofFloat(middle)).as(bits(i)).isEqualTo(even);
      assertThat(HalfFloat.ofFloat(Math.nextDown(middle))).as(bits(i)).isEqualTo((short) i);
      assertThat(HalfFloat.ofFloat(Math.nextUp(middle))).as(bits(i)).isEqualTo((short) (i + 1));
    }
  }

  @Test
  void whatIsTooLargeBecomesInfinite() {
    assertThat(HalfFloat.ofFloat(65519.996f)).isEqualTo((short) 0x7bff);
    assertThat(HalfFloat.ofFloat(65520)).isEqualTo((short) 0x7c00);
    assertThat(HalfFloat.ofFloat(Float.MAX_VALUE)).isEqualTo((short) 0x7c00);
    assertThat(HalfFloat.ofFloat(Float.NEGATIVE_INFINITY)).isEqualTo((short) 0xfc00);
    assertThat(HalfFloat.toFloat((short) 0x7c00)).isEqualTo(Float.POSITIVE_INFINITY);
  }

  @Test
  void theSignIsKeptApart() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      float value = Float.intBitsToFloat(random.nextInt() & 0x7fffffff);
      assertThat(HalfFloat.ofFloat(-value) & 0x7fff).isEqualTo(HalfFloat.ofFloat(value) & 0x7fff);
    }
    assertThat(HalfFloat.ofFloat(-0.0f)).isEqualTo((short) 0x8000);
  }

  private static String bits(int i) {
    return "bits " + Integer.toHexString(i);
  }
}
