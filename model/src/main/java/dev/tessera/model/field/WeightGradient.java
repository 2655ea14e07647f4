package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** A running sum of weight gradients on the heap, in the order of {@link WeightLayout}. */
public final class WeightGradient {
  private final ModulatedField field;
  private final float[] values;

  /** Zero. */
  public WeightGradient(ModulatedField field) {
    this.field = field;
    this.values = new float[field.layout().length()];
  }

  /** The sum so far, not a copy; the frequencies are accounted for. */
  public float[] values() {
    return values;
  }

  /** Starts again at zero. */
  public void clear() {
    Arrays.fill(values, 0);
  }

  /** Adds the gradient of a block as it lies on the device and closes it. */
  void add(WeightLayout.Block block, NDArray gradient) {
    try (gradient) {
      float omega = field.omega(block);
      FloatBuffer source = gradient.toByteBuffer(true).asFloatBuffer();
      int length = block.length();
      for (int i = 0; i < length; i++) {
        values[block.offset() + i] += omega * source.get(i);
      }
    }
  }
}
