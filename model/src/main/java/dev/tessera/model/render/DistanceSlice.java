package dev.tessera.model.render;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.Samples;

/**
 * The distances on a plane, in short steps: (n,n,1), rows from the top to the bottom of the square,
 * each value at the middle of its pixel. To cancel, stop asking for steps.
 */
public final class DistanceSlice {
  private static final int LARGEST = 4096;

  private final SlicePlane plane;
  private final int size;
  private final PointBatch points;
  private final float[] values;
  private int next;

  /**
   * Prepares; evaluates nothing yet.
   *
   * @param size n, 1 to 4096
   * @param batch evaluations in one step, at least 1
   */
  public DistanceSlice(DistanceField field, SlicePlane plane, int size, int batch) {
    if (size < 1 || size > LARGEST || batch < 1) {
      throw new IllegalArgumentException(
          "size must be 1 to "
              + LARGEST
              + " and batch at least 1, found "
              + size
              + " and "
              + batch);
    }
    this.plane = plane;
    this.size = size;
    points = new PointBatch(field, batch);
    values = new float[size * size];
  }

  /**
   * Evaluates the next pixels.
   *
   * @return whether there is more to do
   */
  public boolean step() {
    int first = next;
    while (next < values.length && points.room() > 0) {
      double u = (2 * (next % size) + 1.0) / size - 1;
      double v = 1 - (2 * (next / size) + 1.0) / size;
      points.add(
          (float) plane.point(u, v, 0), (float) plane.point(u, v, 1), (float) plane.point(u, v, 2));
      next++;
    }
    System.arraycopy(points.evaluate(), 0, values, first, next - first);
    return next < values.length;
  }

  /**
   * The distances, (n,n,1), handed over.
   *
   * @throws IllegalStateException before the last step
   */
  public Samples samples() {
    if (next < values.length) {
      throw new IllegalStateException("the slice is not complete");
    }
    return Samples.of(new int[] {size, size}, 1, values);
  }
}
