package dev.tessera.model.field;

import java.util.SplittableRandom;

/** Starting values of networks and codes, fixed by a seed. */
public final class Initialisation {
  private Initialisation() {}

  /**
   * Weights as in Sitzmann et al. 2020 and Mehta et al. 2021: W_0 ~ U(-1/d, 1/d), W_i and W_o ~
   * U(+-sqrt(6/H)/w), modulation He-normal (variance 2/fan-in), all biases 0 but those of the
   * synthesis layers, which are ~ U(+-1/sqrt(fan-in)).
   */
  public static Weights weights(FieldSpec spec, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    WeightLayout layout = WeightLayout.of(spec);
    float[] values = new float[layout.length()];
    double hiddenBound = Math.sqrt(6.0 / spec.width()) / spec.hiddenOmega();
    for (int i = 0; i < spec.layers(); i++) {
      WeightLayout.Block synthesis = layout.layer(i, 0);
      uniform(values, synthesis, i == 0 ? 1.0 / spec.dimensions() : hiddenBound, random);
      uniform(values, layout.layer(i, 1), 1 / Math.sqrt(synthesis.columns()), random);
      WeightLayout.Block modulation = layout.layer(i, 2);
      normal(values, modulation, Math.sqrt(2.0 / modulation.columns()), random);
    }
    uniform(values, layout.outputWeight(), hiddenBound, random);
    return Weights.of(spec, values);
  }

  /** Codes z ~ N(0,1), (T,D): diverse codes at the start speed a joint fit up. */
  public static float[] codes(int tiles, int latent, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[Math.multiplyExact(tiles, latent)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static void uniform(
      float[] values, WeightLayout.Block block, double bound, SplittableRandom random) {
    for (int i = 0; i < block.length(); i++) {
      values[block.offset() + i] = (float) (bound * (2 * random.nextDouble() - 1));
    }
  }

  private static void normal(
      float[] values, WeightLayout.Block block, double deviation, SplittableRandom random) {
    for (int i = 0; i < block.length(); i++) {
      values[block.offset() + i] = (float) (deviation * random.nextGaussian());
    }
  }
}
