package dev.tessera.model.render;

/**
 * How a surface is extracted.
 *
 * @param resolution cells along each axis of [-1,1]^3, 16 to 512
 * @param level the distance whose surface is wanted, in units of the field; finite
 * @param slope a bound of |f(p) - f(q)| / |p - q|: cells that are farther from the surface than
 *     their distances can change are skipped. 1 for exact and for clamped distances; more where a
 *     network only comes close to one; infinite to skip nothing. More than 0
 * @param refinements times the field is asked again for each vertex, to put it closer to the
 *     surface than a straight line between two points of the lattice does, 0 to 8
 * @param batch evaluations in one step, 64 to 1048576; 8192 take 20 ms at 400,000 a second
 */
public record IsosurfaceSettings(
    int resolution, double level, double slope, int refinements, int batch) {
  private static final int LOWEST_RESOLUTION = 16;
  private static final int HIGHEST_RESOLUTION = 512;
  private static final int MOST_REFINEMENTS = 8;
  private static final int SMALLEST_BATCH = 64;
  private static final int LARGEST_BATCH = 1 << 20;

  /** Rejects what is out of range, naming it. */
  public IsosurfaceSettings {
    checkRange("resolution", resolution, LOWEST_RESOLUTION, HIGHEST_RESOLUTION);
    checkRange("refinements", refinements, 0, MOST_REFINEMENTS);
    checkRange("batch", batch, SMALLEST_BATCH, LARGEST_BATCH);
    if (!Double.isFinite(level)) {
      throw new IllegalArgumentException("level must be finite, found " + level);
    }
    if (!(slope > 0)) {
      throw new IllegalArgumentException("slope must be more than 0, found " + slope);
    }
  }

  /** Surface at 0, slope up to 1.25, no refinement, 8192 evaluations in a step. */
  public static IsosurfaceSettings of(int resolution) {
    return new IsosurfaceSettings(resolution, 0, 1.25, 0, 8192);
  }

  /** The same with another level. */
  public IsosurfaceSettings withLevel(double other) {
    return new IsosurfaceSettings(resolution, other, slope, refinements, batch);
  }

  /** The same with another bound of the slope. */
  public IsosurfaceSettings withSlope(double other) {
    return new IsosurfaceSettings(resolution, level, other, refinements, batch);
  }

  /** The same with another number of refinements. */
  public IsosurfaceSettings withRefinements(int other) {
    return new IsosurfaceSettings(resolution, level, slope, other, batch);
  }

  /** The same with another size of a step. */
  public IsosurfaceSettings withBatch(int other) {
    return new IsosurfaceSettings(resolution, level, slope, refinements, other);
  }

  private static void checkRange(String name, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          name + " must be " + lowest + " to " + highest + ", found " + value);
    }
  }
}
