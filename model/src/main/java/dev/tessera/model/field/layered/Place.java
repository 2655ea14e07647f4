package dev.tessera.model.field.layered;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/**
 * Where a network is evaluated. Rows are those of all tiles, (T*S,n), or those of one tile if all
 * tiles have the same, (S,n).
 *
 * @param tiles T
 * @param samples S of each
 * @param owner whose results are
 */
record Place(long tiles, long samples, NDManager owner) {
  /** Whether rows are those of one tile, and there are more. */
  boolean shares(NDArray rows) {
    return rows.getShape().get(0) != tiles * samples;
  }

  /** Rows seen as (T,S,n), or (1,S,n). */
  NDArray perTile(NDArray rows) {
    return rows.reshape(shares(rows) ? 1 : tiles, samples, rows.getShape().get(1));
  }

  /** What tiles were told, (T,n), seen as a row of each, (T,1,n). */
  NDArray ofTiles(NDArray told) {
    return told.reshape(tiles, 1, told.getShape().get(1));
  }
}
