package dev.tessera.model.archive.codebook;

/**
 * The cosines of a tile along one axis, at any points: cos(pi/2 u (x + 1)) for u = 0 ... tile - 1,
 * by functions whose results Java prescribes.
 */
final class CosineTable {
  private final int tile;
  private final float[] values;

  /**
   * At some points.
   *
   * @param points places in a tile in pixels, 0 at its border, tile at the other
   */
  CosineTable(int tile, double[] points) {
    this.tile = tile;
    values = new float[points.length * tile];
    for (int i = 0; i < points.length; i++) {
      for (int u = 0; u < tile; u++) {
        values[i * tile + u] = (float) StrictMath.cos(Math.PI * u * points[i] / tile);
      }
    }
  }

  /** At the centres of the pixels. */
  static CosineTable centres(int tile) {
    double[] points = new double[tile];
    for (int i = 0; i < tile; i++) {
      points[i] = i + 0.5;
    }
    return new CosineTable(tile, points);
  }

  int points() {
    return values.length / tile;
  }

  float at(int point, int frequency) {
    return values[point * tile + frequency];
  }
}
