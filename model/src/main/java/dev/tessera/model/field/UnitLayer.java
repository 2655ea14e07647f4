package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A layer of units of a tape, h = m sigma(a): what it hands on, and once the way back. */
public interface UnitLayer extends AutoCloseable {
  /** h, (T*S,H). */
  NDArray result();

  /**
   * The chain rule.
   *
   * @param upstream the gradient by h, (T*S,H); used up
   */
  Gradients backward(NDArray upstream);

  @Override
  void close();

  /**
   * Of a loss.
   *
   * @param gate by m, (T,H); null where there is none
   * @param phase by a, as large as a
   * @param bias computes the sum of it over all samples, (H)
   */
  record Gradients(@Nullable NDArray gate, NDArray phase, Supplier<NDArray> bias) {}

  /** Makes layers; how depends on where they are computed. */
  interface Maker {
    /**
     * A layer whose phases all tiles share.
     *
     * @param phase a (S,H); owned from now on
     * @param gate m (T,H)
     */
    UnitLayer first(NDArray phase, NDArray gate);

    /**
     * A layer whose tiles have phases of their own.
     *
     * @param phase a (T*S,H); owned from now on
     * @param gate m (T,H), or null for 1
     */
    UnitLayer next(NDArray phase, @Nullable NDArray gate);

    /**
     * The result of {@link #next} alone, (T*S,H).
     *
     * @param phase a (T*S,H); used up
     * @param gate m (T,H), or null for 1
     */
    NDArray result(NDArray phase, @Nullable NDArray gate);
  }
}
