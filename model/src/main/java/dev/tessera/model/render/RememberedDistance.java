package dev.tessera.model.render;

import dev.tessera.model.signal.DistanceField;

/**
 * A distance that remembers what it was at the points of a lattice over [-1,1]^3, so that a surface
 * that is extracted again costs only where it changed. What lies elsewhere is evaluated each time.
 */
public final class RememberedDistance implements DistanceField {
  private final DistanceField field;
  private final LatticeLevel lattice;
  private float[] asked = new float[0];
  private float[] answers = new float[0];
  private int[] places = new int[0];

  /**
   * Remembers nothing yet.
   *
   * @param resolution cells along each axis, 1 to 512
   */
  public RememberedDistance(DistanceField field, int resolution) {
    this.field = field;
    lattice = LatticeLevel.finest(resolution);
  }

  @Override
  public int atOnce(int usual) {
    return field.atOnce(usual);
  }

  @Override
  public void evaluate(float[] points, int count, float[] distances) {
    if (places.length < count) {
      asked = new float[3 * count];
      answers = new float[count];
      places = new int[count];
    }
    int unknown = 0;
    for (int i = 0; i < count; i++) {
      boolean corner = isCorner(points, i);
      if (corner && isKnown(points, i)) {
        continue;
      }
      if (corner) {
        remember(points, i, 0); // known from now on, so that it is asked for once
      }
      System.arraycopy(points, 3 * i, asked, 3 * unknown, 3);
      places[unknown++] = i;
    }
    if (unknown > 0) {
      field.evaluate(asked, unknown, answers);
    }
    for (int k = 0; k < unknown; k++) {
      int i = places[k];
      distances[i] = answers[k];
      if (isCorner(points, i)) {
        remember(points, i, answers[k]);
      }
    }
    for (int i = 0; i < count; i++) {
      if (isCorner(points, i)) {
        distances[i] = lattice.value(at(points, i, 0), at(points, i, 1), at(points, i, 2));
      }
    }
  }

  private boolean isKnown(float[] points, int i) {
    return !Float.isNaN(lattice.value(at(points, i, 0), at(points, i, 1), at(points, i, 2)));
  }

  private void remember(float[] points, int i, float distance) {
    lattice.set(at(points, i, 0), at(points, i, 1), at(points, i, 2), distance);
  }

  private boolean isCorner(float[] points, int i) {
    boolean corner = true;
    for (int axis = 0; axis < 3; axis++) {
      int nearest = at(points, i, axis);
      corner &=
          nearest >= 0
              && nearest <= lattice.cells()
              && lattice.position(nearest) == points[3 * i + axis];
    }
    return corner;
  }

  /** The corner that is nearest along an axis, beyond the lattice for points beyond it. */
  private int at(float[] points, int i, int axis) {
    return Math.round((points[3 * i + axis] + 1) * lattice.cells() / 2);
  }
}
