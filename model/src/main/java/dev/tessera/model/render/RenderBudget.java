package dev.tessera.model.render;

import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a rendering needs, told before it begins. */
public final class RenderBudget {
  private static final double LARGEST_SCALE = 8;

  private RenderBudget() {}

  /**
   * Output points along each axis at a scale, each at least 1.
   *
   * @throws ArithmeticException if an axis has more than an int can count
   */
  public static int[] extent(GridTiling grid, double scale) {
    return Arrays.stream(outputs(grid, scale)).mapToInt(Math::toIntExact).toArray();
  }

  /** Bytes of the float output at a scale; the largest long if there are more. */
  public static long bytes(GridTiling grid, int channels, double scale) {
    return bytes(outputs(grid, scale), channels);
  }

  /** Bytes of a float output of (extent..., C); the largest long if there are more. */
  static long bytes(long[] extent, int channels) {
    long bytes = (long) Float.BYTES * channels;
    for (long n : extent) {
      if (bytes > Long.MAX_VALUE / n) {
        return Long.MAX_VALUE;
      }
      bytes *= n;
    }
    return bytes;
  }

  /**
   * Refuses what cannot be rendered.
   *
   * @throws IllegalArgumentException if the scale is not in (0,8], or if the output is too large
   *     for the memory of the program; the message says which scale fits
   */
  public static void check(GridTiling grid, int channels, double scale) {
    if (!(scale > 0 && scale <= LARGEST_SCALE)) {
      throw new IllegalArgumentException("scale must be more than 0 and at most 8, found " + scale);
    }
    long free = free();
    long wanted = bytes(grid, channels, scale);
    if (wanted > free) {
      double fits = scale * Math.pow(free / (double) wanted, 1.0 / grid.dimensions());
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s needs %d MB, %d MB are free; %s",
              words(outputs(grid, scale)),
              wanted >> 20,
              free >> 20,
              advice(fits)));
    }
  }

  /**
   * Refuses what cannot be rendered.
   *
   * @throws IllegalArgumentException if the output is too large for the memory of the program
   */
  public static void check(OutputPoints points, int channels) {
    long[] extent = Arrays.stream(points.extent()).asLongStream().toArray();
    long wanted = bytes(extent, channels);
    if (wanted > free()) {
      throw new IllegalArgumentException(
          "%s needs %d MB, %d MB are free".formatted(words(extent), wanted >> 20, free() >> 20));
    }
  }

  private static long free() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
  }

  /** The fastest axis first, as people say the sides of a picture. */
  private static String words(long[] extent) {
    String sides =
        IntStream.rangeClosed(1, extent.length)
            .mapToObj(i -> Long.toString(extent[extent.length - i]))
            .collect(Collectors.joining(" x "));
    return extent.length == 2
        ? "a picture of " + sides + " pixels"
        : "an output of " + sides + " points";
  }

  /** Rounds down, so that the advice holds; a scale of 0 would be none. */
  static String advice(double largestScale) {
    double hundredths = Math.floor(100 * largestScale) / 100;
    return hundredths > 0
        ? String.format(Locale.ROOT, "a scale of %.2f fits", hundredths)
        : "no scale fits";
  }

  private static long[] outputs(GridTiling grid, double scale) {
    long[] outputs = new long[grid.dimensions()];
    Arrays.setAll(outputs, a -> Math.max(1, Math.round(grid.extent(a) * scale)));
    return outputs;
  }
}
