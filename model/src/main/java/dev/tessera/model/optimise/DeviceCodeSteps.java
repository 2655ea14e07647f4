package dev.tessera.model.optimise;

import ai.djl.ndarray.NDArray;
import java.util.Map;

/**
 * {@link CodeSteps} whose codes live on the device, the same but for rounding: no codes and values
 * are read back. No tile may occur twice in it.
 */
public interface DeviceCodeSteps {
  /** What travels to the device with a round for some tiles; the round is counted. */
  float[] sent(int[] tiles);

  /**
   * Moves codes.
   *
   * @param tiles numbers of the tiles, (T), INT64
   * @param sent as {@link #sent} gave it
   * @param samples what the tiles should be, (T,S,C), in the same scope
   * @param points (S,d), in the same scope
   */
  void improve(NDArray tiles, NDArray sent, NDArray samples, NDArray points);

  /** The codes of some tiles, (T,D), in the scope of their numbers, (T) INT64. */
  NDArray codes(NDArray tiles);

  /** Replaces the codes of some tiles, (T,D). */
  void put(NDArray tiles, NDArray codes);

  /** A copy of all codes on the heap, (T,D). */
  float[] codes();

  /** A copy of one tile's code on the heap, (D). */
  float[] code(int tile);

  /** Hands over what it goes on from, codes apart, as {@link CodeSteps#save}. */
  void save(Map<String, float[]> arrays);
}
