package dev.tessera.model.magnify;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SamplesBuilder;
import java.util.function.DoubleConsumer;

/**
 * Makes a picture larger by any factor, in short steps: doubled as often as is needed, then
 * averaged down to the size that is wanted.
 */
public final class Magnification {
  /** Pixels of a step, so that it takes some 20 ms. */
  private static final int PIXELS_AT_ONCE = 1 << 14;

  private final DetailFilters filters;
  private final int[] extent;
  private final double work;
  private Samples now;
  private double done;
  private SamplesBuilder next;
  private int row;

  /**
   * Prepares.
   *
   * @param filters that double it
   * @param picture (height, width, C)
   * @param extent (height, width) that is wanted, both at least those of the picture
   * @throws IllegalArgumentException if a side is to be smaller
   */
  public Magnification(DetailFilters filters, Samples picture, int... extent) {
    if (extent[0] < picture.extent(0) || extent[1] < picture.extent(1)) {
      throw new IllegalArgumentException(
          "%s is not to become smaller, as %d x %d".formatted(picture, extent[0], extent[1]));
    }
    this.filters = filters;
    this.extent = extent.clone();
    now = picture;
    work = work(picture, extent);
    next = begin();
  }

  /**
   * The same by a factor.
   *
   * @param scale output pixels per pixel and axis, at least 1
   */
  public static Magnification by(double scale, DetailFilters filters, Samples picture) {
    return new Magnification(
        filters,
        picture,
        (int) Math.round(scale * picture.extent(0)),
        (int) Math.round(scale * picture.extent(1)));
  }

  /** The power of two that doubling reaches for a scale: so large a picture is on the way. */
  public static double doubled(double scale) {
    double reached = 1;
    while (reached < scale) {
      reached *= 2;
    }
    return reached;
  }

  /** Whether both sides are as large as is wanted. */
  private static boolean reached(int height, int width, int... extent) {
    return height >= extent[0] && width >= extent[1];
  }

  /** Rows of all stages by their pixels. */
  private static double work(Samples picture, int... extent) {
    double sum = 0;
    int height = picture.extent(0);
    int width = picture.extent(1);
    while (!reached(height, width, extent)) {
      sum += (double) height * width;
      height *= 2;
      width *= 2;
    }
    return Math.max(1, sum);
  }

  private boolean doubling() {
    return !reached(now.extent(0), now.extent(1), extent);
  }

  private SamplesBuilder begin() {
    int[] size = doubling() ? new int[] {2 * now.extent(0), 2 * now.extent(1)} : extent.clone();
    return SamplesBuilder.floats(size, now.channels());
  }

  private boolean complete() {
    return now.extent(0) == extent[0] && now.extent(1) == extent[1];
  }

  /**
   * Works on.
   *
   * @return whether there is more to do
   */
  public boolean step() {
    if (complete()) {
      return false;
    }
    boolean larger = doubling();
    int rows = larger ? now.extent(0) : extent[0];
    int some = Math.min(rows - row, Math.max(1, PIXELS_AT_ONCE / now.extent(1)));
    float[] values =
        larger ? filters.doubled(now, row, some) : AreaMeans.rows(now, extent, row, some);
    long first = (long) (larger ? 2 * row : row) * (larger ? 2 * now.extent(1) : extent[1]);
    next.put(first * now.channels(), values, 0, values.length);
    row += some;
    done += larger ? (double) some * now.extent(1) : 0;
    if (row == rows) {
      now = next.build();
      row = 0;
      if (complete()) {
        return false;
      }
      next = begin();
    }
    return true;
  }

  /**
   * Works to the end.
   *
   * @param share takes how much is done, 0 to 1; what it throws ends the work
   * @return as {@link #picture}
   */
  public Samples finished(DoubleConsumer share) {
    while (step()) {
      share.accept(progress());
    }
    return picture();
  }

  /** How much is done, 0 to 1. */
  public double progress() {
    return Math.min(1, done / work);
  }

  /** After the last step: (height, width, C), values not clamped. */
  public Samples picture() {
    if (!complete()) {
      throw new IllegalStateException("there are more steps to do");
    }
    return now;
  }
}
