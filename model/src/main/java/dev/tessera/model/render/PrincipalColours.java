package dev.tessera.model.render;

import dev.tessera.model.linear.Principal;
import java.util.Arrays;

/**
 * The first three principal components of many vectors as colours: those that differ most are told
 * apart best.
 *
 * <p>Components are those of at most 4,096 of the vectors, evenly chosen. Each has the sign that
 * makes the sum of cubes of its values over them positive, so that a picture does not flicker while
 * codes change little. A component becomes 1/2 + value / (5 standard deviations), cut to [0,1].
 */
final class PrincipalColours {
  private static final int COMPONENTS = 3;
  private static final int MOST_VECTORS = 4096;
  private static final double DEVIATIONS = 5;

  /** Of the largest deviation, below which a component is rounding. */
  private static final double LEAST = 1e-5;

  private PrincipalColours() {}

  /**
   * Colours vectors.
   *
   * @param rows (count,length)
   * @return (count,3) in [0,1]; 1/2 where there is nothing to tell apart
   */
  static float[] of(float[] rows, int count, int length) {
    float[] colours = new float[Math.multiplyExact(count, COMPONENTS)];
    Arrays.fill(colours, 0.5f);
    float[] centred = centred(rows, count, length);
    int components = Math.min(COMPONENTS, Math.min(count, length));
    float[] directions = directions(centred, count, length, components);
    double largest = 0;
    for (int k = 0; k < components; k++) {
      double[] values = along(directions, k, centred, count, length);
      double deviation = Math.sqrt(Arrays.stream(values).map(v -> v * v).sum() / count);
      largest = Math.max(largest, deviation);
      if (deviation > LEAST * largest && !repeats(directions, k, length)) {
        double unit = sign(values) / (DEVIATIONS * deviation);
        for (int r = 0; r < count; r++) {
          double shade = 0.5 + values[r] * unit;
          colours[r * COMPONENTS + k] = (float) Math.max(0, Math.min(1, shade));
        }
      }
    }
    return colours;
  }

  private static float[] centred(float[] rows, int count, int length) {
    double[] mean = new double[length];
    for (int i = 0; i < count * length; i++) {
      mean[i % length] += rows[i];
    }
    float[] centred = new float[count * length];
    for (int i = 0; i < centred.length; i++) {
      centred[i] = (float) (rows[i] - mean[i % length] / count);
    }
    return centred;
  }

  /** The row of the i-th chosen vector. */
  private static int chosen(int i, int count) {
    return (int) ((long) i * count / Math.min(count, MOST_VECTORS));
  }

  private static float[] directions(float[] rows, int count, int length, int components) {
    Principal principal = new Principal(length, components, new Principal.Values(0, 0), 1);
    int used = Math.min(count, MOST_VECTORS);
    float[] some = new float[used * length];
    for (int i = 0; i < used; i++) {
      System.arraycopy(rows, chosen(i, count) * length, some, i * length, length);
    }
    principal.show(some, used);
    boolean more = true;
    while (more) {
      more = principal.iterate();
    }
    return principal.directions();
  }

  /** Where nothing is left that differs, rounding may point along an earlier direction. */
  private static boolean repeats(float[] directions, int k, int length) {
    for (int other = 0; other < k; other++) {
      double dot = 0;
      for (int j = 0; j < length; j++) {
        dot += directions[k * length + j] * directions[other * length + j];
      }
      if (Math.abs(dot) > 0.1) {
        return true;
      }
    }
    return false;
  }

  private static double[] along(float[] directions, int k, float[] rows, int count, int length) {
    double[] values = new double[count];
    for (int i = 0; i < rows.length; i++) {
      values[i / length] += (double) directions[k * length + i % length] * rows[i];
    }
    return values;
  }

  private static int sign(double[] values) {
    double cubes = 0;
    for (int i = 0; i < Math.min(values.length, MOST_VECTORS); i++) {
      double value = values[chosen(i, values.length)];
      cubes += value * value * value;
    }
    return cubes < 0 ? -1 : 1;
  }
}
