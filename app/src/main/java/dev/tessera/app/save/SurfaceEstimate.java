package dev.tessera.app.save;

import dev.tessera.app.session.Figures;
import dev.tessera.model.render.IsosurfaceEstimate;
import dev.tessera.model.render.IsosurfaceSettings;
import java.util.OptionalInt;

/**
 * What saving a surface will take, told before.
 *
 * @param triangles of the surface as it is extracted
 * @param seconds of evaluating the field; NaN if its speed is not known
 * @param bytes of memory
 */
record SurfaceEstimate(long triangles, double seconds, long bytes) {
  /** Six differences for the normal of each vertex, half as many vertices as triangles. */
  private static final double NORMALS_PER_TRIANGLE = 3;

  static SurfaceEstimate of(int resolution, SurfaceSource source) {
    IsosurfaceEstimate surface =
        IsosurfaceEstimate.of(IsosurfaceSettings.of(resolution), source.area().getAsDouble());
    double evaluations = surface.evaluations() + NORMALS_PER_TRIANGLE * surface.triangles();
    return new SurfaceEstimate(
        surface.triangles(), evaluations / source.rate().getAsDouble(), surface.bytes());
  }

  /** Why the surface cannot be extracted, empty if it can. */
  String problem(OptionalInt most) {
    boolean fits = bytes < Runtime.getRuntime().maxMemory() / 10 * 7;
    return fits ? "" : text(most) + ": too large, choose fewer cells";
  }

  /** For people; triangles that are too many are said to be reduced. */
  String text(OptionalInt most) {
    String size = "About " + Figures.count(rounded(triangles)) + " triangles";
    if (most.isPresent() && most.getAsInt() < triangles) {
      size += ", reduced to " + Figures.count(most.getAsInt());
    }
    String effort =
        (Double.isNaN(seconds) ? "" : Figures.duration(Math.max(1, seconds)) + " to extract, ")
            + Figures.bytes(bytes)
            + " of memory";
    return size + "; " + effort;
  }

  /** Two digits that count. */
  private static long rounded(long value) {
    long unit = 1;
    while (value / unit >= 100) {
      unit *= 10;
    }
    return Math.round(value / (double) unit) * unit;
  }
}
