package dev.tessera.model.signal.mesh;

import java.util.SplittableRandom;

/**
 * Whether a mesh has an inside to fit: enough points that it encloses, looked for where a surface
 * would be extracted, at the corners of lattice cells around random points of the mesh.
 *
 * <p>Just under an open sheet the winding number is 1/2 and a little more where the sheet bends
 * around the point; a surface that encloses something, if with holes, comes near 1.
 */
public enum Inside {
  /** A solid, or an open surface that encloses one. */
  SOLID(""),
  /** A surface that encloses nothing, such as a plane, a sail or a piece of ground. */
  OPEN(
      "it is an open surface that encloses nothing, so there is no inside to fit: give it a"
          + " thickness (\"solidify\") or close it"),
  /** Enclosed space, but none that a cell can hold. */
  THIN(
      "it is thinner than the cells at which its surface would be extracted, so nothing of it would"
          + " be left: give it more thickness, or extract it with more cells");

  private static final int SAMPLES = 1500;
  private static final int CORNERS = 8;
  private static final long SEED = 1;

  /** Winding numbers from which a point is enclosed, well enough and beyond doubt. */
  private static final double ENCLOSED = 0.6;

  private static final double SURELY_ENCLOSED = 0.75;

  /** Shares of the surface that must have such points beside it. */
  private static final double ENOUGH = 0.25;

  private static final double ENOUGH_SURELY = 0.02;

  /** A point closer to the surface, in cells, may be lost in the error of a fit. */
  private static final double DEEP = 0.15;

  private final String reason;

  Inside(String reason) {
    this.reason = reason;
  }

  /** Why it cannot be fitted and what would help, for the end of a sentence; empty for a solid. */
  public String reason() {
    return reason;
  }

  /**
   * Refuses what cannot be fitted.
   *
   * @param name of the mesh
   * @throws IllegalArgumentException with one clear sentence unless it is a solid
   */
  public void require(String name) {
    if (this != SOLID) {
      throw new IllegalArgumentException("Cannot fit " + name + ": " + reason + ".");
    }
  }

  /**
   * Looks at a mesh.
   *
   * @param mesh in the unit sphere, at least one triangle
   * @param distance to it
   * @param cells along each axis of [-1,1]^3 at which the surface would be extracted
   */
  public static Inside of(Mesh mesh, MeshDistance distance, int cells) {
    if (!hasArea(mesh)) {
      return OPEN;
    }
    float[] points = corners(SurfaceSampler.of(mesh).points(SAMPLES, SEED), 2.0 / cells);
    int count = points.length / 3;
    float[] turns = new float[count];
    float[] distances = new float[count];
    distance.windings(points, count, turns);
    distance.evaluate(points, count, distances);
    double deep = DEEP * 2 / cells;
    int open = 0;
    int surelyOpen = 0;
    int enclosed = 0;
    int surely = 0;
    for (int sample = 0; sample < SAMPLES; sample++) {
      double most = 0;
      double deepest = 0;
      for (int i = sample * CORNERS; i < (sample + 1) * CORNERS; i++) {
        most = Math.max(most, turns[i]);
        deepest = Math.max(deepest, Math.abs(distances[i]) >= deep ? turns[i] : 0);
      }
      open += most > ENCLOSED ? 1 : 0;
      surelyOpen += most > SURELY_ENCLOSED ? 1 : 0;
      enclosed += deepest > ENCLOSED ? 1 : 0;
      surely += deepest > SURELY_ENCLOSED ? 1 : 0;
    }
    if (isEnough(enclosed, surely)) {
      return SOLID;
    }
    return isEnough(open, surelyOpen) || distance.openLength() == 0 ? THIN : OPEN;
  }

  /** Rounded to float, a mesh may have none left. */
  private static boolean hasArea(Mesh mesh) {
    for (int t = 0; t < mesh.triangleCount(); t++) {
      if (mesh.area(t) > 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEnough(int enclosed, int surely) {
    return enclosed >= ENOUGH * SAMPLES || surely >= ENOUGH_SURELY * SAMPLES;
  }

  /** The corners of a cell around each point, which lies anywhere in it, (N,8,3). */
  private static float[] corners(float[] points, double cell) {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] corners = new float[points.length * CORNERS];
    for (int p = 0; p < points.length / 3; p++) {
      for (int axis = 0; axis < 3; axis++) {
        double low = points[3 * p + axis] - random.nextDouble() * cell;
        for (int corner = 0; corner < CORNERS; corner++) {
          corners[3 * (CORNERS * p + corner) + axis] = (float) (low + (corner >> axis & 1) * cell);
        }
      }
    }
    return corners;
  }
}
