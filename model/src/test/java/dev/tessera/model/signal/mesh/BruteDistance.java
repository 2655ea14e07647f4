package dev.tessera.model.signal.mesh;

/**
 * The distance to a mesh by looking at every triangle, written apart from the code under test: the
 * closest of the plane's foot, if it lies in the triangle, and of the three edges; the side by the
 * plain sum of arc tangents.
 */
final class BruteDistance {
  private BruteDistance() {}

  static double unsigned(Mesh mesh, double... p) {
    double least = Double.POSITIVE_INFINITY;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      least = Math.min(least, toTriangle(mesh, t, p));
    }
    return least;
  }

  static double signed(Mesh mesh, double... p) {
    double unsigned = unsigned(mesh, p);
    return winding(mesh, p) > 0.5 ? -unsigned : unsigned;
  }

  static double winding(Mesh mesh, double... p) {
    double sum = 0;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      double[] a = minus(corner(mesh, t, 0), p);
      double[] b = minus(corner(mesh, t, 1), p);
      double[] c = minus(corner(mesh, t, 2), p);
      double la = Math.sqrt(dot(a, a));
      double lb = Math.sqrt(dot(b, b));
      double lc = Math.sqrt(dot(c, c));
      sum +=
          2
              * Math.atan2(
                  dot(a, cross(b, c)),
                  la * lb * lc + dot(a, b) * lc + dot(b, c) * la + dot(c, a) * lb);
    }
    return sum / (4 * Math.PI);
  }

  static double toTriangle(Mesh mesh, int t, double... p) {
    double[] a = corner(mesh, t, 0);
    double[] b = corner(mesh, t, 1);
    double[] c = corner(mesh, t, 2);
    double least = Math.min(toSegment(a, b, p), Math.min(toSegment(b, c, p), toSegment(c, a, p)));
    double[] n = cross(minus(b, a), minus(c, a));
    double square = dot(n, n);
    boolean above =
        square > 0
            && dot(n, cross(minus(b, a), minus(p, a))) >= 0
            && dot(n, cross(minus(c, b), minus(p, b))) >= 0
            && dot(n, cross(minus(a, c), minus(p, c))) >= 0;
    return above ? Math.min(least, Math.abs(dot(n, minus(p, a))) / Math.sqrt(square)) : least;
  }

  private static double toSegment(double[] a, double[] b, double[] p) {
    double[] ab = minus(b, a);
    double square = dot(ab, ab);
    double t = square > 0 ? Math.max(0, Math.min(1, dot(ab, minus(p, a)) / square)) : 0;
    double[] r = {a[0] + t * ab[0] - p[0], a[1] + t * ab[1] - p[1], a[2] + t * ab[2] - p[2]};
    return Math.sqrt(dot(r, r));
  }

  private static double[] corner(Mesh mesh, int t, int corner) {
    int v = mesh.vertex(t, corner);
    return new double[] {mesh.position(v, 0), mesh.position(v, 1), mesh.position(v, 2)};
  }

  private static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }

  private static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }
}
