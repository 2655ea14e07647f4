package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;

/** Predicts codes from samples in one pass. */
public interface TileEncoder {
  /**
   * The codes of some tiles.
   *
   * @param tiles (T,S,C), all samples of each tile, values as the signal's
   * @return (T,D), in the scope of the argument
   */
  NDArray encode(NDArray tiles);

  /** Floats of working memory that a tile needs; decides how many are encoded at once. */
  int floatsPerTile();
}
