package dev.tessera.app.way;

import dev.tessera.app.scene3d.DisplayMesh;
import dev.tessera.model.flow.FlowLines;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.VertexNormals;

/** Lines of a flow as thin threads of three sides, to be drawn like any solid. */
final class FlowThreads {
  private static final int SIDES = 3;
  private static final double RADIUS = 0.0035;

  /** Amber: seen on clay and slate, on light and dark. */
  private static final int TINT = 0xE08A1E;

  private FlowThreads() {}

  static DisplayMesh of(FlowLines lines) {
    int rings = lines.places();
    double[] positions = new double[3 * SIDES * rings * lines.count()];
    int[] corners = new int[3 * 2 * SIDES * (rings - 1) * lines.count()];
    int vertex = 0;
    int corner = 0;
    for (int line = 0; line < lines.count(); line++) {
      for (int ring = 0; ring < rings; ring++) {
        ring(lines, line, ring, positions, 3 * vertex);
        for (int side = 0; side < SIDES && ring + 1 < rings; side++) {
          int a = vertex + side;
          int b = vertex + (side + 1) % SIDES;
          for (int v : new int[] {a, b, b + SIDES, a, b + SIDES, a + SIDES}) {
            corners[corner++] = v;
          }
        }
        vertex += SIDES;
      }
    }
    Mesh mesh = Mesh.of(positions, corners);
    return DisplayMesh.of(mesh, VertexNormals.of(mesh), TINT);
  }

  /** A triangle across the line at a place. */
  private static void ring(FlowLines lines, int line, int place, double[] positions, int at) {
    double[] along = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      along[axis] =
          lines.position(line, Math.min(place + 1, lines.places() - 1), axis)
              - lines.position(line, Math.max(place - 1, 0), axis);
    }
    double[] u = unit(across(along));
    double[] v =
        unit(
            new double[] {
              along[1] * u[2] - along[2] * u[1],
              along[2] * u[0] - along[0] * u[2],
              along[0] * u[1] - along[1] * u[0]
            });
    for (int side = 0; side < SIDES; side++) {
      double cos = RADIUS * Math.cos(2 * Math.PI * side / SIDES);
      double sin = RADIUS * Math.sin(2 * Math.PI * side / SIDES);
      for (int axis = 0; axis < 3; axis++) {
        positions[at + 3 * side + axis] =
            lines.position(line, place, axis) + cos * u[axis] + sin * v[axis];
      }
    }
  }

  /** A vector across another: the cross product with the axis that it follows least. */
  private static double[] across(double[] d) {
    double x = Math.abs(d[0]);
    double y = Math.abs(d[1]);
    double z = Math.abs(d[2]);
    if (x <= y && x <= z) {
      return new double[] {0, d[2], -d[1]};
    }
    return y <= z ? new double[] {-d[2], 0, d[0]} : new double[] {d[1], -d[0], 0};
  }

  private static double[] unit(double[] d) {
    double length = Math.sqrt(d[0] * d[0] + d[1] * d[1] + d[2] * d[2]);
    return length > 0
        ? new double[] {d[0] / length, d[1] / length, d[2] / length}
        : new double[] {0, 0, 0};
  }
}
