package dev.tessera.model.signal.mesh;

import java.util.SplittableRandom;

/** Random points on the surface of a mesh, equally likely everywhere. */
public final class SurfaceSampler {
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
      sum += mesh.area(t);
      areaUpTo[t] = sum;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException("no points on a mesh without area: " + mesh);
    }
    return new SurfaceSampler(mesh, areaUpTo);
  }

  /**
   * Points on the surface.
   *
   * @param count P
   * @param seed the same seed gives the same points
   * @return x, y, z of each, (P,3)
   */
  public float[] points(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] points = new float[count * 3];
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
    return points;
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
}
