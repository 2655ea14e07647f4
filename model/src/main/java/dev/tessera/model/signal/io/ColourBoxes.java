package dev.tessera.model.signal.io;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Chooses colours that stand for many: boxes around the colours of a frame, split where the squared
 * error is greatest (Heckbert's median cut with the variance criterion of Wan, Wong and
 * Prusinkiewicz, 1988).
 */
final class ColourBoxes {
  private static final int CELLS = 1 << 15;

  /** A run of {@link #order}, its squared error and the axis on which most of it lies. */
  private record Box(int from, int to, double error, int axis, double mean) {}

  private final long[] counts = new long[CELLS];

  /** Sums of red, green and blue per cell. */
  private final long[][] sums = new long[3][CELLS];

  private Integer[] order = new Integer[0];

  private ColourBoxes() {}

  static ColourBoxes of(int[] rgb) {
    ColourBoxes boxes = new ColourBoxes();
    for (int colour : rgb) {
      int cell = colour >> 19 << 10 | (colour >> 11 & 31) << 5 | (colour >> 3 & 31);
      boxes.counts[cell]++;
      boxes.sums[0][cell] += colour >> 16;
      boxes.sums[1][cell] += colour >> 8 & 0xFF;
      boxes.sums[2][cell] += colour & 0xFF;
    }
    int used = 0;
    Integer[] cells = new Integer[CELLS];
    for (int cell = 0; cell < CELLS; cell++) {
      if (boxes.counts[cell] > 0) {
        cells[used++] = cell;
      }
    }
    boxes.order = Arrays.copyOf(cells, used);
    return boxes;
  }

  /** The mean colours of at most so many boxes, 0xRRGGBB. */
  int[] split(int most) {
    PriorityQueue<Box> boxes =
        new PriorityQueue<>(Comparator.comparingDouble(Box::error).reversed());
    boxes.add(box(0, order.length));
    while (boxes.size() < most && boxes.element().error() > 0) {
      Box widest = boxes.remove();
      int axis = widest.axis();
      Arrays.sort(
          order,
          widest.from(),
          widest.to(),
          Comparator.comparingDouble((Integer cell) -> value(axis, cell)));
      int cut = widest.from() + 1;
      while (cut < widest.to() - 1 && value(axis, order[cut]) < widest.mean()) {
        cut++;
      }
      boxes.add(box(widest.from(), cut));
      boxes.add(box(cut, widest.to()));
    }
    return boxes.stream().mapToInt(this::colour).toArray();
  }

  private double value(int axis, int cell) {
    return sums[axis][cell] / (double) counts[cell];
  }

  private Box box(int from, int to) {
    int widest = 0;
    double error = -1;
    double mean = 0;
    for (int axis = 0; axis < 3; axis++) {
      double count = 0;
      double sum = 0;
      double squares = 0;
      for (int i = from; i < to; i++) {
        double value = value(axis, order[i]);
        count += counts[order[i]];
        sum += counts[order[i]] * value;
        squares += counts[order[i]] * value * value;
      }
      double spread = to - from == 1 ? 0 : squares - sum * sum / count;
      if (spread > error) {
        error = spread;
        widest = axis;
        mean = sum / count;
      }
    }
    return new Box(from, to, error, widest, mean);
  }

  private int colour(Box box) {
    int colour = 0;
    for (int axis = 0; axis < 3; axis++) {
      long count = 0;
      long sum = 0;
      for (int i = box.from(); i < box.to(); i++) {
        count += counts[order[i]];
        sum += sums[axis][order[i]];
      }
      colour = colour << 8 | (int) ((sum + count / 2) / count);
    }
    return colour;
  }
}
