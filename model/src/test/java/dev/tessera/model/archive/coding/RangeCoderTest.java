package dev.tessera.model.archive.coding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RangeCoderTest {
  private static final int COUNT = 200_000;

  private static final class Decisions {
    private final int[] bits;
    private final int[] ones;

    Decisions(int[] bits, int[] ones) {
      this.bits = bits;
      this.ones = ones;
    }

    /** Each with its own probability, and a bit that follows it. */
    static Decisions random(long seed, int count) {
      SplittableRandom random = new SplittableRandom(seed);
      int[] bits = new int[count];
      int[] ones = new int[count];
      for (int i = 0; i < count; i++) {
        // from certain to even, most often near certain
        double skewed = Math.pow(random.nextDouble(), 4);
        ones[i] = 1 + (int) ((random.nextBoolean() ? skewed : 1 - skewed) * (BitPort.ONE - 2));
        bits[i] = random.nextInt(BitPort.ONE) < ones[i] ? 1 : 0;
      }
      return new Decisions(bits, ones);
    }

    double entropyBits() {
      double sum = 0;
      for (int i = 0; i < bits.length; i++) {
        double p = ones[i] / (double) BitPort.ONE;
        sum -= Math.log(bits[i] == 1 ? p : 1 - p) / Math.log(2);
      }
      return sum;
    }

    byte[] encoded() {
      RangeEncoder encoder = new RangeEncoder();
      for (int i = 0; i < bits.length; i++) {
        encoder.code(bits[i], ones[i]);
      }
      return encoder.finish();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void bytesAreNoMoreThanTheEntropyAndAThousandth(long seed) {
    Decisions decisions = Decisions.random(seed, COUNT);
    double bound = decisions.entropyBits() / Byte.SIZE;
    assertThat((double) decisions.encoded().length).isBetween(bound * 0.999 - 1, bound * 1.001 + 4);
  }

  @Test
  void whatWasWrittenIsRead() {
    for (int count = 0; count < 300; count++) {
      Decisions decisions = Decisions.random(count, count);
      RangeDecoder decoder = new RangeDecoder(decisions.encoded());
      int[] read = new int[count];
      Arrays.setAll(read, i -> decoder.code(0, decisions.ones[i]));
      assertThat(read).as("%d decisions", count).isEqualTo(decisions.bits);
      assertThat(decoder.exhausted()).isFalse();
    }
  }

  @Test
  void theMostUnlikelyIsReadToo() {
    RangeEncoder encoder = new RangeEncoder();
    for (int i = 0; i < 1000; i++) {
      encoder.code(i & 1, (i & 1) == 1 ? 1 : BitPort.ONE - 1);
    }
    RangeDecoder decoder = new RangeDecoder(encoder.finish());
    for (int i = 0; i < 1000; i++) {
      assertThat(decoder.code(0, (i & 1) == 1 ? 1 : BitPort.ONE - 1)).isEqualTo(i & 1);
    }
  }

  @Test
  void readingOnAndOnIsNoticed() {
    RangeDecoder decoder = new RangeDecoder(new byte[] {17, 4});
    for (int i = 0; i < 200; i++) {
      decoder.code(0, BitPort.ONE / 2);
    }
    assertThat(decoder.exhausted()).isTrue();
  }

  @Test
  void aMixtureComesNearTheEntropyOfABiasItDoesNotKnow() {
    SplittableRandom random = new SplittableRandom(9);
    double[] biases = {0.02, 0.3, 0.95};
    MixedBit mixed = new MixedBit(255, 3, 1, 3, 1);
    RangeEncoder encoder = new RangeEncoder();
    int[] bits = new int[COUNT];
    double entropy = 0;
    for (int i = 0; i < COUNT; i++) {
      double bias = biases[i % 3];
      bits[i] = random.nextDouble() < bias ? 1 : 0;
      entropy -= (bias * Math.log(bias) + (1 - bias) * Math.log(1 - bias)) / Math.log(2);
      mixed.context(0, i % 3);
      mixed.code(encoder, bits[i], 0, BitPort.ONE / 2);
    }
    byte[] bytes = encoder.finish();
    assertThat(bytes.length * 8.0).isLessThan(entropy * 1.02);

    MixedBit same = new MixedBit(255, 3, 1, 3, 1);
    RangeDecoder decoder = new RangeDecoder(bytes);
    for (int i = 0; i < COUNT; i++) {
      same.context(0, i % 3);
      assertThat(same.code(decoder, 0, 0, BitPort.ONE / 2)).isEqualTo(bits[i]);
    }
  }
}
