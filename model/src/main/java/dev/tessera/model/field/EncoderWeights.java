package dev.tessera.model.field;

/**
 * Weights of an encoder from the samples x of a tile to its code: z = P x + p + Q relu(R x + r).
 * The linear part alone can hold a principal component analysis; the hidden part corrects it.
 *
 * <p>Flat in the order P (D,inputs), p (D), R (hidden,inputs), r (hidden), Q (D,hidden); immutable,
 * the array given is handed over.
 */
public final class EncoderWeights {
  private final int inputs;
  private final int hidden;
  private final int latent;
  private final float[] values;

  /**
   * Wraps values without copying.
   *
   * @param inputs S*C, samples of a tile times channels
   * @param hidden units of the hidden layer, 0 for a linear encoder
   * @param latent D
   * @param values all weights
   * @throws IllegalArgumentException if their number is not {@link #length}
   */
  public EncoderWeights(int inputs, int hidden, int latent, float[] values) {
    int expected = length(inputs, hidden, latent);
    if (values.length != expected) {
      throw new IllegalArgumentException(
          "an encoder of " + expected + " weights, found " + values.length);
    }
    this.inputs = inputs;
    this.hidden = hidden;
    this.latent = latent;
    this.values = values;
  }

  /** How many weights such an encoder has. */
  public static int length(int inputs, int hidden, int latent) {
    return latent * (inputs + 1) + hidden * (inputs + 1) + latent * hidden;
  }

  /** S*C, samples of a tile times channels. */
  public int inputs() {
    return inputs;
  }

  /** Units of the hidden layer, 0 for a linear encoder. */
  public int hidden() {
    return hidden;
  }

  /** D. */
  public int latent() {
    return latent;
  }

  /** A copy of all weights. */
  public float[] toArray() {
    return values.clone();
  }
}
