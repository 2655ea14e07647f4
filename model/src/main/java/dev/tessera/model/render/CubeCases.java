package dev.tessera.model.render;

import java.util.Arrays;

/**
 * The surface in a cube of a lattice for each of the 256 ways its corners can be inside or outside,
 * generated from one rule for faces, so that cubes that share a face agree on it.
 *
 * <p>Corner c lies at x = bit 0, y = bit 1, z = bit 2. Edge e = 4 axis + k runs along its axis from
 * {@link #base}; bits 0 and 1 of k are its places on the two axes that follow.
 *
 * <p>The rule: going round a face counter-clockwise as seen from outside the cube, a segment leads
 * from each edge where the way enters the shape to the next where it leaves it, so every run of
 * inside corners is cut off by a segment of its own, also where the face is ambiguous. An edge is
 * entered on one of its two faces and left on the other, hence the segments join to loops, which
 * run counter-clockwise as seen from outside the shape.
 */
final class CubeCases {
  static final int CORNERS = 8;
  static final int EDGES = 12;
  static final int CASES = 256;
  private static final int AXES = 3;
  private static final int NONE = -1;
  private static final byte[][][] LOOPS = new byte[CASES][][];
  private static final byte[][] TRIANGLES = new byte[CASES][];

  static {
    for (int inside = 0; inside < CASES; inside++) {
      LOOPS[inside] = loopsOf(next(inside));
      TRIANGLES[inside] = LoopTriangles.of(LOOPS[inside]);
    }
  }

  private CubeCases() {}

  /** The axis of an edge. */
  static int axis(int edge) {
    return edge >> 2;
  }

  /** The corner where an edge begins; it ends at {@code base | 1 << axis}. */
  static int base(int edge) {
    int axis = edge >> 2;
    return (edge & 1) << (axis + 1) % AXES | (edge >> 1 & 1) << (axis + 2) % AXES;
  }

  /**
   * The edge between two neighbouring corners.
   *
   * @param from a corner
   * @param to a corner that differs in one bit
   */
  static int edge(int from, int to) {
    int axis = Integer.numberOfTrailingZeros(from ^ to);
    int base = from & to;
    return 4 * axis + (base >> (axis + 1) % AXES & 1) + 2 * (base >> (axis + 2) % AXES & 1);
  }

  /**
   * A corner of a face.
   *
   * @param face 2 axis + side
   * @param place 0 to 3, counter-clockwise as seen from outside the cube
   */
  static int faceCorner(int face, int place) {
    int axis = face >> 1;
    int side = face & 1;
    int turned = side == 1 ? place : -place & 3;
    int across = turned == 1 || turned == 2 ? 1 : 0;
    int up = turned >> 1;
    return side << axis | across << (axis + 1) % AXES | up << (axis + 2) % AXES;
  }

  /** Whether two edges lie on a common face. */
  static boolean shareFace(int a, int b) {
    for (int axis = 0; axis < AXES; axis++) {
      if (axis != axis(a) && axis != axis(b) && (base(a) >> axis & 1) == (base(b) >> axis & 1)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The loops of crossed edges.
   *
   * @param inside bit c says that corner c is inside
   * @return per loop its edges in order
   */
  static byte[][] loops(int inside) {
    return LOOPS[inside];
  }

  /**
   * The triangles, counter-clockwise seen from outside.
   *
   * @param inside bit c says that corner c is inside
   * @return the edges on which the corners of each lie, (triangles,3)
   */
  static byte[] triangles(int inside) {
    return TRIANGLES[inside];
  }

  /** The edge that follows each crossed edge in its loop, or {@link #NONE}. */
  private static int[] next(int inside) {
    int[] next = new int[EDGES];
    Arrays.fill(next, NONE);
    for (int face = 0; face < 2 * AXES; face++) {
      for (int place = 0; place < 4; place++) {
        if (crosses(inside, face, place, true)) {
          int leaving = place + 1;
          while (!crosses(inside, face, leaving, false)) {
            leaving++;
          }
          next[edgeAt(face, place)] = edgeAt(face, leaving);
        }
      }
    }
    return next;
  }

  private static boolean crosses(int inside, int face, int place, boolean inwards) {
    boolean from = (inside >> faceCorner(face, place & 3) & 1) == 1;
    boolean to = (inside >> faceCorner(face, (place + 1) & 3) & 1) == 1;
    return from != to && to == inwards;
  }

  private static int edgeAt(int face, int place) {
    return edge(faceCorner(face, place & 3), faceCorner(face, (place + 1) & 3));
  }

  private static byte[][] loopsOf(int[] next) {
    byte[][] loops = new byte[0][];
    boolean[] seen = new boolean[EDGES];
    for (int first = 0; first < EDGES; first++) {
      if (next[first] != NONE && !seen[first]) {
        byte[] loop = new byte[0];
        for (int edge = first; !seen[edge]; edge = next[edge]) {
          seen[edge] = true;
          loop = Arrays.copyOf(loop, loop.length + 1);
          loop[loop.length - 1] = (byte) edge;
        }
        loops = Arrays.copyOf(loops, loops.length + 1);
        loops[loops.length - 1] = loop;
      }
    }
    return loops;
  }
}
