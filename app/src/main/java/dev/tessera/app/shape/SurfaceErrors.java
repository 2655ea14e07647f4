package dev.tessera.app.shape;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * How far the vertices of a surface are from the original, unit-sphere lengths; immutable.
 *
 * <p>Measuring takes a second for a million vertices: not for the window's thread.
 */
public final class SurfaceErrors {
  /** Share of the vertices that the colours tell apart; the rest takes the last colour. */
  private static final double ROBUST = 0.99;

  /** Vertices between two questions whether it was cancelled. */
  private static final int AT_ONCE = 1 << 15;

  private final float[] distances;
  private final double mean;
  private final double largest;
  private final double range;

  private SurfaceErrors(float[] distances) {
    this.distances = distances;
    float[] sorted = distances.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (float distance : sorted) {
      sum += distance;
    }
    mean = sorted.length == 0 ? 0 : sum / sorted.length;
    largest = sorted.length == 0 ? 0 : sorted[sorted.length - 1];
    range = round(sorted.length == 0 ? 0 : sorted[(int) (ROBUST * (sorted.length - 1))]);
  }

  /**
   * Measures the vertices of a surface against the original.
   *
   * @param cancelled asked often
   * @throws CancellationException once cancelled says so
   */
  public static SurfaceErrors of(Mesh surface, DistanceField original, BooleanSupplier cancelled) {
    float[] points = surface.floatPositions();
    float[] distances = new float[surface.vertexCount()];
    for (int from = 0; from < distances.length; from += AT_ONCE) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      int count = Math.min(AT_ONCE, distances.length - from);
      float[] some = new float[count];
      original.evaluate(Arrays.copyOfRange(points, 3 * from, 3 * (from + count)), count, some);
      System.arraycopy(some, 0, distances, from, count);
    }
    for (int i = 0; i < distances.length; i++) {
      distances[i] = Math.abs(distances[i]);
    }
    return new SurfaceErrors(distances);
  }

  /** The next of 1, 2, 5 times a power of ten; at least a millionth. */
  private static double round(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-6))));
    for (double step : new double[] {1, 2, 5}) {
      if (value <= step * power * (1 + 1e-9)) {
        return step * power;
      }
    }
    return 10 * power;
  }

  /** A copy of the distances, one per vertex. */
  public float[] distances() {
    return distances.clone();
  }

  /** Mean over the vertices. */
  public double mean() {
    return mean;
  }

  /** The largest. */
  public double largest() {
    return largest;
  }

  /** A round number that nearly all distances stay below: where the colours end. */
  public double range() {
    return range;
  }
}
