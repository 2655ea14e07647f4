package dev.tessera.model.signal.data;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.family.ShapeFamily;
import dev.tessera.model.signal.family.Solid;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.SurfaceSampler;
import java.util.SplittableRandom;

/** A shape as points in [-1,1]^3 with their signed distances, most of them near the surface. */
public final class ShapePoints {
  /** Shares and deviations as in Park et al. 2019 and Mehta et al. 2021, more in the open. */
  private static final double FAR_SHARE = 0.45;

  /** Of each shape of a family: 400 kB. */
  private static final int POINTS = 24_000;

  private static final long SURFACE_SEED = 1;
  private static final long POINT_SEED = 2;
  private static final double NEAR_SHARE = 0.35;
  private static final double FAR = 0.05;
  private static final double NEAR = 0.0158;

  private final String name;
  private final float[] points;
  private final float[] distances;

  private ShapePoints(String name, float[] points, float[] distances) {
    this.name = name;
    this.points = points;
    this.distances = distances;
  }

  /**
   * Wraps numbers without copying.
   *
   * @param name of the shape
   * @param points x, y, z of each, (N,3), at least one point
   * @param distances of each, (N), negative inside
   */
  public static ShapePoints of(String name, float[] points, float[] distances) {
    if (distances.length == 0 || points.length != 3 * distances.length) {
      throw new IllegalArgumentException(
          "points (N,3) want distances (N), found " + points.length + " and " + distances.length);
    }
    return new ShapePoints(name, points, distances);
  }

  /**
   * Draws points about a surface, some close, some farther, and a fifth anywhere in [-1,1]^3.
   *
   * @param name of the shape
   * @param field its distance
   * @param surface points on the surface, (M,3), uniform by area, at least one
   * @param count N
   * @param seed fixes the points
   */
  public static ShapePoints around(
      String name, DistanceField field, float[] surface, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] points = new float[3 * count];
    for (int p = 0; p < count; p++) {
      double place = (p + 0.5) / count;
      int from = 3 * random.nextInt(surface.length / 3);
      double deviation = place < FAR_SHARE ? FAR : NEAR;
      for (int a = 0; a < 3; a++) {
        points[3 * p + a] =
            place < FAR_SHARE + NEAR_SHARE
                ? (float) (surface[from + a] + deviation * random.nextGaussian())
                : (float) random.nextDouble(-1, 1);
      }
    }
    float[] distances = new float[count];
    field.evaluate(points, count, distances);
    return new ShapePoints(name, points, distances);
  }

  /** A member of a family, fixed by its seed. */
  public static ShapePoints of(ShapeFamily family, long seed) {
    Solid solid = family.member(seed);
    float[] surface = solid.surface(new SplittableRandom(seed), POINTS);
    return around(family.memberName(seed), solid, surface, POINTS, seed + 1);
  }

  /** The shape that a mesh bounds. */
  public static ShapePoints of(ShapeSignal shape) {
    float[] surface = SurfaceSampler.of(shape.mesh()).points(POINTS, SURFACE_SEED);
    return around(shape.name(), MeshDistance.of(shape.mesh()), surface, POINTS, POINT_SEED);
  }

  /**
   * Points of a surface without any knowledge of inside and outside: all at distance 0.
   *
   * @param name of the shape
   * @param surface x, y, z of each, (N,3), handed over
   */
  public static ShapePoints onSurface(String name, float[] surface) {
    return of(name, surface, new float[surface.length / 3]);
  }

  /** What the shape is called. */
  public String name() {
    return name;
  }

  /** N. */
  public int count() {
    return distances.length;
  }

  /**
   * A coordinate of a point.
   *
   * @param axis 0 x, 1 y, 2 z
   */
  public float point(int index, int axis) {
    return points[3 * index + axis];
  }

  /** The signed distance of a point. */
  public float distance(int index) {
    return distances[index];
  }

  /** Draws some points, any of them perhaps twice. */
  public void draw(SplittableRandom random, float[] intoPoints, float[] intoDistances) {
    for (int p = 0; p < intoDistances.length; p++) {
      int from = random.nextInt(distances.length);
      System.arraycopy(points, 3 * from, intoPoints, 3 * p, 3);
      intoDistances[p] = distances[from];
    }
  }
}
