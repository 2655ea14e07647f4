package dev.tessera.model.fit;

import java.util.Arrays;

/**
 * What a run reached over time, PSNR or error: an immutable view of the first points of an
 * append-only series, so that handing it out copies nothing.
 */
public final class FitCurve {
  private final long[] steps;
  private final double[] seconds;
  private final double[] values;
  private final int length;

  /** Views the first points of arrays whose published cells are never written again. */
  FitCurve(long[] steps, double[] seconds, double[] values, int length) {
    this.steps = steps;
    this.seconds = seconds;
    this.values = values;
    this.length = length;
  }

  /** A curve without points. */
  public static FitCurve empty() {
    return new FitCurve(new long[0], new double[0], new double[0], 0);
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
          "found "
              + steps.length
              + " steps, "
              + seconds.length
              + " seconds, "
              + values.length
              + " values");
    }
    return new FitCurve(steps.clone(), seconds.clone(), values.clone(), steps.length);
  }

  /** Number of points. */
  public int length() {
    return length;
  }

  /** Optimiser steps done at a point. */
  public long step(int index) {
    return steps[check(index)];
  }

  /** Seconds of fitting at a point, pauses not counted. */
  public double seconds(int index) {
    return seconds[check(index)];
  }

  /** What was reached at a point: PSNR in dB, or an error. */
  public double value(int index) {
    return values[check(index)];
  }

  private int check(int index) {
    if (index < 0 || index >= length) {
      throw new IndexOutOfBoundsException("point " + index + " of " + length);
    }
    return index;
  }

  /** The points as flat numbers, (N,3): step, seconds, value. */
  float[] toArray() {
    float[] all = new float[3 * length];
    for (int i = 0; i < length; i++) {
      all[3 * i] = steps[i];
      all[3 * i + 1] = (float) seconds[i];
      all[3 * i + 2] = (float) values[i];
    }
    return all;
  }

  /** The append-only series behind curves: published cells are never written again. */
  static final class History {
    private long[] steps = new long[64];
    private double[] seconds = new double[64];
    private double[] values = new double[64];
    private int length;

    /** Starts with the points of an earlier run, as {@link FitCurve#toArray} gave them. */
    History(float[] points) {
      for (int i = 0; i + 2 < points.length; i += 3) {
        add((long) points[i], points[i + 1], points[i + 2]);
      }
    }

    void add(long step, double time, double value) {
      if (length == steps.length) {
        steps = Arrays.copyOf(steps, 2 * length);
        seconds = Arrays.copyOf(seconds, 2 * length);
        values = Arrays.copyOf(values, 2 * length);
      }
      steps[length] = step;
      seconds[length] = time;
      values[length] = value;
      length++;
    }

    FitCurve curve() {
      return new FitCurve(steps, seconds, values, length);
    }
  }
}
