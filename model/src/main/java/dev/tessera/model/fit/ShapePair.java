package dev.tessera.model.fit;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.SparseTiling;

/**
 * Two shapes over the same tiles by the same networks, so that their codes can be mixed tile by
 * tile.
 *
 * @param first the first
 * @param second the second, of the same weights and tiles
 */
public record ShapePair(Fitted<SparseTiling> first, Fitted<SparseTiling> second) {
  /** Rejects shapes that do not share networks and tiles. */
  public ShapePair {
    if (first.weights() != second.weights() || !first.tiling().equals(second.tiling())) {
      throw new IllegalArgumentException(
          "a pair shares networks and tiles, found " + first.tiling() + ", " + second.tiling());
    }
  }
}
