package dev.tessera.model.metric;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.SurfaceSampler;
import java.util.SplittableRandom;

/**
 * How far two surfaces are apart: with P and Q random points on one and the other,
 *
 * <pre>
 * CD = mean over p of min over q of |p - q|^2 + mean over q of min over p of |q - p|^2
 * </pre>
 *
 * as in Mehta et al. 2021 and DeepSDF: squared, both ways added, meshes in the unit sphere. Equal
 * surfaces of area A have about 2 A / (pi n) for n points on each, since theirs are not the same.
 */
public final class Chamfer {
  private Chamfer() {}

  /**
   * Between points on both surfaces.
   *
   * @param samples points on each; the paper's order is 30,000 to 100,000
   * @param seed the same seed gives the same points
   * @return squared units of the meshes
   * @throws IllegalArgumentException if samples is less than 1 or a mesh has no area
   */
  public static double between(Mesh a, Mesh b, int samples, long seed) {
    float[][] points = points(a, b, samples, seed);
    return mean(points[0], new NearestPoints(points[1]))
        + mean(points[1], new NearestPoints(points[0]));
  }

  /**
   * From points on each surface to the other surface itself: 0 for equal surfaces, so differences
   * below the spacing of the points show.
   *
   * @param samples points on each
   * @param seed the same seed gives the same points
   * @return squared units of the meshes
   * @throws IllegalArgumentException if samples is less than 1 or a mesh has no area
   */
  public static double toSurface(Mesh a, Mesh b, int samples, long seed) {
    float[][] points = points(a, b, samples, seed);
    return mean(points[0], MeshDistance.of(b)) + mean(points[1], MeshDistance.of(a));
  }

  private static float[][] points(Mesh a, Mesh b, int samples, long seed) {
    if (samples < 1) {
      throw new IllegalArgumentException("samples must be 1 or more, found " + samples);
    }
    SplittableRandom seeds = new SplittableRandom(seed);
    return new float[][] {
      SurfaceSampler.of(a).points(samples, seeds.nextLong()),
      SurfaceSampler.of(b).points(samples, seeds.nextLong())
    };
  }

  private static double mean(float[] points, NearestPoints others) {
    double sum = 0;
    for (int i = 0; i < points.length; i += 3) {
      sum += others.squaredDistance(points[i], points[i + 1], points[i + 2]);
    }
    return sum * 3 / points.length;
  }

  private static double mean(float[] points, MeshDistance other) {
    int count = points.length / 3;
    float[] closest = new float[points.length];
    other.closest(points, count, closest, new int[count]);
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      double d = (double) points[i] - closest[i];
      sum += d * d;
    }
    return sum / count;
  }
}
