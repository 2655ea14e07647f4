package dev.tessera.model.fit;

/**
 * PSNR over a run: an immutable view of the first points of an append-only series, so that handing
 * it out copies nothing.
 */
public final class FitCurve {
  private final long[] steps;
  private final double[] seconds;
  private final double[] psnr;
  private final int length;

  /** Views the first points of arrays whose published cells are never written again. */
  FitCurve(long[] steps, double[] seconds, double[] psnr, int length) {
    this.steps = steps;
    this.seconds = seconds;
    this.psnr = psnr;
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
   * @param psnr dB at each point
   */
  public static FitCurve of(long[] steps, double[] seconds, double[] psnr) {
    if (steps.length != seconds.length || steps.length != psnr.length) {
      throw new IllegalArgumentException(
          "found "
              + steps.length
              + " steps, "
              + seconds.length
              + " seconds, "
              + psnr.length
              + " values of PSNR");
    }
    return new FitCurve(steps.clone(), seconds.clone(), psnr.clone(), steps.length);
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

  /** PSNR of the live picture at a point, dB. */
  public double psnr(int index) {
    return psnr[check(index)];
  }

  private int check(int index) {
    if (index < 0 || index >= length) {
      throw new IndexOutOfBoundsException("point " + index + " of " + length);
    }
    return index;
  }
}
