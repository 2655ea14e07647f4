package dev.tessera.model.fit.step;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import java.util.Map;

/** Where the codes of tiles come from, and how they learn. */
public interface CodeSource {
  /** Forgets the gradients of the step before. */
  void begin(int tiles, int points);

  /**
   * The codes of some tiles, (T,D), in the given scope.
   *
   * @param whole all samples of the tiles on the device, (T,S,C); looked at by encoders only
   */
  NDArray codes(Scope batch, Batches.Batch some, NDArray whole);

  /**
   * Takes the gradient of the loss by the codes.
   *
   * @param first number of the batch's first tile within the step
   * @param codes as {@link #codes} gave them
   * @param gradient dLoss/dz, (T,D); may be changed
   */
  void learn(Batches.Batch some, int first, NDArray codes, NDArray whole, NDArray gradient);

  /**
   * Ends a step: moves by what was learned.
   *
   * @param decay factor of all learning rates
   */
  void move(double decay);

  /** The code-book as it is, (T,D), not to be written to; empty where codes are predicted. */
  float[] values();

  /** Hands over what it goes on from, after its last step. */
  void save(Map<String, float[]> arrays);
}
