package dev.tessera.model.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * Where each point of the space around the first shape goes on the second: T(x) = y + sum over all
 * kernels of w_c exp(-|y - c|^2 / (2 beta^2)) with y = R x + d. Smooth, and as stiff as the widest
 * kernel.
 */
final class Warp {
  /** Gaussians of one width. */
  static final class Kernels {
    private final double[] centres;
    private final double[] weights;
    private final double width;

    /**
     * Takes numbers over.
     *
     * @param centres (C,3)
     * @param weights (C,3)
     * @param width beta
     */
    Kernels(double[] centres, double[] weights, double width) {
      this.centres = centres;
      this.weights = weights;
      this.width = width;
    }
  }

  private final Alignment.Placed placed;
  private final double[] turn;
  private final List<Kernels> kernels;

  private Warp(Alignment.Placed placed, List<Kernels> kernels) {
    this.placed = placed;
    turn = placed.turn().matrix();
    this.kernels = kernels;
  }

  /** A turn and a shift alone. */
  static Warp of(Alignment.Placed placed) {
    return new Warp(placed, List.of());
  }

  /** The same and something more. */
  Warp with(Kernels more) {
    List<Kernels> all = new ArrayList<>(kernels);
    all.add(more);
    return new Warp(placed, all);
  }

  /** The turn and shift that come first. */
  Alignment.Placed placed() {
    return placed;
  }

  /** T of points (N,3). */
  double[] apply(double[] points) {
    double[] from = placed.apply(points);
    double[] to = from.clone();
    for (int p = 0; p < points.length; p += 3) {
      for (Kernels some : kernels) {
        add(some, from, to, p);
      }
    }
    return to;
  }

  private static void add(Kernels some, double[] from, double[] to, int p) {
    double factor = -1 / (2 * some.width * some.width);
    for (int c = 0; c < some.centres.length; c += 3) {
      double x = from[p] - some.centres[c];
      double y = from[p + 1] - some.centres[c + 1];
      double z = from[p + 2] - some.centres[c + 2];
      double g = Math.exp(factor * (x * x + y * y + z * z));
      to[p] += g * some.weights[c];
      to[p + 1] += g * some.weights[c + 1];
      to[p + 2] += g * some.weights[c + 2];
    }
  }

  /** The derivatives of T at a point, (3,3) row-major: row the component of T. */
  double[] slope(double px, double py, double pz) {
    double[] y = placed.apply(new double[] {px, py, pz});
    double[] own = {1, 0, 0, 0, 1, 0, 0, 0, 1};
    for (Kernels some : kernels) {
      double square = some.width * some.width;
      for (int c = 0; c < some.centres.length; c += 3) {
        double[] d = {
          y[0] - some.centres[c], y[1] - some.centres[c + 1], y[2] - some.centres[c + 2]
        };
        double g = Math.exp(-(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]) / (2 * square));
        for (int k = 0; k < 9; k++) {
          own[k] -= g * some.weights[c + k / 3] * d[k % 3] / square;
        }
      }
    }
    return Matrices.product(own, turn);
  }
}
