package dev.tessera.model.field;

/**
 * An encoder from the samples x of a tile to its code: z = P x + p + Q relu(R x + r). The linear
 * part alone can hold a principal component analysis; the hidden part corrects it.
 *
 * @param inputs S*C, samples of a tile times channels
 * @param hidden units of the hidden layer, 0 for a linear encoder
 * @param latent D
 * @param values P (D,inputs), p (D), R (hidden,inputs), r (hidden), Q (D,hidden), flat in this
 *     order; handed over and not changed again
 */
@SuppressWarnings("ArrayRecordComponent") // read only, and compared by identity as weights are
public record EncoderWeights(int inputs, int hidden, int latent, float[] values) {
  /** Rejects a wrong number of weights. */
  public EncoderWeights {
    int expected = latent * (inputs + 1) + hidden * (inputs + 1) + latent * hidden;
    if (values.length != expected) {
      throw new IllegalArgumentException(
          "an encoder of " + expected + " weights, found " + values.length);
    }
  }
}
