package dev.tessera.model.render;

import dev.tessera.model.signal.DistanceField;
import java.util.Arrays;
import java.util.List;

/**
 * The weighted mean of distances to several shapes, f = sum w_i f_i: the plain way from one shape
 * to another, with which others are compared. Between shapes it is no distance, but it never
 * changes faster than one.
 */
public final class BlendedDistance implements DistanceField {
  private static final double TOLERANCE = 1e-6;

  private final List<DistanceField> fields;
  private final double[] weights;
  private float[] one = new float[0];
  private double[] sums = new double[0];

  /**
   * Blends fields.
   *
   * @param fields at least one
   * @param weights one each, at least 0, that sum to 1
   */
  public BlendedDistance(List<DistanceField> fields, List<Double> weights) {
    this.fields = List.copyOf(fields);
    this.weights = weights.stream().mapToDouble(Double::doubleValue).toArray();
    if (fields.isEmpty() || fields.size() != weights.size()) {
      throw new IllegalArgumentException(
          "each field has a weight, found " + fields.size() + " and " + weights.size());
    }
    if (!Arrays.stream(this.weights).allMatch(w -> w >= 0)
        || !(Math.abs(Arrays.stream(this.weights).sum() - 1) < TOLERANCE)) {
      throw new IllegalArgumentException(
          "weights must be at least 0 and sum to 1, found " + weights);
    }
  }

  /**
   * From one shape to another.
   *
   * @param place 0 is the first, 1 the second
   */
  public static BlendedDistance between(DistanceField first, DistanceField second, double place) {
    return new BlendedDistance(List.of(first, second), List.of(1 - place, place));
  }

  /** What is blended. */
  public List<DistanceField> fields() {
    return fields;
  }

  /** No more than the slowest of them wants. */
  @Override
  public int atOnce(int usual) {
    return fields.stream().mapToInt(field -> field.atOnce(usual)).min().orElse(usual);
  }

  @Override
  public void evaluate(float[] points, int count, float[] distances) {
    if (one.length < count) {
      one = new float[count];
      sums = new double[count];
    }
    Arrays.fill(sums, 0, count, 0);
    for (int f = 0; f < weights.length; f++) {
      if (weights[f] > 0) {
        fields.get(f).evaluate(points, count, one);
        for (int i = 0; i < count; i++) {
          sums[i] += weights[f] * one[i];
        }
      }
    }
    for (int i = 0; i < count; i++) {
      distances[i] = (float) sums[i];
    }
  }
}
