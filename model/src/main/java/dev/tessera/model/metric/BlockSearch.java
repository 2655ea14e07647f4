package dev.tessera.model.metric;

import dev.tessera.model.signal.DistanceField;
import java.util.Arrays;
import java.util.function.DoubleConsumer;

/** Counts the points of a lattice in blocks, cut in eight where a surface may pass through. */
final class BlockSearch {
  private static final int BATCH = 1 << 15;

  /** For distances rounded to float. */
  private static final double ROUNDING = 1e-5;

  private final int resolution;
  private final InsideCount count;
  private final float[] points = new float[BATCH * 3];

  BlockSearch(DistanceField a, DistanceField b, int resolution) {
    this.resolution = resolution;
    count = new InsideCount(a, b, BATCH);
  }

  /**
   * Told how much is done, 0 to 1, if each cut leaves four times as many blocks along a surface.
   */
  double iou(DoubleConsumer done) {
    int size = Integer.highestOneBit(2 * resolution - 1);
    int[] blocks = new int[3];
    double share = 1.0 / size / size;
    double before = 0;
    while (blocks.length > 0) {
      double from = before;
      double to = Math.min(1, from + 0.75 * share);
      blocks = undecided(blocks, size, part -> done.accept(from + part * (to - from)));
      before = to;
      share *= 4;
      size /= 2;
    }
    return count.iou();
  }

  /**
   * Counts the blocks whose points are all on one side.
   *
   * @param blocks lowest x, y, z of each, in cells, (B,3)
   * @return the eighths of the others
   */
  private int[] undecided(int[] blocks, int size, DoubleConsumer done) {
    double radius = Math.sqrt(3) * (size - 1) / resolution * (1 + ROUNDING);
    int[] rest = new int[1024];
    int used = 0;
    for (int from = 0; from < blocks.length; from += BATCH * 3) {
      int end = Math.min(blocks.length, from + BATCH * 3);
      done.accept(from / (double) blocks.length);
      for (int i = from; i < end; i++) {
        points[i - from] = VolumeIou.middle(blocks[i] + (size - 1) / 2.0, resolution);
      }
      count.evaluate(points, (end - from) / 3);
      for (int i = from; i < end; i += 3) {
        int point = (i - from) / 3;
        if (size == 1 || count.leastDistance(point) > radius + ROUNDING) {
          count.add(point, pointsIn(blocks, i, size));
        } else {
          rest = used + 24 > rest.length ? Arrays.copyOf(rest, 2 * rest.length) : rest;
          used = cut(blocks, i, size / 2, rest, used);
        }
      }
    }
    return Arrays.copyOf(rest, used);
  }

  /** Blocks may reach beyond the lattice. */
  private long pointsIn(int[] blocks, int at, int size) {
    long product = 1;
    for (int axis = 0; axis < 3; axis++) {
      product *= Math.min(size, resolution - blocks[at + axis]);
    }
    return product;
  }

  private int cut(int[] blocks, int at, int half, int[] rest, int used) {
    int next = used;
    for (int eighth = 0; eighth < 8; eighth++) {
      int x = blocks[at] + (eighth & 1) * half;
      int y = blocks[at + 1] + (eighth >> 1 & 1) * half;
      int z = blocks[at + 2] + (eighth >> 2) * half;
      if (Math.max(x, Math.max(y, z)) < resolution) {
        rest[next++] = x;
        rest[next++] = y;
        rest[next++] = z;
      }
    }
    return next;
  }
}
