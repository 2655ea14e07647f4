package dev.tessera.model.fit;

import java.util.Arrays;

/**
 * Errors of the tiles of a shape, each as it was when the tile was last visited; in units of the
 * clamp, so values lie in [-1,1] and the peak of a PSNR is 2. A tile never visited counts 1.
 */
final class TileErrors {
  private final double[] squares;
  private final double[] sizes;
  private double squareSum;
  private double sizeSum;

  TileErrors(int tiles) {
    squares = new double[tiles];
    sizes = new double[tiles];
    Arrays.fill(squares, 1);
    Arrays.fill(sizes, 1);
    squareSum = tiles;
    sizeSum = tiles;
  }

  /**
   * Notes a visit.
   *
   * @param square mean of error^2
   * @param size mean of |error|
   */
  private void set(int tile, double square, double size) {
    squareSum += square - squares[tile];
    sizeSum += size - sizes[tile];
    squares[tile] = square;
    sizes[tile] = size;
  }

  /**
   * Notes visits.
   *
   * @param values what the field gave, (T,S) row-major
   * @param tiles which, (T)
   * @param points which of their points, (S)
   * @return whether all values are finite
   */
  boolean note(ShapeSamples samples, float[] values, int[] tiles, int[] points) {
    boolean finite = true;
    for (int t = 0; t < tiles.length; t++) {
      double square = 0;
      double size = 0;
      for (int s = 0; s < points.length; s++) {
        float target = samples.value(tiles[t], points[s]);
        float value = Math.max(-1, Math.min(1, values[t * points.length + s]));
        double error = value - target;
        square += error * error;
        size += Math.abs(error);
      }
      finite &= Double.isFinite(square);
      set(tiles[t], square / points.length, size / points.length);
    }
    return finite;
  }

  /** dB. */
  double psnr() {
    return 10 * Math.log10(4 / Math.max(squareSum / squares.length, 1e-12));
  }

  /** Mean |error|, in units of the clamp. */
  double mean() {
    return Math.max(0, sizeSum / sizes.length);
  }
}
