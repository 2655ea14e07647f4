package dev.tessera.model.signal.mesh;

import dev.tessera.model.signal.DistanceField;
import java.util.SplittableRandom;

/** Random points on the surface of a mesh, equally likely everywhere, and around it. */
public final class SurfaceSampler {
  /** Points near the surface to train on, as many as Mehta et al. 2021 take. */
  public static final int NEAR = 250_000;

  /** Points anywhere in the unit sphere to train on. */
  public static final int ANYWHERE = 25_000;

  /** Variance of the displacement of the first half of the points near the surface, per axis. */
  private static final double WIDE = 0.0025;

  /** Of the second half. */
  private static final double NARROW = 0.00025;

  private final Mesh mesh;

  /** The area of all triangles up to and with each. */
  private final double[] areaUpTo;

  private SurfaceSampler(Mesh mesh, double[] areaUpTo) {
    this.mesh = mesh;
    this.areaUpTo = areaUpTo;
  }

  /**
   * Prepares to sample a mesh.
   *
   * @throws IllegalArgumentException if the mesh has no area
   */
  public static SurfaceSampler of(Mesh mesh) {
    double[] areaUpTo = new double[mesh.triangleCount()];
    double sum = 0;
    for (int t = 0; t < areaUpTo.length; t++) {
      sum += area(mesh, t);
      areaUpTo[t] = sum;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException("no points on a mesh without area: " + mesh);
    }
    return new SurfaceSampler(mesh, areaUpTo);
  }

  /**
   * The usual samples to train on: {@link #NEAR} and {@link #ANYWHERE}.
   *
   * @param mesh in the unit sphere
   * @param distance its signed distance
   * @param seed the same seed gives the same samples
   */
  public static DistanceSamples training(Mesh mesh, DistanceField distance, long seed) {
    return training(mesh, distance, NEAR, ANYWHERE, seed);
  }

  /**
   * Samples to train on: points of the surface moved at random, normally distributed with a
   * variance per axis of 0.0025 for the first half of them and of 0.00025 for the second, then
   * points of the unit sphere, with their signed distances (DeepSDF, Park et al. 2019).
   *
   * @param mesh in the unit sphere
   * @param distance its signed distance
   * @param near points near the surface
   * @param anywhere points of the unit sphere
   * @param seed the same seed gives the same samples
   */
  public static DistanceSamples training(
      Mesh mesh, DistanceField distance, int near, int anywhere, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] points = new float[(near + anywhere) * 3];
    of(mesh).fill(points, near, random);
    int wide = near / 2;
    for (int i = 0; i < near * 3; i++) {
      double deviation = Math.sqrt(i < wide * 3 ? WIDE : NARROW);
      points[i] += (float) (deviation * random.nextGaussian());
    }
    for (int p = near; p < near + anywhere; p++) {
      fillSphere(points, p * 3, random);
    }
    float[] distances = new float[near + anywhere];
    distance.evaluate(points, near + anywhere, distances);
    return DistanceSamples.of(points, distances);
  }

  /**
   * Points on the surface.
   *
   * @param count P
   * @param seed the same seed gives the same points
   * @return x, y, z of each, (P,3)
   */
  public float[] points(int count, long seed) {
    float[] points = new float[count * 3];
    fill(points, count, new SplittableRandom(seed));
    return points;
  }

  private void fill(float[] points, int count, SplittableRandom random) {
    for (int p = 0; p < count; p++) {
      int triangle = triangleAt(random.nextDouble() * areaUpTo[areaUpTo.length - 1]);
      double towardsEdge = Math.sqrt(random.nextDouble());
      double alongEdge = random.nextDouble();
      int a = mesh.vertex(triangle, 0);
      int b = mesh.vertex(triangle, 1);
      int c = mesh.vertex(triangle, 2);
      for (int axis = 0; axis < 3; axis++) {
        points[p * 3 + axis] =
            (float)
                ((1 - towardsEdge) * mesh.position(a, axis)
                    + towardsEdge * (1 - alongEdge) * mesh.position(b, axis)
                    + towardsEdge * alongEdge * mesh.position(c, axis));
      }
    }
  }

  /** The first triangle up to which there is more area than this: never one without area. */
  private int triangleAt(double area) {
    int low = 0;
    int high = areaUpTo.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (areaUpTo[middle] > area) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  private static void fillSphere(float[] points, int at, SplittableRandom random) {
    double square;
    do {
      square = 0;
      for (int axis = 0; axis < 3; axis++) {
        double p = 2 * random.nextDouble() - 1;
        points[at + axis] = (float) p;
        square += p * p;
      }
    } while (square > 1);
  }

  private static double area(Mesh mesh, int triangle) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      int j = (axis + 1) % 3;
      int k = (axis + 2) % 3;
      double n =
          edge(mesh, triangle, 1, j) * edge(mesh, triangle, 2, k)
              - edge(mesh, triangle, 1, k) * edge(mesh, triangle, 2, j);
      sum += n * n;
    }
    return Math.sqrt(sum) / 2;
  }

  private static double edge(Mesh mesh, int triangle, int corner, int axis) {
    return mesh.position(mesh.vertex(triangle, corner), axis)
        - mesh.position(mesh.vertex(triangle, 0), axis);
  }
}
