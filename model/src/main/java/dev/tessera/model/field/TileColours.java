package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;

/** A field of one layer where tiles are few and points are many. */
final class TileColours {
  private TileColours() {}

  /**
   * y[t,s,c] = sum_h m[t,h] w[c,h] f[h,s], by the product of m and w first.
   *
   * @param modulation m, (T,H); the result lives in its scope
   * @param colours w, (C,H)
   * @param functions f, (H,S)
   * @return (T,S,C), row-major
   */
  static NDArray product(NDArray modulation, NDArray colours, NDArray functions) {
    long tiles = modulation.getShape().get(0);
    long width = modulation.getShape().get(1);
    long channels = colours.getShape().get(0);
    long points = functions.getShape().get(1);
    try (NDArray perTile = modulation.reshape(tiles, 1, width);
        NDArray coloured = perTile.mul(colours); // (T,C,H)
        NDArray flat = coloured.reshape(tiles * channels, width);
        NDArray values = flat.matMul(functions); // (T*C,S)
        NDArray perChannel = values.reshape(tiles, channels, points);
        NDArray perPoint = perChannel.transpose(0, 2, 1);
        NDArray rowMajor = perPoint.reshape(tiles * points * channels)) {
      return rowMajor.reshape(tiles, points, channels);
    }
  }
}
