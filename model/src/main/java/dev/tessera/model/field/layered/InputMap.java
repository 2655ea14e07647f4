package dev.tessera.model.field.layered;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.WeightMemory;
import dev.tessera.model.field.WeightSums;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** What the networks see of a point, E(x); all tiles share it. */
interface InputMap {
  /**
   * Octaves and grids, which lie along the axes, go up to this many times w0, radians per half
   * tile: frequencies that are drawn with the deviation w0 spread to a few times that.
   */
  double HIGHEST = 8;

  /** F, numbers of E(x). */
  int features(FieldSpec spec);

  /** Adds its blocks of weights. */
  default void add(WeightLayout.Builder blocks, FieldSpec spec) {}

  /** What its blocks are multiplied by on the device. */
  default double factor(FieldSpec spec) {
    return 1;
  }

  /** Draws its blocks of the flat weights. */
  default void start(float[] values, WeightLayout layout, SplittableRandom random) {}

  /** Multiply-adds for E of one point; waves are not counted. */
  default long multiplyAdds(FieldSpec spec) {
    return 0;
  }

  /** Floats of working memory that E of one point needs beside its features. */
  default long floatsPerPoint(FieldSpec spec) {
    return features(spec);
  }

  /**
   * The map on the device, with the weights of the memory.
   *
   * @param scope it lives in
   */
  OnDevice open(Scope scope, WeightMemory memory, FieldSpec spec);

  /** The map on the device. */
  @FunctionalInterface
  interface OnDevice {
    /**
     * E(x), (S,F), of points.
     *
     * @param points (S,d) local coordinates
     * @param owner whose the result is
     */
    NDArray at(NDArray points, NDManager owner);

    /** Whether it has weights that learn. */
    default boolean learns() {
      return false;
    }

    /**
     * The chain rule, of maps that have weights.
     *
     * @param points as they were given
     * @param gradient dLoss/dE, (S,F); null unless it {@link #learns}
     * @param sums gradients of the weights are added to it
     */
    default void backward(NDArray points, @Nullable NDArray gradient, WeightSums sums) {}
  }
}
