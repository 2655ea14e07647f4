package dev.tessera.model.field;

import java.util.SplittableRandom;

/** Starting values of networks and codes, fixed by a seed. */
public final class Initialisation {
  private Initialisation() {}

  /**
   * Weights of the spec's form to start from.
   *
   * @throws IllegalArgumentException if networks of the form do not train
   */
  public static Weights weights(FieldSpec spec, long seed) {
    return Weights.of(spec, spec.form().start(spec, seed));
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
}
