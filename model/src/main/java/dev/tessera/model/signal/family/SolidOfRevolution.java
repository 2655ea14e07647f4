package dev.tessera.model.signal.family;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A closed profile in the half-plane (r,y), r at least 0, turned about the y axis.
 *
 * <p>The nearest point of the surface lies in the half-plane of the query, so the distance is that
 * of (r,y) to the profile in the plane, without those of its sides that lie on the axis: they are
 * inside the solid.
 */
public final class SolidOfRevolution implements Solid {
  private final double[] radii;
  private final double[] heights;
  private final double[] areas;

  private SolidOfRevolution(double[] radii, double[] heights) {
    this.radii = radii;
    this.heights = heights;
    areas = areas(radii, heights);
  }

  /**
   * Turns a profile and places the solid in the unit sphere: the middle of its bounding box at the
   * origin, its farthest point on the sphere.
   *
   * @param radii r of each corner of a simple polygon, at least 3, each at least 0
   * @param heights y of each corner
   */
  public static SolidOfRevolution of(double[] radii, double[] heights) {
    if (radii.length < 3 || heights.length != radii.length) {
      throw new IllegalArgumentException(
          "a profile has corners (r,y), found " + radii.length + " and " + heights.length);
    }
    if (Arrays.stream(radii).anyMatch(r -> !(r >= 0))) {
      throw new IllegalArgumentException("a radius is negative: " + Arrays.toString(radii));
    }
    double low = Arrays.stream(heights).min().orElseThrow();
    double high = Arrays.stream(heights).max().orElseThrow();
    double middle = (low + high) / 2;
    double farthest = 0;
    for (int i = 0; i < radii.length; i++) {
      farthest = Math.max(farthest, Math.hypot(radii[i], heights[i] - middle));
    }
    double scale = 1 / farthest;
    return new SolidOfRevolution(
        Arrays.stream(radii).map(r -> r * scale).toArray(),
        Arrays.stream(heights).map(y -> (y - middle) * scale).toArray());
  }

  /** Area that the side from each corner to the next sweeps, summed up, over 2 pi. */
  private static double[] areas(double[] radii, double[] heights) {
    double[] sums = new double[radii.length];
    double sum = 0;
    for (int i = 0; i < radii.length; i++) {
      int j = (i + 1) % radii.length;
      double length = Math.hypot(radii[j] - radii[i], heights[j] - heights[i]);
      sum += length * (radii[i] + radii[j]) / 2;
      sums[i] = sum;
    }
    return sums;
  }

  @Override
  public void evaluate(float[] points, int count, float[] distances) {
    for (int i = 0; i < count; i++) {
      double x = points[3 * i];
      double z = points[3 * i + 2];
      distances[i] = (float) distance(Math.sqrt(x * x + z * z), points[3 * i + 1]);
    }
  }

  private double distance(double r, double y) {
    double least = Double.POSITIVE_INFINITY;
    boolean inside = false;
    int n = radii.length;
    for (int i = 0, j = n - 1; i < n; j = i++) {
      double r0 = radii[j];
      double y0 = heights[j];
      double dr = radii[i] - r0;
      double dy = heights[i] - y0;
      if (y0 > y != heights[i] > y && r < r0 + (y - y0) / dy * dr) {
        inside = !inside;
      }
      if (r0 > 0 || radii[i] > 0) {
        double t = ((r - r0) * dr + (y - y0) * dy) / (dr * dr + dy * dy);
        double along = Math.max(0, Math.min(1, t));
        double er = r0 + along * dr - r;
        double ey = y0 + along * dy - y;
        least = Math.min(least, er * er + ey * ey);
      }
    }
    double distance = Math.sqrt(least);
    return inside ? -distance : distance;
  }

  @Override
  public float[] surface(SplittableRandom random, int count) {
    float[] points = new float[3 * count];
    for (int p = 0; p < count; p++) {
      double place = random.nextDouble() * areas[areas.length - 1];
      int i = Arrays.binarySearch(areas, place);
      i = Math.min(i < 0 ? -i - 1 : i + 1, areas.length - 1);
      int j = (i + 1) % radii.length;
      double t = along(radii[i], radii[j], random.nextDouble());
      double r = radii[i] + t * (radii[j] - radii[i]);
      double angle = 2 * Math.PI * random.nextDouble();
      points[3 * p] = (float) (r * Math.cos(angle));
      points[3 * p + 1] = (float) (heights[i] + t * (heights[j] - heights[i]));
      points[3 * p + 2] = (float) (r * Math.sin(angle));
    }
    return points;
  }

  /** Where along a side, 0 to 1, so that a cone's area is met evenly: density r0 + t (r1 - r0). */
  private static double along(double r0, double r1, double u) {
    double mean = (r0 + r1) / 2;
    double root = Math.sqrt(r0 * r0 + 2 * (r1 - r0) * u * mean);
    return r0 + root == 0 ? u : 2 * u * mean / (r0 + root);
  }
}
