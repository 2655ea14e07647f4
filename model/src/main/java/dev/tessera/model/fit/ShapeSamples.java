package dev.tessera.model.fit;

import dev.tessera.model.tile.SparseTiling;

/**
 * What is known of a shape: its distance at the same local points of every tile, divided by the
 * clamp and clamped to [-1,1].
 */
final class ShapeSamples {
  private static final int AXES = 3;

  private final SparseTiling tiles;
  private final float[] points;
  private final float[] values;

  /**
   * Wraps numbers without copying.
   *
   * @param tiles T
   * @param points local coordinates, (S,3)
   * @param values of all tiles, (T,S)
   */
  ShapeSamples(SparseTiling tiles, float[] points, float[] values) {
    if ((long) tiles.tileCount() * (points.length / AXES) != values.length) {
      throw new IllegalArgumentException(
          "values (" + tiles.tileCount() + "," + points.length / AXES + "), got " + values.length);
    }
    this.tiles = tiles;
    this.points = points;
    this.values = values;
  }

  SparseTiling tiles() {
    return tiles;
  }

  /** S. */
  int pointCount() {
    return points.length / AXES;
  }

  /** A copy of the local coordinates, (S,3). */
  float[] points() {
    return points.clone();
  }

  float point(int point, int axis) {
    return points[point * AXES + axis];
  }

  float value(int tile, int point) {
    return values[tile * pointCount() + point];
  }

  /** Copies the values of consecutive tiles, (count,S). */
  void copyTo(int firstTile, int count, float[] destination, int offset) {
    System.arraycopy(values, firstTile * pointCount(), destination, offset, count * pointCount());
  }
}
