package dev.tessera.model.compare;

import dev.tessera.model.signal.Samples;

/**
 * The square of a picture in which most happens: what methods differ in is seen there.
 *
 * @param top first row
 * @param left first column
 * @param height rows
 * @param width columns
 */
public record DetailedSquare(int top, int left, int height, int width) {
  /** Pixels of the side of what is shown of a picture. */
  public static final int USUAL = 256;

  /**
   * Looks at squares that overlap by half for the largest sum of differences between neighbours.
   *
   * @param picture (height, width, C)
   * @param side pixels of the square; a smaller picture is taken whole along that axis
   */
  public static DetailedSquare of(Samples picture, int side) {
    int height = Math.min(side, picture.extent(0));
    int width = Math.min(side, picture.extent(1));
    DetailedSquare best = new DetailedSquare(0, 0, height, width);
    double most = -1;
    for (int top = 0; top + height <= picture.extent(0); top += (height + 1) / 2) {
      for (int left = 0; left + width <= picture.extent(1); left += (width + 1) / 2) {
        DetailedSquare square = new DetailedSquare(top, left, height, width);
        double detail = square.detail(picture);
        if (detail > most) {
          most = detail;
          best = square;
        }
      }
    }
    return best;
  }

  private double detail(Samples picture) {
    double sum = 0;
    for (int y = top + 1; y < top + height; y++) {
      for (int x = left + 1; x < left + width; x++) {
        long here = (long) y * picture.extent(1) + x;
        for (int c = 0; c < picture.channels(); c++) {
          float value = picture.get(here, c);
          sum += Math.abs(value - picture.get(here - 1, c));
          sum += Math.abs(value - picture.get(here - picture.extent(1), c));
        }
      }
    }
    return sum;
  }

  /** The square of a picture that is as large or larger, (height, width, C). */
  public Samples cut(Samples picture) {
    if (picture.extent(0) == height && picture.extent(1) == width) {
      return picture;
    }
    int row = width * picture.channels();
    float[] values = new float[Math.multiplyExact(height, row)];
    for (int y = 0; y < height; y++) {
      long from = ((long) (top + y) * picture.extent(1) + left) * picture.channels();
      picture.copyTo(from, values, y * row, row);
    }
    return Samples.of(new int[] {height, width}, picture.channels(), values);
  }
}
