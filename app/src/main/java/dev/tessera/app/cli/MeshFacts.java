package dev.tessera.app.cli;

import dev.tessera.model.signal.io.mesh.MeshInfo;
import dev.tessera.model.signal.mesh.Bounds;
import dev.tessera.model.signal.mesh.MeshReport;
import dev.tessera.model.signal.mesh.Placement;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Prints what a mesh file holds. */
final class MeshFacts {
  private MeshFacts() {}

  static void print(Path file, MeshInfo info, PrintWriter out) {
    Bounds bounds = info.bounds();
    Placement placement = info.placement();
    MeshReport report = info.report();
    line(out, "file", "%s", file);
    line(out, "format", "%s", info.format().label());
    line(out, "vertices", "%d", info.vertices());
    line(out, "triangles", "%d", info.triangles());
    line(out, "parts", "%d", info.parts());
    line(out, "size", "%.6g x %.6g x %.6g", bounds.extent(0), bounds.extent(1), bounds.extent(2));
    line(out, "up axis", "%s, by convention", info.up().name().toLowerCase(Locale.ROOT));
    line(
        out,
        "placement",
        "centre (%.6g, %.6g, %.6g), scale %.6g into the unit sphere",
        placement.centreX(),
        placement.centreY(),
        placement.centreZ(),
        placement.scale());
    line(out, "surface", "%s", report.sentence());
    line(out, "Euler", "%d", report.eulerCharacteristic());
    line(out, "area", "%.6g", report.area());
    if (report.watertight()) {
      line(out, "volume", "%.6g", report.signedVolume());
    }
    line(
        out,
        "repairs",
        "%s",
        info.repairs().isEmpty() ? "none needed" : String.join("; ", info.repairs()));
  }

  private static void line(PrintWriter out, String name, String format, Object... values) {
    out.printf(Locale.ROOT, "%-13s%s%n", name, String.format(Locale.ROOT, format, values));
  }
}
