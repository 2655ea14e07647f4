package dev.tessera.model.render;

import dev.tessera.model.tile.GridTiling;
import java.util.Locale;

/** What a rendering needs, told before it begins. */
public final class RenderBudget {
  private static final double LARGEST_SCALE = 8;
  private static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private RenderBudget() {}

  /** Bytes of the float picture at a scale. */
  public static long bytes(GridTiling grid, int channels, double scale) {
    return values(grid, channels, scale) * Float.BYTES;
  }

  /**
   * Refuses what cannot be rendered.
   *
   * @throws IllegalArgumentException if the scale is not in (0,8], or if the picture is too large
   *     for one array or the memory of the program; the message says which scale fits
   */
  public static void check(GridTiling grid, int channels, double scale) {
    if (!(scale > 0 && scale <= LARGEST_SCALE)) {
      throw new IllegalArgumentException("scale must be more than 0 and at most 8, found " + scale);
    }
    Runtime runtime = Runtime.getRuntime();
    long free = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
    long most = Math.min(LONGEST_ARRAY, free / Float.BYTES);
    long wanted = values(grid, channels, scale);
    if (wanted > most) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a picture of %d x %d pixels needs %d MB, %d MB are free; %s",
              AxisPoints.outputExtent(grid, 1, scale),
              AxisPoints.outputExtent(grid, 0, scale),
              (wanted * Float.BYTES) >> 20,
              (most * Float.BYTES) >> 20,
              advice(scale * Math.sqrt(most / (double) wanted))));
    }
  }

  /** Rounds down, so that the advice holds; a scale of 0 would be none. */
  static String advice(double largestScale) {
    double hundredths = Math.floor(100 * largestScale) / 100;
    return hundredths > 0
        ? String.format(Locale.ROOT, "a scale of %.2f fits", hundredths)
        : "no scale fits";
  }

  private static long values(GridTiling grid, int channels, double scale) {
    return (long) AxisPoints.outputExtent(grid, 0, scale)
        * AxisPoints.outputExtent(grid, 1, scale)
        * channels;
  }
}
