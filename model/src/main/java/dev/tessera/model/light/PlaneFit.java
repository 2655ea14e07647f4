package dev.tessera.model.light;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Which planes the disparities seen in a cell lie on: one where a plane suits nearly all of them;
 * else they are parted in two groups, near and far, and so on.
 */
final class PlaneFit {
  /** Most planes of a cell. */
  private static final int MOST = 4;

  /** A group of which more than this share lies off its plane is parted. */
  private static final double SHARE = 0.06;

  private static final int FEWEST_TO_PART = 40;
  private static final int FEWEST = 6;
  private static final int ROUNDS = 4;
  private static final int PARTING_ROUNDS = 8;

  /** How much slopes are held to zero, for each point, pixels squared. */
  private static final double STIFFNESS = 2;

  private final double tolerance;

  /**
   * With a tolerance.
   *
   * @param tolerance disparities nearer than this to a plane lie on it
   */
  PlaneFit(double tolerance) {
    this.tolerance = tolerance;
  }

  /** Points of a cell: y and x are pixels from its middle. */
  static final class Points {
    private final double[] y;
    private final double[] x;
    private final double[] disparity;
    private int count;

    /** None yet, and room for some. */
    Points(int most) {
      y = new double[most];
      x = new double[most];
      disparity = new double[most];
    }

    void add(double down, double right, double seen) {
      y[count] = down;
      x[count] = right;
      disparity[count] = seen;
      count++;
    }

    int count() {
      return count;
    }

    double[] y() {
      return y;
    }

    double[] x() {
      return x;
    }

    double[] disparity() {
      return disparity;
    }
  }

  /** The planes, (disparity, down, right) each. */
  List<double[]> planes(Points points) {
    Deque<int[]> groups = new ArrayDeque<>();
    int[] all = new int[points.count()];
    Arrays.setAll(all, i -> i);
    groups.push(all);
    List<double[]> found = new ArrayList<>();
    while (!groups.isEmpty()) {
      int[] group = groups.pop();
      if (group.length < FEWEST) {
        continue;
      }
      double[] plane = plane(points, group);
      boolean room = found.size() + groups.size() + 1 < MOST && group.length > FEWEST_TO_PART;
      if (!room || !off(points, group, plane) || !part(points, group, groups)) {
        found.add(plane);
      }
    }
    return found;
  }

  private static double[] sorted(Points points, int[] group) {
    double[] values = new double[group.length];
    Arrays.setAll(values, i -> points.disparity()[group[i]]);
    Arrays.sort(values);
    return values;
  }

  private boolean off(Points points, int[] group, double[] plane) {
    int off = 0;
    for (int i : group) {
      double at = plane[0] + plane[1] * points.y()[i] + plane[2] * points.x()[i];
      if (Math.abs(points.disparity()[i] - at) > tolerance) {
        off++;
      }
    }
    return off > SHARE * group.length;
  }

  /** Parts a group about two values, each the median of those nearer to it. */
  private boolean part(Points points, int[] group, Deque<int[]> groups) {
    double[] sorted = sorted(points, group);
    int split = 0;
    double low = sorted[sorted.length / 20];
    double high = sorted[sorted.length - 1 - sorted.length / 20];
    for (int round = 0; round < PARTING_ROUNDS; round++) {
      double between = (low + high) / 2;
      split = 0;
      while (split < sorted.length && sorted[split] < between) {
        split++;
      }
      if (split == 0 || split == sorted.length) {
        return false;
      }
      low = sorted[split / 2];
      high = sorted[(split + sorted.length) / 2];
    }
    if (high - low <= 1.6 * tolerance) {
      return false;
    }
    double border = sorted[split];
    groups.push(Arrays.stream(group).filter(i -> points.disparity()[i] < border).toArray());
    groups.push(Arrays.stream(group).filter(i -> points.disparity()[i] >= border).toArray());
    return true;
  }

  /** The plane through most of a group: least squares, again and again with strays made light. */
  private double[] plane(Points points, int[] group) {
    double[] sorted = sorted(points, group);
    double[] plane = {sorted[sorted.length / 2], 0, 0};
    double width = tolerance * 2 / 3;
    for (int round = 0; round < ROUNDS; round++) {
      double[] m = new double[9];
      m[4] = STIFFNESS * group.length;
      m[8] = STIFFNESS * group.length;
      double[] right = new double[3];
      for (int i : group) {
        double y = points.y()[i];
        double x = points.x()[i];
        double error = points.disparity()[i] - plane[0] - plane[1] * y - plane[2] * x;
        double weight = 1 / (1 + error * error / (width * width));
        double[] row = {1, y, x};
        for (int a = 0; a < 3; a++) {
          right[a] += weight * row[a] * points.disparity()[i];
          for (int b = 0; b < 3; b++) {
            m[3 * a + b] += weight * row[a] * row[b];
          }
        }
      }
      plane = solved(m, right);
    }
    return plane;
  }

  /** Cramer's rule. */
  private static double[] solved(double[] m, double[] right) {
    double whole = determinant(m);
    double[] solution = new double[3];
    for (int c = 0; c < 3; c++) {
      double[] replaced = m.clone();
      for (int r = 0; r < 3; r++) {
        replaced[3 * r + c] = right[r];
      }
      solution[c] = determinant(replaced) / whole;
    }
    return solution;
  }

  private static double determinant(double[] m) {
    return m[0] * (m[4] * m[8] - m[5] * m[7])
        - m[1] * (m[3] * m[8] - m[5] * m[6])
        + m[2] * (m[3] * m[7] - m[4] * m[6]);
  }
}
