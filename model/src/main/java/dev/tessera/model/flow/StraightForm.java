package dev.tessera.model.flow;

import dev.tessera.model.linear.SymmetricMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * The straight form of a surface: points in space whose distances are as near as can be to the ways
 * along the surface, so that it hardly changes when limbs bend (Elad and Kimmel 2003; by landmark
 * scaling, de Silva and Tenenbaum 2004). It may be turned or mirrored.
 */
final class StraightForm {
  static final int AXES = 3;

  private StraightForm() {}

  /**
   * Where points lie.
   *
   * @param ways from the first S of N points to all of them, (S) of (N)
   * @param mean way, more than 0
   * @return (N,3), as multiples of the mean way; empty where a point cannot be reached or all lie
   *     in a plane
   */
  static double[] of(List<double[]> ways, double mean) {
    int sources = ways.size();
    if (sources <= AXES || ways.stream().flatMapToDouble(Arrays::stream).anyMatch(w -> w > 1e9)) {
      return new double[0];
    }
    double[] means = new double[sources];
    double whole = 0;
    for (int s = 0; s < sources; s++) {
      for (int t = 0; t < sources; t++) {
        means[s] += square(ways, s, t, mean) / sources;
      }
      whole += means[s] / sources;
    }
    double[][] products = new double[sources][sources];
    for (int s = 0; s < sources; s++) {
      for (int t = 0; t < sources; t++) {
        double both = (square(ways, s, t, mean) + square(ways, t, s, mean)) / 2;
        products[s][t] = -(both - means[s] - means[t] + whole) / 2;
      }
    }
    SymmetricMatrix apart = new SymmetricMatrix(products);
    if (!(apart.value(AXES - 1) > 1e-6)) {
      return new double[0];
    }
    return places(ways, mean, means, apart);
  }

  private static double square(List<double[]> ways, int source, int point, double mean) {
    double way = ways.get(source)[point] / mean;
    return way * way;
  }

  private static double[] places(
      List<double[]> ways, double mean, double[] means, SymmetricMatrix apart) {
    double[] places = new double[AXES * ways.get(0).length];
    for (int axis = 0; axis < AXES; axis++) {
      double[] vector = apart.vector(axis);
      double factor = -0.5 / Math.sqrt(apart.value(axis));
      for (int p = 0; p < places.length / AXES; p++) {
        double sum = 0;
        for (int s = 0; s < means.length; s++) {
          sum += vector[s] * (square(ways, s, p, mean) - means[s]);
        }
        places[AXES * p + axis] = factor * sum;
      }
    }
    return places;
  }
}
