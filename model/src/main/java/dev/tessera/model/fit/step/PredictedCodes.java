package dev.tessera.model.fit.step;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.MlpEncoder;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Codes that an encoder predicts from the samples of a tile, while it learns to. */
public final class PredictedCodes implements CodeSource {
  private final EncoderWeights shape;
  private final double rate;
  private final double penalty;
  private final float[] weights;
  private final float[] gradient;
  private final Adam adam;
  private final MlpEncoder encoder;
  private int tiles;

  /**
   * An encoder to train.
   *
   * @param scope it lives in
   * @param start its weights
   * @param rate peak learning rate
   * @param penalty of the loss + penalty * mean(z^2), 0 for none
   * @param state whose moments are gone on with
   */
  public PredictedCodes(
      Scope scope, EncoderWeights start, double rate, double penalty, Optional<FitState> state) {
    shape = start;
    this.rate = rate;
    this.penalty = penalty;
    weights = start.toArray();
    gradient = new float[weights.length];
    adam =
        state
            .map(s -> Adam.restored(s, "encoder", 1, weights.length))
            .orElseGet(() -> new Adam(1, weights.length));
    encoder = new MlpEncoder(scope, start);
  }

  /** The encoder on the device. */
  public MlpEncoder encoder() {
    return encoder;
  }

  /** A copy of its weights as they are now. */
  public EncoderWeights weights() {
    return new EncoderWeights(shape.inputs(), shape.hidden(), shape.latent(), weights.clone());
  }

  @Override
  public void begin(int tilesOfStep, int points) {
    tiles = tilesOfStep;
    Arrays.fill(gradient, 0);
  }

  @Override
  public NDArray codes(Scope batch, Batches.Batch some, NDArray whole) {
    return encoder.encode(whole);
  }

  @Override
  public void learn(Batches.Batch some, int first, NDArray codes, NDArray whole, NDArray ofCodes) {
    if (penalty > 0) {
      ofCodes.addi(codes.mul(2 * penalty / ((double) tiles * shape.latent())));
    }
    encoder.backward(whole, ofCodes, gradient);
  }

  @Override
  public void move(double decay) {
    adam.step(0, weights, gradient, 0, rate * decay);
    encoder.load(weights);
  }

  @Override
  public float[] values() {
    return new float[0];
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    arrays.put("encoder", weights.clone());
    adam.save("encoder", arrays);
  }
}
