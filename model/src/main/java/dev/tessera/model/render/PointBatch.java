package dev.tessera.model.render;

import dev.tessera.model.signal.DistanceField;

/** Points that are collected and then evaluated together, and how many there were in all. */
final class PointBatch {
  private final DistanceField field;
  private final float[] points;
  private final float[] distances;
  private final int capacity;
  private int count;
  private long evaluations;

  /** Of so many points, or of more if the field is faster with more. */
  PointBatch(DistanceField field, int usual) {
    this.field = field;
    capacity = field.atOnce(usual);
    points = new float[3 * capacity];
    distances = new float[capacity];
  }

  /** Points that may still be added. */
  int room() {
    return capacity - count;
  }

  int count() {
    return count;
  }

  /** Points evaluated since the beginning. */
  long evaluations() {
    return evaluations;
  }

  void add(float x, float y, float z) {
    points[3 * count] = x;
    points[3 * count + 1] = y;
    points[3 * count + 2] = z;
    count++;
  }

  /**
   * Evaluates what was added and starts over.
   *
   * @return the distance of each point, in the order they were added, until the next call
   * @throws IllegalStateException if one is not a number
   */
  float[] evaluate() {
    if (count > 0) {
      field.evaluate(points, count, distances);
      evaluations += count;
    }
    for (int i = 0; i < count; i++) {
      if (Float.isNaN(distances[i])) {
        throw new IllegalStateException(
            "the distance at ("
                + points[3 * i]
                + ", "
                + points[3 * i + 1]
                + ", "
                + points[3 * i + 2]
                + ") is not a number");
      }
    }
    count = 0;
    return distances;
  }
}
