package dev.tessera.model.fit;

import java.util.Arrays;

/**
 * What a run reached over time, PSNR or error: an immutable view of the first points of an
 * append-only series, so that handing it out copies nothing.
 */
public final class FitCurve {
  /** Step, seconds and value of each point; cells of the first points are never written again. */
  private final double[] points;

  private final int length;

  private FitCurve(double[] points, int length) {
    this.points = points;
    this.length = length;
  }

  /** A curve without points. */
  public static FitCurve empty() {
    return new FitCurve(new double[0], 0);
  }

  /**
   * A curve of its own, copied from equally long arrays.
   *
   * @param steps optimiser steps done at each point
   * @param seconds seconds of fitting at each point
   * @param values dB at each point, or an error
   */
  public static FitCurve of(long[] steps, double[] seconds, double[] values) {
    if (steps.length != seconds.length || steps.length != values.length) {
      throw new IllegalArgumentException(
          "found %d steps, %d seconds, %d values"
              .formatted(steps.length, seconds.length, values.length));
    }
    History history = new History(new float[0]);
    for (int i = 0; i < steps.length; i++) {
      history.add(steps[i], seconds[i], values[i]);
    }
    return history.curve();
  }

  /** Number of points. */
  public int length() {
    return length;
  }

  /** Optimiser steps done at a point. */
  public long step(int index) {
    return (long) at(index, 0);
  }

  /** Seconds of fitting at a point, pauses not counted. */
  public double seconds(int index) {
    return at(index, 1);
  }

  /** What was reached at a point: PSNR in dB, or an error. */
  public double value(int index) {
    return at(index, 2);
  }

  private double at(int index, int part) {
    if (index < 0 || index >= length) {
      throw new IndexOutOfBoundsException("point " + index + " of " + length);
    }
    return points[3 * index + part];
  }

  /** The points as flat numbers, (N,3): step, seconds, value. */
  float[] toArray() {
    float[] all = new float[3 * length];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) points[i];
    }
    return all;
  }

  /** The append-only series behind curves: published cells are never written again. */
  static final class History {
    private double[] points = new double[3 * 64];
    private int length;

    /** Starts with the points of an earlier run, as {@link FitCurve#toArray} gave them. */
    History(float[] before) {
      for (int i = 0; i + 2 < before.length; i += 3) {
        add((long) before[i], before[i + 1], before[i + 2]);
      }
    }

    void add(long step, double time, double value) {
      if (3 * length == points.length) {
        points = Arrays.copyOf(points, 2 * points.length);
      }
      points[3 * length] = step;
      points[3 * length + 1] = time;
      points[3 * length + 2] = value;
      length++;
    }

    FitCurve curve() {
      return new FitCurve(points, length);
    }
  }
}
