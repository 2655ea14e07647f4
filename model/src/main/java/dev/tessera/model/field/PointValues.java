package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;

/** A field whose codes are given, ready for points that lie in one tile each. */
public interface PointValues {
  /**
   * Evaluates points.
   *
   * @param points (N,d) local coordinates; the result lives in their scope
   * @param tiles the tile of each point, (N), whole numbers of 64 bits
   * @return (N,C)
   */
  NDArray at(NDArray points, NDArray tiles);

  /** Some rows of a matrix, in the scope of the numbers of the rows. */
  static NDArray rows(NDArray matrix, NDArray numbers) {
    NDArray rows = matrix.get(numbers);
    rows.attach(numbers.getManager());
    return rows;
  }
}
