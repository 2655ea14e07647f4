package dev.tessera.model.render;

import dev.tessera.model.signal.DistanceField;

/**
 * A distance between the corners of even cells of [-1,1]^3, by trilinear interpolation of another
 * that is asked for at corners only: next to nothing where that one remembers them. Outside it is
 * that of the nearest point of the cube.
 */
final class InterpolatedDistance implements DistanceField {
  private static final int AXES = 3;

  /** Weights of corners that rounding alone gives. */
  private static final double NOTHING = 1e-6;

  private final DistanceField field;
  private final LatticeLevel lattice;
  private float[] corners = new float[0];
  private float[] weights = new float[0];
  private float[] values = new float[0];

  /**
   * Looks at a field.
   *
   * @param cells along each axis
   */
  InterpolatedDistance(DistanceField field, int cells) {
    this.field = field;
    lattice = LatticeLevel.finest(cells);
  }

  @Override
  public int atOnce(int usual) {
    return field.atOnce(usual);
  }

  @Override
  public void evaluate(float[] points, int count, float[] distances) {
    int most = CubeCases.CORNERS * count;
    if (values.length < most) {
      corners = new float[AXES * most];
      weights = new float[most];
      values = new float[most];
    }
    int[] ends = new int[count];
    int asked = 0;
    for (int i = 0; i < count; i++) {
      asked = collect(points, i, asked);
      ends[i] = asked;
    }
    field.evaluate(corners, asked, values);
    int next = 0;
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (; next < ends[i]; next++) {
        sum += weights[next] * values[next];
      }
      distances[i] = (float) sum;
    }
  }

  /** Adds the corners that count for a point; most vertices lie on edges, where two do. */
  private int collect(float[] points, int i, int asked) {
    int cells = lattice.cells();
    int end = asked;
    for (int c = 0; c < CubeCases.CORNERS; c++) {
      double weight = 1;
      for (int axis = 0; axis < AXES; axis++) {
        double at = Math.max(0, Math.min(cells, (points[AXES * i + axis] + 1.0) * cells / 2));
        int low = Math.min(cells - 1, (int) at);
        boolean high = (c >> axis & 1) == 1;
        corners[AXES * end + axis] = lattice.position(high ? low + 1 : low);
        weight *= high ? at - low : 1 - (at - low);
      }
      if (weight > NOTHING) {
        weights[end++] = (float) weight;
      }
    }
    return end;
  }
}
