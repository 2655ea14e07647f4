package dev.tessera.model.tile;

/** A domain of d axes cut into T tiles, each of which has one code. */
public sealed interface Tiling permits GridTiling, SparseTiling {
  /** Number of axes d. */
  int dimensions();

  /** T, the number of tiles. */
  int tileCount();
}
