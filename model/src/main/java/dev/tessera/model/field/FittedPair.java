package dev.tessera.model.field;

import dev.tessera.model.tile.Tiling;

/**
 * Two signals over the same tiles by the same networks, so that their codes can be mixed tile by
 * tile.
 *
 * @param <T> how the domain is cut
 * @param first the first
 * @param second the second, of the same weights and tiles
 */
public record FittedPair<T extends Tiling>(Fitted<T> first, Fitted<T> second) {
  /** Rejects signals that do not share networks and tiles. */
  public FittedPair {
    if (first.weights() != second.weights() || !first.tiling().equals(second.tiling())) {
      throw new IllegalArgumentException(
          "a pair shares networks and tiles, found " + first.tiling() + ", " + second.tiling());
    }
  }
}
