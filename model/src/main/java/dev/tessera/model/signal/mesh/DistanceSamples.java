package dev.tessera.model.signal.mesh;

import java.util.Arrays;

/** Points with their signed distances, immutable. */
public final class DistanceSamples {
  private final float[] points;
  private final float[] distances;

  private DistanceSamples(float[] points, float[] distances) {
    this.points = points;
    this.distances = distances;
  }

  /**
   * Wraps numbers without copying; they are handed over.
   *
   * @param points x, y, z of each point, (P,3)
   * @param distances of each point, (P), negative inside
   * @throws IllegalArgumentException if the lengths do not fit
   */
  public static DistanceSamples of(float[] points, float[] distances) {
    if (points.length != distances.length * 3L) {
      throw new IllegalArgumentException(
          points.length + " coordinates do not fit " + distances.length + " distances");
    }
    return new DistanceSamples(points, distances);
  }

  /** P. */
  public int count() {
    return distances.length;
  }

  /**
   * A coordinate of a point.
   *
   * @param axis 0 x, 1 y, 2 z
   */
  public float position(int sample, int axis) {
    return points[sample * 3 + axis];
  }

  /** The signed distance of a point. */
  public float distance(int sample) {
    return distances[sample];
  }

  /**
   * Copies points.
   *
   * @param from the first sample
   * @param count how many samples
   * @param to receives (count,3)
   * @param at where in it, counted in points
   */
  public void copyPoints(int from, int count, float[] to, int at) {
    System.arraycopy(points, from * 3, to, at * 3, count * 3);
  }

  /**
   * Copies distances.
   *
   * @param from the first sample
   * @param count how many samples
   * @param to receives (count)
   * @param at where in it
   */
  public void copyDistances(int from, int count, float[] to, int at) {
    System.arraycopy(distances, from, to, at, count);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DistanceSamples samples
        && Arrays.equals(points, samples.points)
        && Arrays.equals(distances, samples.distances);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(points) + Arrays.hashCode(distances);
  }

  @Override
  public String toString() {
    return count() + " signed distances";
  }
}
