package dev.tessera.app.export;

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

  static SurfaceEstimate of(SurfaceChoices choices, SurfaceSource source) {
    IsosurfaceEstimate surface =
        IsosurfaceEstimate.of(
            IsosurfaceSettings.of(choices.resolution().get()), source.area().getAsDouble());
    double evaluations = surface.evaluations() + NORMALS_PER_TRIANGLE * surface.triangles();
    return new SurfaceEstimate(
        surface.triangles(), evaluations / source.rate().getAsDouble(), surface.bytes());
  }

  boolean possible() {
    return bytes < Runtime.getRuntime().maxMemory() / 10 * 7;
  }

  String text(SurfaceChoices choices) {
    String size = "about " + Figures.count(rounded(triangles)) + " triangles";
    OptionalInt most = choices.problem().isEmpty() ? choices.mostTriangles() : OptionalInt.empty();
    if (most.isPresent() && most.getAsInt() < triangles) {
      size += ", reduced to " + Figures.count(most.getAsInt());
    }
    String effort =
        (Double.isNaN(seconds) ? "" : Figures.duration(Math.max(1, seconds)) + " to extract, ")
            + Figures.bytes(bytes)
            + " of memory";
    String film =
        choices.kind().get() == SurfaceKind.MESH
            ? ""
            : "\n%d frames of %d \u00d7 %d pixels, %d frames/s"
                .formatted(
                    choices.frames(),
                    choices.side().get(),
                    choices.side().get(),
                    SurfaceChoices.FRAMES_PER_SECOND);
    String all = capital(size) + "; " + effort + film;
    return possible() ? all : all + ": too large, choose fewer cells";
  }

  /** Two digits that count. */
  private static long rounded(long value) {
    long unit = 1;
    while (value / unit >= 100) {
      unit *= 10;
    }
    return Math.round(value / (double) unit) * unit;
  }

  private static String capital(String text) {
    return "A" + text.substring(1);
  }
}
