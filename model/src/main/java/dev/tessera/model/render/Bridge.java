package dev.tessera.model.render;

import dev.tessera.model.signal.mesh.Mesh;

/**
 * A straight way between two points, in unit-sphere lengths: x, y, z where it begins, and u, v, w
 * from there to its end.
 */
record Bridge(double x, double y, double z, double u, double v, double w) {
  /** Between two vertices of a mesh. */
  static Bridge between(Mesh mesh, int from, int to) {
    double x = mesh.position(from, 0);
    double y = mesh.position(from, 1);
    double z = mesh.position(from, 2);
    return new Bridge(
        x, y, z, mesh.position(to, 0) - x, mesh.position(to, 1) - y, mesh.position(to, 2) - z);
  }

  /** From its beginning to its end. */
  double length() {
    return Math.sqrt(u * u + v * v + w * w);
  }

  /** How far a point is from it. */
  double distance(double px, double py, double pz) {
    double square = u * u + v * v + w * w;
    double along = (px - x) * u + (py - y) * v + (pz - z) * w;
    double share = square > 0 ? Math.max(0, Math.min(1, along / square)) : 0;
    double dx = px - x - share * u;
    double dy = py - y - share * v;
    double dz = pz - z - share * w;
    return Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
}
