package dev.tessera.model.signal.mesh;

/** Does pieces of a batch, for one thread; each piece alone decides its results. */
final class PointQuery {
  private final TriangleTree tree;
  private final ClosestPoint closest;
  private final WindingNumber winding;
  private final KnownSides sides;

  /**
   * Makes room for the search.
   *
   * @param openLength see {@link OpenEdges}
   */
  PointQuery(TriangleTree tree, ClusterExpansion expansion, double openLength) {
    this.tree = tree;
    closest = new ClosestPoint(tree);
    winding = new WindingNumber(tree, expansion);
    sides = new KnownSides(openLength);
  }

  /** Fills in the distances of the points order[from] to order[to - 1]. */
  void signedDistances(float[] points, int[] order, int from, int to, float[] distances) {
    closest.forget();
    sides.forget();
    for (int i = from; i < to; i++) {
      int p = order[i];
      float x = points[p * 3];
      float y = points[p * 3 + 1];
      float z = points[p * 3 + 2];
      closest.search(x, y, z);
      double distance = Math.sqrt(closest.squaredDistance());
      distances[p] = (float) (inside(x, y, z, distance) ? -distance : distance);
    }
  }

  private boolean inside(double x, double y, double z, double distance) {
    int side = sides.side(x, y, z, distance);
    if (side != KnownSides.UNKNOWN) {
      sides.keepSettled(x, y, z, distance);
      return side == KnownSides.INSIDE;
    }
    double w = winding.of(x, y, z);
    sides.keepComputed(x, y, z, distance, w);
    return w > 0.5;
  }

  /** Fills in the winding numbers of the points order[from] to order[to - 1]. */
  void windings(float[] points, int[] order, int from, int to, float[] turns) {
    for (int i = from; i < to; i++) {
      int p = order[i];
      turns[p] = (float) winding.of(points[p * 3], points[p * 3 + 1], points[p * 3 + 2]);
    }
  }

  /** Fills in the closest points of the points order[from] to order[to - 1]. */
  void closestPoints(
      float[] points, int[] order, int from, int to, float[] closestPoints, int[] triangles) {
    closest.forget();
    for (int i = from; i < to; i++) {
      int p = order[i];
      closest.search(points[p * 3], points[p * 3 + 1], points[p * 3 + 2]);
      closestPoints[p * 3] = (float) closest.x();
      closestPoints[p * 3 + 1] = (float) closest.y();
      closestPoints[p * 3 + 2] = (float) closest.z();
      int found = closest.triangle();
      triangles[p] = found < 0 ? -1 : tree.triangles[found];
    }
  }
}
