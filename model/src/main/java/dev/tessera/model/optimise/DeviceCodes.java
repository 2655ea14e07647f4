package dev.tessera.model.optimise;

import ai.djl.ndarray.NDArray;
import java.util.Map;
import java.util.function.Supplier;

/** Where the codes of tiles come from, and how they learn, on the device. */
public interface DeviceCodes {
  /**
   * Counts a step of the tiles of a batch.
   *
   * @param rows numbers of the tiles, (T)
   * @param first whether the batch is the first of its step
   * @param rate learning rate
   * @return how far they go; travels with the batch
   */
  float[] sizes(int[] rows, boolean first, double rate);

  /**
   * The codes of some tiles, (T,D), in the scope of their numbers.
   *
   * @param rows numbers of the tiles, (T)
   * @param whole all samples of the tiles, (T,S*C); asked for by encoders only
   */
  NDArray codes(NDArray rows, Supplier<NDArray> whole);

  /**
   * Learns from the tiles whose codes were asked for last.
   *
   * @param gradient dLoss/dz, (T,D)
   * @param sizes as {@link #sizes} gave them
   */
  void learn(NDArray gradient, NDArray sizes);

  /** Ends a step: moves what has not moved. */
  void end();

  /** A copy of the code-book, (T,D); empty where codes are predicted. */
  float[] book();

  /** A copy of one tile's code, (D), of a code-book. */
  float[] row(int tile);

  /** Hands over what it goes on from. */
  void save(Map<String, float[]> arrays);
}
