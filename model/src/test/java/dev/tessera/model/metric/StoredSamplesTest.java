package dev.tessera.model.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.VirtualSamples;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is measured does not depend on how samples are stored. */
final class StoredSamplesTest {
  private static float[] steps(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = random.nextInt(256) / 255f;
    }
    return values;
  }

  @Test
  void errorsOfChunksAndBytesAreThoseOfFloats() {
    int[] extent = {5, 4, 19, 18};
    float[] one = steps(5 * 4 * 19 * 18 * 3, 1);
    float[] other = steps(one.length, 2);
    double squares = 0;
    for (int i = 0; i < one.length; i++) {
      squares += ((double) one[i] - other[i]) * ((double) one[i] - other[i]);
    }
    Samples floats = Samples.of(extent, 3, other.clone());
    for (boolean eightBit : new boolean[] {false, true}) {
      Samples chunks = VirtualSamples.chunked(extent, 3, one, eightBit);

      assertThat(Psnr.mse(chunks, floats)).isEqualTo(squares / one.length);
    }
  }

  @Test
  void structuralSimilarityOfChunksAndBytesIsThatOfFloats() {
    int[] extent = {23, 31};
    float[] one = steps(23 * 31 * 2, 3);
    Samples other = Samples.of(extent, 2, steps(one.length, 4));
    double expected = Ssim.of(Samples.of(extent, 2, one.clone()), other, done -> {});

    assertThat(Ssim.of(VirtualSamples.chunked(extent, 2, one, true), other, done -> {}))
        .isEqualTo(expected);
    assertThat(Ssim.of(VirtualSamples.chunked(extent, 2, one, false), other, done -> {}))
        .isEqualTo(expected);
  }
}
