package dev.tessera.app.cli;

import dev.tessera.model.signal.io.mesh.MeshInfo;
import dev.tessera.model.signal.mesh.Bounds;
import dev.tessera.model.signal.mesh.Inside;
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
        "centre (%s, %s, %s), scale %.6g into the unit sphere",
        coordinate(placement.centreX(), placement.scale()),
        coordinate(placement.centreY(), placement.scale()),
        coordinate(placement.centreZ(), placement.scale()),
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
    if (info.inside() != Inside.SOLID) {
      line(out, "fit", "not possible: %s", info.inside().reason());
    }
    info.notes().forEach(note -> line(out, "note", "%s", note));
  }

  /** With as many digits as tell a millionth of the size, and no fewer than six. */
  private static String coordinate(double value, double scale) {
    double steps = Math.abs(value) * scale * 1e6;
    int digits = (int) Math.max(6, Math.min(16, Math.ceil(Math.log10(Math.max(1, steps)))));
    return String.format(Locale.ROOT, "%." + digits + "g", value);
  }

  private static void line(PrintWriter out, String name, String format, Object... values) {
    out.printf(Locale.ROOT, "%-13s%s%n", name, String.format(Locale.ROOT, format, values));
  }
}
