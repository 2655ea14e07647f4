package dev.tessera.model.flow;

import dev.tessera.model.signal.mesh.Mesh;
import java.util.Arrays;

/**
 * A surface whose vertices are carried by a flow: each belongs to a point of the shape at rest that
 * the flow brings to it, or as near as may be, which is found in short steps.
 */
final class CarriedSurface {
  /** Points farther from where a vertex begins are not its own, unit-sphere lengths. */
  private static final double NEAR = 0.1;

  private static final int VERTICES_AT_ONCE = 4096;

  private final float[] points;
  private final float[] known;
  private final int[] corners;
  private final float[] shifts;
  private final float[] off;
  private int settled;

  private CarriedSurface(float[] points, float[] known, int[] corners) {
    this.points = points;
    this.known = known;
    this.corners = corners;
    shifts = new float[points.length];
    off = new float[points.length];
  }

  /** The surface of the shape at rest itself. */
  static CarriedSurface ofRest(Mesh mesh) {
    float[] points = mesh.floatPositions();
    CarriedSurface surface = new CarriedSurface(points, points, mesh.corners());
    surface.settled = points.length;
    return surface;
  }

  /**
   * A surface that is known where the flow ends.
   *
   * @param points of the shape at rest that the flow brings near its vertices, (V,3)
   * @param known the vertices, (V,3)
   * @param corners the vertices of each triangle, (F,3)
   */
  static CarriedSurface of(float[] points, float[] known, int[] corners) {
    return new CarriedSurface(points, known, corners);
  }

  /**
   * Finds what some more vertices belong to; says whether there are more.
   *
   * @param end of the flow where the vertices are known
   */
  boolean step(FlowMap end) {
    int to = Math.min(points.length, settled + 3 * VERTICES_AT_ONCE);
    if (settled < to) {
      settle(end, settled, to);
      settled = to;
    }
    return settled < points.length;
  }

  private void settle(FlowMap end, int from, int to) {
    float[] begin = Arrays.copyOfRange(points, from, to);
    float[] wanted = Arrays.copyOfRange(known, from, to);
    float[] found = FlowInverse.of(end, begin, wanted);
    for (int v = 0; v < found.length; v += 3) {
      if (!(square(found, begin, v) < NEAR * NEAR)) {
        System.arraycopy(begin, v, found, v, 3);
      }
    }
    float[] there = end.carried(found);
    for (int i = 0; i < found.length; i++) {
      shifts[from + i] = found[i] - begin[i];
      off[from + i] = wanted[i] - there[i];
    }
  }

  /** The squared distance of a point to another. */
  static double square(float[] a, float[] b, int at) {
    double square = 0;
    for (int i = at; i < at + 3; i++) {
      square += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return square;
  }

  /**
   * The surface at a place, after the last step.
   *
   * @param map of the place
   * @param share 1 where it is known, and 0 where its vertices are the points that it was given
   */
  Mesh at(FlowMap map, double share) {
    float[] from = points.clone();
    for (int i = 0; i < from.length; i++) {
      from[i] += (float) (share * shifts[i]);
    }
    float[] carried = map.carried(from);
    for (int i = 0; i < carried.length; i++) {
      carried[i] += (float) (share * off[i]);
    }
    return Mesh.of(carried, corners);
  }
}
