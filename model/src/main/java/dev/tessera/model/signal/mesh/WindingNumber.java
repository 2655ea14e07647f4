package dev.tessera.model.signal.mesh;

/**
 * The generalised winding number: how often a mesh encloses a point, 1 inside and 0 outside of a
 * closed one, between them where it has holes (Jacobson et al. 2013):
 *
 * <pre>w(q) = sum of the solid angles of the triangles seen from q / (4 pi)</pre>
 *
 * Far clusters of triangles count by their expansion to the quadrupole, near ones exactly (Barill
 * et al. 2018, fast winding numbers).
 */
final class WindingNumber {
  private final TriangleTree tree;
  private final float[] terms;
  private final int[] waiting;
  private final SolidAngle near = new SolidAngle();

  WindingNumber(TriangleTree tree, ClusterExpansion expansion) {
    this.tree = tree;
    terms = expansion.terms;
    waiting = new int[tree.depth + 1];
  }

  /** The winding number around a point, right to 0.05. */
  double of(double qx, double qy, double qz) {
    near.clear();
    double far = 0;
    int count = 1;
    waiting[0] = 0;
    while (count > 0) {
      int node = waiting[--count];
      for (int slot = node * 2; slot < node * 2 + 2; slot++) {
        int at = slot * ClusterExpansion.TERMS;
        double x = terms[at] - qx;
        double y = terms[at + 1] - qy;
        double z = terms[at + 2] - qz;
        double square = x * x + y * y + z * z;
        if (square > terms[at + 3]) {
          double inverse = 1 / square;
          double dipole = terms[at + 4] * x + terms[at + 5] * y + terms[at + 6] * z;
          double quadrupole =
              (terms[at + 7] * x + terms[at + 8] * y + terms[at + 9] * z) * x
                  + (terms[at + 10] * y + terms[at + 11] * z) * y
                  + terms[at + 12] * z * z;
          far += (dipole + quadrupole * inverse) * inverse * Math.sqrt(inverse);
        } else if (tree.children[slot] < 0) {
          exact(tree.children[slot], qx, qy, qz);
        } else {
          waiting[count++] = tree.children[slot];
        }
      }
    }
    return far + near.turns();
  }

  private void exact(int leaf, double qx, double qy, double qz) {
    int from = TriangleTree.leafStart(leaf) * TriangleTree.CORNERS;
    int to = from + TriangleTree.leafSize(leaf) * TriangleTree.CORNERS;
    for (int at = from; at < to; at += TriangleTree.CORNERS) {
      near.add(tree.corners, at, qx, qy, qz);
    }
  }
}
