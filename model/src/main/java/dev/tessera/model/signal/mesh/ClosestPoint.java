package dev.tessera.model.signal.mesh;

/**
 * Searches the closest point of a mesh, again and again; keeps the last answer, since the next
 * point often lies near the last one: the triangle found last bounds how far the search must go.
 *
 * <p>Triangles are measured in double from the float corners, so the distance rounded to float is
 * right to its last digit or the one before. Boxes are measured in float; they are padded for the
 * rounding, so that none is left out that holds the closest point.
 */
final class ClosestPoint {
  /** Above the relative rounding of a squared distance to a box in float. */
  private static final double SLACK = 1 + 1e-6;

  private final float[] boxes;
  private final int[] children;
  private final float[] corners;
  private final TriangleDiscs discs;
  private final int[] waiting;
  private final float[] waitingSquare;

  private double px;
  private double py;
  private double pz;
  private int triangle = -1;
  private double square;
  private double x;
  private double y;
  private double z;

  ClosestPoint(TriangleTree tree) {
    boxes = tree.boxes;
    children = tree.children;
    corners = tree.corners;
    discs = tree.discs;
    waiting = new int[tree.depth + 1];
    waitingSquare = new float[tree.depth + 1];
  }

  /** Forgets the last answer, so that the next does not depend on it. */
  void forget() {
    triangle = -1;
  }

  /** In the order of the leaves; -1 if no point was searched or the last was not finite. */
  int triangle() {
    return triangle;
  }

  /** To the point searched last. */
  double squaredDistance() {
    return square;
  }

  double x() {
    return px + x;
  }

  double y() {
    return py + y;
  }

  double z() {
    return pz + z;
  }

  /** Finds the closest point to a point. */
  void search(float qx, float qy, float qz) {
    px = qx;
    py = qy;
    pz = qz;
    square = Double.POSITIVE_INFINITY;
    int last = triangle;
    triangle = -1;
    if (last >= 0) {
      measure(last);
    }
    float limit = (float) (4 * SLACK * square);
    int count = 0;
    int node = 0;
    while (true) {
      float left = box(node * 2 * TriangleTree.BOX, qx, qy, qz);
      float right = box(node * 2 * TriangleTree.BOX + TriangleTree.BOX, qx, qy, qz);
      // Which child is nearer, and whether the other can wait, is hard to guess: no branches here.
      int nearer = right < left ? 1 : 0;
      float most = Math.max(left, right);
      waiting[count] = children[node * 2 + 1 - nearer];
      waitingSquare[count] = most;
      count += most <= limit ? 1 : 0;
      int next = Math.min(left, right) <= limit ? children[node * 2 + nearer] : Integer.MIN_VALUE;
      while (next < 0) {
        if (next != Integer.MIN_VALUE) {
          measureLeaf(next, qx, qy, qz);
          limit = (float) (4 * SLACK * square);
        }
        do {
          if (count == 0) {
            return;
          }
          count--;
        } while (waitingSquare[count] > limit);
        next = waiting[count];
      }
      node = next;
    }
  }

  /** Four times the squared distance to a box: 2 max(0, d) = d + |d|. */
  private float box(int at, float qx, float qy, float qz) {
    float dx = Math.abs(qx - boxes[at]) - boxes[at + 3];
    float dy = Math.abs(qy - boxes[at + 1]) - boxes[at + 4];
    float dz = Math.abs(qz - boxes[at + 2]) - boxes[at + 5];
    dx += Math.abs(dx);
    dy += Math.abs(dy);
    dz += Math.abs(dz);
    return dx * dx + dy * dy + dz * dz;
  }

  private void measureLeaf(int leaf, float qx, float qy, float qz) {
    int start = TriangleTree.leafStart(leaf);
    int end = start + TriangleTree.leafSize(leaf);
    float limit = (float) (SLACK * square);
    for (int t = start; t < end; t++) {
      if (!discs.isBeyond(t, qx, qy, qz, limit)) {
        measure(t);
        limit = (float) (SLACK * square);
      }
    }
  }

  /**
   * The closest point of one triangle by the regions of its plane (Ericson, Real-Time Collision
   * Detection, 5.1.5), with the dot products to b and c taken from those to a.
   */
  private void measure(int t) {
    int at = t * TriangleTree.CORNERS;
    double ax = corners[at] - px;
    double ay = corners[at + 1] - py;
    double az = corners[at + 2] - pz;
    double bx = (corners[at + 3] - px) - ax;
    double by = (corners[at + 4] - py) - ay;
    double bz = (corners[at + 5] - pz) - az;
    double cx = (corners[at + 6] - px) - ax;
    double cy = (corners[at + 7] - py) - ay;
    double cz = (corners[at + 8] - pz) - az;
    double alongB = -(ax * bx + ay * by + az * bz);
    double alongC = -(ax * cx + ay * cy + az * cz);
    double bb = bx * bx + by * by + bz * bz;
    double bc = bx * cx + by * cy + bz * cz;
    double cc = cx * cx + cy * cy + cz * cz;
    double u;
    double v;
    if (alongB <= 0 && alongC <= 0) {
      u = 0;
      v = 0;
    } else if (alongB >= bb && alongC - bc <= alongB - bb) {
      u = 1;
      v = 0;
    } else if (alongC >= cc && alongB - bc <= alongC - cc) {
      u = 0;
      v = 1;
    } else {
      double towardsB = cc * alongB - bc * alongC;
      double towardsC = bb * alongC - bc * alongB;
      double area = bb * cc - bc * bc;
      double beyondB = (alongC - bc) - (alongB - bb);
      double beyondC = (alongB - bc) - (alongC - cc);
      if (towardsC <= 0 && alongB >= 0 && alongB <= bb) {
        u = alongB / bb;
        v = 0;
      } else if (towardsB <= 0 && alongC >= 0 && alongC <= cc) {
        u = 0;
        v = alongC / cc;
      } else if (area - towardsB - towardsC <= 0 && beyondB >= 0 && beyondC >= 0) {
        v = beyondB / (beyondB + beyondC);
        u = 1 - v;
      } else {
        u = towardsB / area;
        v = towardsC / area;
      }
    }
    double dx = ax + u * bx + v * cx;
    double dy = ay + u * by + v * cy;
    double dz = az + u * bz + v * cz;
    double found = dx * dx + dy * dy + dz * dz;
    if (found < square) {
      square = found;
      triangle = t;
      x = dx;
      y = dy;
      z = dz;
    }
  }
}
