package dev.tessera.model.render;

/**
 * How a surface is extracted.
 *
 * @param resolution cells along each axis of [-1,1]^3, 16 to 512
 * @param slope a bound of |f(p) - f(q)| / |p - q|: cells that are farther from the surface than
 *     their distances can change are skipped. 1 for exact and for clamped distances; more where a
 *     network only comes close to one; infinite to skip nothing. More than 0
 * @param batch evaluations in one step, 64 to 1048576; 8192 take 20 ms at 400,000 a second
 */
public record IsosurfaceSettings(int resolution, double slope, int batch) {
  private static final int LOWEST_RESOLUTION = 16;
  private static final int HIGHEST_RESOLUTION = 512;
  private static final int SMALLEST_BATCH = 64;
  private static final int LARGEST_BATCH = 1 << 20;

  /** Rejects what is out of range, naming it. */
  public IsosurfaceSettings {
    checkRange("resolution", resolution, LOWEST_RESOLUTION, HIGHEST_RESOLUTION);
    checkRange("batch", batch, SMALLEST_BATCH, LARGEST_BATCH);
    if (!(slope > 0)) {
      throw new IllegalArgumentException("slope must be more than 0, found " + slope);
    }
  }

  /** Slope up to 1.25, 8192 evaluations in a step. */
  public static IsosurfaceSettings of(int resolution) {
    return new IsosurfaceSettings(resolution, 1.25, 8192);
  }

  /** The same with another bound of the slope. */
  public IsosurfaceSettings withSlope(double other) {
    return new IsosurfaceSettings(resolution, other, batch);
  }

  /** The same with another size of a step. */
  public IsosurfaceSettings withBatch(int other) {
    return new IsosurfaceSettings(resolution, slope, other);
  }

  private static void checkRange(String name, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          name + " must be " + lowest + " to " + highest + ", found " + value);
    }
  }
}
