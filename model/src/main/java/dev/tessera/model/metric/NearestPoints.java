package dev.tessera.model.metric;

/**
 * Finds the nearest of some points by a k-d tree: the middle point of each range of the array parts
 * the points before it from those after it along one axis.
 */
final class NearestPoints {
  private final float[] points;
  private final byte[] axes;

  /**
   * Builds the tree.
   *
   * @param points x, y, z of each, (P,3), P of 1 or more; copied
   */
  NearestPoints(float[] points) {
    this.points = points.clone();
    axes = new byte[points.length / 3];
    build(0, axes.length);
  }

  private void build(int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = (from + to) >>> 1;
    int axis = widestAxis(from, to);
    select(from, to - 1, middle, axis);
    axes[middle] = (byte) axis;
    build(from, middle);
    build(middle + 1, to);
  }

  private int widestAxis(int from, int to) {
    int widest = 0;
    float width = -1;
    for (int axis = 0; axis < 3; axis++) {
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        low = Math.min(low, points[i * 3 + axis]);
        high = Math.max(high, points[i * 3 + axis]);
      }
      if (high - low > width) {
        width = high - low;
        widest = axis;
      }
    }
    return widest;
  }

  /** Puts the point that belongs at an index there, none greater before and none less after it. */
  private void select(int first, int last, int index, int axis) {
    int low = first;
    int high = last;
    while (low < high) {
      float pivot = points[((low + high) >>> 1) * 3 + axis];
      int i = low;
      int j = high;
      while (i <= j) {
        while (points[i * 3 + axis] < pivot) {
          i++;
        }
        while (points[j * 3 + axis] > pivot) {
          j--;
        }
        if (i <= j) {
          swap(i++, j--);
        }
      }
      if (index <= j) {
        high = j;
      } else if (index >= i) {
        low = i;
      } else {
        return;
      }
    }
  }

  private void swap(int i, int j) {
    for (int axis = 0; axis < 3; axis++) {
      float p = points[i * 3 + axis];
      points[i * 3 + axis] = points[j * 3 + axis];
      points[j * 3 + axis] = p;
    }
  }

  /** The squared distance to the nearest point. */
  double squaredDistance(double x, double y, double z) {
    return nearest(x, y, z, 0, axes.length, Double.POSITIVE_INFINITY, 0, 0, 0);
  }

  /**
   * Searches a range of points that lie at least as far away along each axis as the squares aside
   * say (Arya and Mount 1993): without them a search from afar would visit nearly every point.
   */
  private double nearest(
      double x,
      double y,
      double z,
      int from,
      int to,
      double best,
      double asideX,
      double asideY,
      double asideZ) {
    if (from >= to) {
      return best;
    }
    int middle = (from + to) >>> 1;
    double dx = x - points[middle * 3];
    double dy = y - points[middle * 3 + 1];
    double dz = z - points[middle * 3 + 2];
    double least = Math.min(best, dx * dx + dy * dy + dz * dz);
    int axis = axes[middle];
    boolean before = (axis == 0 ? dx : axis == 1 ? dy : dz) < 0;
    int nearFrom = before ? from : middle + 1;
    int nearTo = before ? middle : to;
    least = nearest(x, y, z, nearFrom, nearTo, least, asideX, asideY, asideZ);
    double farX = axis == 0 ? dx * dx : asideX;
    double farY = axis == 1 ? dy * dy : asideY;
    double farZ = axis == 2 ? dz * dz : asideZ;
    if (farX + farY + farZ >= least) {
      return least;
    }
    int farFrom = before ? middle + 1 : from;
    int farTo = before ? to : middle;
    return nearest(x, y, z, farFrom, farTo, least, farX, farY, farZ);
  }
}
