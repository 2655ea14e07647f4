package dev.tessera.model.render;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.Tiling;
import java.util.Arrays;

/**
 * A field whose values count with a weight per tile; immutable, the array given is handed over.
 *
 * @param <T> how the domain is cut
 */
public final class WeightedField<T extends Tiling> {
  private final Fitted<T> field;
  private final float[] weights;

  /** Weighs a field; one weight per tile. */
  WeightedField(Fitted<T> field, float[] weights) {
    if (weights.length != field.codes().tiles()) {
      throw new IllegalArgumentException(
          field.codes().tiles() + " tiles want as many weights, found " + weights.length);
    }
    this.field = field;
    this.weights = weights;
  }

  /** A field as it is. */
  public static <T extends Tiling> WeightedField<T> plain(Fitted<T> field) {
    float[] ones = new float[field.codes().tiles()];
    Arrays.fill(ones, 1);
    return new WeightedField<>(field, ones);
  }

  /** What is weighed. */
  public Fitted<T> field() {
    return field;
  }

  /** How much a tile counts. */
  public float weight(int tile) {
    return weights[tile];
  }
}
