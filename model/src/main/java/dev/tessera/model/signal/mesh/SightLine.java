package dev.tessera.model.signal.mesh;

import java.util.OptionalDouble;

/**
 * A half-line that begins at an eye.
 *
 * @param fromX where it begins
 * @param fromY where it begins
 * @param fromZ where it begins
 * @param alongX its direction, of any length but 0
 * @param alongY its direction
 * @param alongZ its direction
 */
public record SightLine(
    double fromX, double fromY, double fromZ, double alongX, double alongY, double alongZ) {
  /** A coordinate of a point on it, so many directions from its beginning. */
  public double at(double many, int axis) {
    return switch (axis) {
      case 0 -> fromX + many * alongX;
      case 1 -> fromY + many * alongY;
      default -> fromZ + many * alongZ;
    };
  }

  /**
   * Where it meets a surface first, in directions from its beginning; empty if it passes by. All
   * triangles are looked at, from both sides: for the I/O pool.
   */
  public OptionalDouble meets(Mesh mesh) {
    double nearest = Double.POSITIVE_INFINITY;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      nearest = Math.min(nearest, meets(mesh, t));
    }
    return nearest < Double.POSITIVE_INFINITY ? OptionalDouble.of(nearest) : OptionalDouble.empty();
  }

  /** By the volumes that the line spans with the edges: T. Moeller and B. Trumbore, 1997. */
  private double meets(Mesh mesh, int triangle) {
    int a = mesh.vertex(triangle, 0);
    int b = mesh.vertex(triangle, 1);
    int c = mesh.vertex(triangle, 2);
    double ux = mesh.position(b, 0) - mesh.position(a, 0);
    double uy = mesh.position(b, 1) - mesh.position(a, 1);
    double uz = mesh.position(b, 2) - mesh.position(a, 2);
    double vx = mesh.position(c, 0) - mesh.position(a, 0);
    double vy = mesh.position(c, 1) - mesh.position(a, 1);
    double vz = mesh.position(c, 2) - mesh.position(a, 2);
    double px = alongY * vz - alongZ * vy;
    double py = alongZ * vx - alongX * vz;
    double pz = alongX * vy - alongY * vx;
    double volume = ux * px + uy * py + uz * pz;
    double sx = fromX - mesh.position(a, 0);
    double sy = fromY - mesh.position(a, 1);
    double sz = fromZ - mesh.position(a, 2);
    double qx = sy * uz - sz * uy;
    double qy = sz * ux - sx * uz;
    double qz = sx * uy - sy * ux;
    double first = (sx * px + sy * py + sz * pz) / volume;
    double second = (alongX * qx + alongY * qy + alongZ * qz) / volume;
    double many = (vx * qx + vy * qy + vz * qz) / volume;
    boolean within = first >= 0 && second >= 0 && first + second <= 1 && many >= 0;
    return within ? many : Double.POSITIVE_INFINITY;
  }
}
