package dev.tessera.model.flow;

import dev.tessera.model.linear.Cholesky;
import java.util.Arrays;

/**
 * Finds the points that a map brings to given places, from points that it brings near them: damped
 * Gauss-Newton steps, each of which is kept for a point if it comes nearer (Levenberg 1944), for
 * those that are not there yet. What cannot be reached stays as near as was found.
 */
final class FlowInverse {
  private static final int ROUNDS = 4;
  private static final double DAMPING = 1e-3;

  /** From one point to the next where slopes are taken, unit-sphere lengths. */
  private static final float NEAR = 0.005f;

  /** No point moves farther in a step. */
  private static final double MOST = 0.05;

  /** Points that are nearer to their places have arrived. */
  private static final double THERE = 1e-4;

  private final FlowMap map;
  private final float[] wanted;
  private final float[] points;
  private final float[] reached;

  private FlowInverse(FlowMap map, float[] points, float[] wanted) {
    this.map = map;
    this.points = points.clone();
    this.wanted = wanted;
    reached = map.carried(points);
  }

  /**
   * Finds them.
   *
   * @param points to begin with, (P,3)
   * @param wanted places, (P,3)
   * @return points, (P,3)
   */
  static float[] of(FlowMap map, float[] points, float[] wanted) {
    FlowInverse search = new FlowInverse(map, points, wanted);
    int[] open = search.open();
    for (int round = 0; round < ROUNDS && open.length > 0; round++) {
      search.step(open);
      open = search.open();
    }
    return search.points;
  }

  /** Where points begin in the arrays that have not arrived. */
  private int[] open() {
    int[] open = new int[points.length / 3];
    int count = 0;
    for (int p = 0; p < points.length; p += 3) {
      if (CarriedSurface.square(reached, wanted, p) > THERE * THERE) {
        open[count++] = p;
      }
    }
    return Arrays.copyOf(open, count);
  }

  private void step(int[] open) {
    float[][] slopes = new float[3][];
    for (int axis = 0; axis < 3; axis++) {
      float[] beside = some(points, open);
      for (int i = axis; i < beside.length; i += 3) {
        beside[i] += NEAR;
      }
      slopes[axis] = map.carried(beside);
      for (int i = 0; i < beside.length; i++) {
        slopes[axis][i] = (slopes[axis][i] - reached[open[i / 3] + i % 3]) / NEAR;
      }
    }
    float[] next = some(points, open);
    for (int k = 0; k < open.length; k++) {
      move(open[k], 3 * k, slopes, next);
    }
    float[] there = map.carried(next);
    for (int k = 0; k < open.length; k++) {
      keepIfNearer(open[k], 3 * k, next, there);
    }
  }

  private static float[] some(float[] all, int[] chosen) {
    float[] some = new float[3 * chosen.length];
    for (int k = 0; k < chosen.length; k++) {
      System.arraycopy(all, chosen[k], some, 3 * k, 3);
    }
    return some;
  }

  private void move(int p, int at, float[][] slopes, float[] next) {
    double[] square = new double[9];
    double[] step = new double[3]; // the right side until it is solved
    for (int a = 0; a < 3; a++) {
      for (int k = 0; k < 3; k++) {
        step[a] += slopes[a][at + k] * (wanted[p + k] - reached[p + k]);
        for (int b = 0; b < 3; b++) {
          square[3 * a + b] += slopes[a][at + k] * slopes[b][at + k];
        }
      }
    }
    Cholesky.of(square, 3, DAMPING)
        .ifPresent(
            factor -> {
              factor.solve(step);
              double length = Math.hypot(Math.hypot(step[0], step[1]), step[2]);
              double share = Math.min(1, MOST / Math.max(length, MOST));
              for (int a = 0; a < 3; a++) {
                next[at + a] += (float) (share * step[a]);
              }
            });
  }

  private void keepIfNearer(int p, int at, float[] next, float[] there) {
    double square = 0;
    for (int k = 0; k < 3; k++) {
      square += (there[at + k] - wanted[p + k]) * (there[at + k] - wanted[p + k]);
    }
    if (square < CarriedSurface.square(reached, wanted, p)) {
      System.arraycopy(next, at, points, p, 3);
      System.arraycopy(there, at, reached, p, 3);
    }
  }
}
