package dev.tessera.model.signal.io;

import java.util.Arrays;

/**
 * Colours moved to the means of the pixels that they stand for, over and over (Lloyd's algorithm,
 * 1982).
 */
final class ColourMeans {
  /** After three rounds a fourth gives less than 0.1 dB. */
  private static final int ROUNDS = 3;

  private final int[] colours;
  private final double error;

  private ColourMeans(int[] colours, double error) {
    this.colours = colours;
    this.error = error;
  }

  /**
   * Begins with colours that are near.
   *
   * @param colours 0xRRGGBB
   */
  static ColourMeans of(ColourHistogram histogram, int[] colours) {
    int[] used = histogram.used();
    int[] moved = colours;
    for (int round = 0; round < ROUNDS; round++) {
      moved = moved(histogram, used, moved);
    }
    double sum = 0;
    for (int cell : used) {
      int nearest = nearest(histogram, cell, moved);
      sum += histogram.count(cell) * distance(histogram, cell, moved[nearest]);
    }
    return new ColourMeans(moved, Math.sqrt(sum / (3.0 * histogram.count())));
  }

  /** The colours, 0xRRGGBB. */
  int[] colours() {
    return colours;
  }

  /** Root of the mean squared difference of a channel to the nearest colour, in steps of 255. */
  double error() {
    return error;
  }

  private static int[] moved(ColourHistogram histogram, int[] used, int[] colours) {
    double[] counts = new double[colours.length];
    double[][] sums = new double[3][colours.length];
    for (int cell : used) {
      int nearest = nearest(histogram, cell, colours);
      counts[nearest] += histogram.count(cell);
      for (int axis = 0; axis < 3; axis++) {
        sums[axis][nearest] += histogram.count(cell) * histogram.value(axis, cell);
      }
    }
    int[] moved = Arrays.copyOf(colours, colours.length);
    for (int i = 0; i < moved.length; i++) {
      if (counts[i] > 0) {
        moved[i] = 0;
        for (int axis = 0; axis < 3; axis++) {
          moved[i] = moved[i] << 8 | (int) Math.round(sums[axis][i] / counts[i]);
        }
      }
    }
    return moved;
  }

  private static int nearest(ColourHistogram histogram, int cell, int[] colours) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < colours.length; i++) {
      double distance = distance(histogram, cell, colours[i]);
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  private static double distance(ColourHistogram histogram, int cell, int colour) {
    double red = histogram.value(0, cell) - (colour >> 16);
    double green = histogram.value(1, cell) - (colour >> 8 & 0xFF);
    double blue = histogram.value(2, cell) - (colour & 0xFF);
    return red * red + green * green + blue * blue;
  }
}
