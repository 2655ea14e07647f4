package dev.tessera.model.signal.data;

/** Random tiles of a data set. */
@FunctionalInterface
public interface TileSupply {
  /**
   * Draws tiles.
   *
   * @param count N
   * @return (N,S*C), fewer where it has a share of the tiles only; all samples of each tile
   *     row-major, channels last, values as the signal's
   */
  float[] draw(int count);
}
