package dev.tessera.model.metric;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.SurfaceSampler;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;

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
  /** Points between two reports of how much is done. */
  private static final int AT_ONCE = 1 << 14;

  private Chamfer() {}

  /**
   * Between points on both surfaces.
   *
   * @param samples points on each; the paper's order is 30,000 to 100,000
   * @param seed the same seed gives the same points
   * @param done told now and then how much is done, 0 to 1; what it throws ends the search
   * @return squared units of the meshes
   * @throws IllegalArgumentException if samples is less than 1 or a mesh has no area
   */
  public static double between(Mesh a, Mesh b, int samples, long seed, DoubleConsumer done) {
    float[][] points = points(a, b, samples, seed);
    NearestPoints ofA = new NearestPoints(points[0]);
    NearestPoints ofB = new NearestPoints(points[1]);
    return mean(points[0], ofB, part -> done.accept(part / 2))
        + mean(points[1], ofA, part -> done.accept((1 + part) / 2));
  }

  /**
   * From points on each surface to the other surface itself: 0 for equal surfaces, so differences
   * below the spacing of the points show.
   *
   * @param samples points on each
   * @param seed the same seed gives the same points
   * @param done told now and then how much is done, 0 to 1; what it throws ends the search
   * @return squared units of the meshes
   * @throws IllegalArgumentException if samples is less than 1 or a mesh has no area
   */
  public static double toSurface(Mesh a, Mesh b, int samples, long seed, DoubleConsumer done) {
    float[][] points = points(a, b, samples, seed);
    return mean(points[0], MeshDistance.of(b), part -> done.accept(part / 2))
        + mean(points[1], MeshDistance.of(a), part -> done.accept((1 + part) / 2));
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

  private static double mean(float[] points, NearestPoints others, DoubleConsumer done) {
    double sum = 0;
    for (int i = 0; i < points.length; i += 3) {
      if (i % (3 * AT_ONCE) == 0) {
        done.accept(i / (double) points.length);
      }
      sum += others.squaredDistance(points[i], points[i + 1], points[i + 2]);
    }
    return sum * 3 / points.length;
  }

  private static double mean(float[] points, MeshDistance other, DoubleConsumer done) {
    double sum = 0;
    for (int from = 0; from < points.length; from += 3 * AT_ONCE) {
      done.accept(from / (double) points.length);
      float[] some = Arrays.copyOfRange(points, from, Math.min(points.length, from + 3 * AT_ONCE));
      float[] closest = new float[some.length];
      other.closest(some, some.length / 3, closest, new int[some.length / 3]);
      for (int i = 0; i < some.length; i++) {
        double d = (double) some[i] - closest[i];
        sum += d * d;
      }
    }
    return sum / (points.length / 3.0);
  }
}
