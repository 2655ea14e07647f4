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
  /** A run of {@link #order}, its squared error and the axis on which most of it lies. */
  private record Box(int from, int to, double error, int axis, double mean) {}

  private final ColourHistogram histogram;
  private final Integer[] order;

  /** Around all colours. */
  ColourBoxes(ColourHistogram histogram) {
    this.histogram = histogram;
    order = Arrays.stream(histogram.used()).boxed().toArray(Integer[]::new);
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
          Comparator.comparingDouble((Integer cell) -> histogram.value(axis, cell)));
      int cut = widest.from() + 1;
      while (cut < widest.to() - 1 && histogram.value(axis, order[cut]) < widest.mean()) {
        cut++;
      }
      boxes.add(box(widest.from(), cut));
      boxes.add(box(cut, widest.to()));
    }
    return boxes.stream().mapToInt(this::colour).toArray();
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
        double value = histogram.value(axis, order[i]);
        long times = histogram.count(order[i]);
        count += times;
        sum += times * value;
        squares += times * value * value;
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
      double sum = 0;
      for (int i = box.from(); i < box.to(); i++) {
        count += histogram.count(order[i]);
        sum += histogram.count(order[i]) * histogram.value(axis, order[i]);
      }
      colour = colour << 8 | (int) Math.round(sum / count);
    }
    return colour;
  }
}
