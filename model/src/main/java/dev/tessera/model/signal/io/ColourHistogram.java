package dev.tessera.model.signal.io;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How often the colours of a frame occur, in cells of 8 steps per channel. */
final class ColourHistogram {
  private static final int CELLS = 1 << 15;

  private final long[] counts = new long[CELLS];

  /** Sums of red, green and blue per cell. */
  private final long[][] sums = new long[3][CELLS];

  private ColourHistogram() {}

  /** Counts pixels of 0xRRGGBB. */
  static ColourHistogram of(int[] rgb) {
    ColourHistogram histogram = new ColourHistogram();
    for (int colour : rgb) {
      int cell = colour >> 19 << 10 | (colour >> 11 & 31) << 5 | (colour >> 3 & 31);
      histogram.counts[cell]++;
      histogram.sums[0][cell] += colour >> 16;
      histogram.sums[1][cell] += colour >> 8 & 0xFF;
      histogram.sums[2][cell] += colour & 0xFF;
    }
    return histogram;
  }

  /** The cells in which there are pixels, ascending. */
  int[] used() {
    return IntStream.range(0, CELLS).filter(cell -> counts[cell] > 0).toArray();
  }

  /** Pixels in a cell. */
  long count(int cell) {
    return counts[cell];
  }

  /** Pixels in all cells. */
  long count() {
    return Arrays.stream(counts).sum();
  }

  /** The mean of a cell that is used along an axis: 0 red, 1 green, 2 blue; 0 to 255. */
  double value(int axis, int cell) {
    return sums[axis][cell] / (double) counts[cell];
  }
}
