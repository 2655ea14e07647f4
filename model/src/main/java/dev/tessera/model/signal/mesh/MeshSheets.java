package dev.tessera.model.signal.mesh;

import java.util.Arrays;

/**
 * A mesh taken apart into sheets: triangles that hang together by edges of exactly two uses. Within
 * a sheet each triangle either turns as the first does or the other way.
 */
final class MeshSheets {
  /** The sheet of a triangle that has a corner twice. */
  static final int NONE = -1;

  private final int[] sheet;
  private final boolean[] turned;
  private final int[] sizes;
  private final int[] turnedSizes;
  private final boolean[] closed;
  private final int twisted;

  private MeshSheets(
      int[] sheet,
      boolean[] turned,
      int[] sizes,
      int[] turnedSizes,
      boolean[] closed,
      int twisted) {
    this.sheet = sheet;
    this.turned = turned;
    this.sizes = sizes;
    this.turnedSizes = turnedSizes;
    this.closed = closed;
    this.twisted = twisted;
  }

  /** Takes a mesh apart, in time proportional to its size. */
  static MeshSheets of(Mesh mesh, Edges edges) {
    int triangles = mesh.triangleCount();
    int[] neighbours = new int[3 * triangles];
    boolean[] sameWay = new boolean[3 * triangles];
    byte[] known = new byte[triangles];
    for (int e = 0; e < edges.count(); e++) {
      if (edges.uses(e) == 2) {
        boolean same = edges.from(e, 0) == edges.from(e, 1);
        int s = edges.triangle(e, 0);
        int t = edges.triangle(e, 1);
        neighbours[3 * s + known[s]] = t;
        sameWay[3 * s + known[s]++] = same;
        neighbours[3 * t + known[t]] = s;
        sameWay[3 * t + known[t]++] = same;
      }
    }
    int[] sheet = new int[triangles];
    Arrays.fill(sheet, NONE);
    boolean[] turned = new boolean[triangles];
    int[] queue = new int[triangles];
    int count = 0;
    for (int start = 0; start < triangles; start++) {
      if (sheet[start] == NONE && Edges.hasThreeCorners(mesh, start)) {
        int end = 0;
        queue[end++] = start;
        sheet[start] = count;
        for (int at = 0; at < end; at++) {
          int t = queue[at];
          for (int i = 3 * t; i < 3 * t + known[t]; i++) {
            int next = neighbours[i];
            if (sheet[next] == NONE) {
              sheet[next] = count;
              // Two triangles that run through their edge the same way turn against each other.
              turned[next] = turned[t] != sameWay[i];
              queue[end++] = next;
            }
          }
        }
        count++;
      }
    }
    return summed(edges, sheet, turned, count);
  }

  private static MeshSheets summed(Edges edges, int[] sheet, boolean[] turned, int count) {
    int[] sizes = new int[count];
    int[] turnedSizes = new int[count];
    for (int t = 0; t < sheet.length; t++) {
      if (sheet[t] != NONE) {
        sizes[sheet[t]]++;
        turnedSizes[sheet[t]] += turned[t] ? 1 : 0;
      }
    }
    boolean[] closed = new boolean[count];
    Arrays.fill(closed, true);
    int twisted = 0;
    for (int e = 0; e < edges.count(); e++) {
      boolean same = edges.uses(e) == 2 && edges.from(e, 0) == edges.from(e, 1);
      boolean agree =
          edges.uses(e) == 2
              && (turned[edges.triangle(e, 0)] != turned[edges.triangle(e, 1)]) == same;
      twisted += edges.uses(e) == 2 && !agree ? 1 : 0;
      for (int use = 0; use < edges.uses(e) && !agree; use++) {
        closed[sheet[edges.triangle(e, use)]] = false;
      }
    }
    return new MeshSheets(sheet, turned, sizes, turnedSizes, closed, twisted);
  }

  /** How many sheets there are. */
  int count() {
    return sizes.length;
  }

  /** The sheet of a triangle, or {@link #NONE}. */
  int sheet(int triangle) {
    return sheet[triangle];
  }

  /** Whether a triangle turns against most of its sheet. */
  boolean isFlipped(int triangle) {
    int s = sheet[triangle];
    return s != NONE && turned[triangle] == (2L * turnedSizes[s] <= sizes[s]);
  }

  /** How many triangles turn against most of their sheet. */
  int flipped() {
    int sum = 0;
    for (int s = 0; s < sizes.length; s++) {
      sum += Math.min(turnedSizes[s], sizes[s] - turnedSizes[s]);
    }
    return sum;
  }

  /** Whether a sheet has no boundary, touches no other along an edge, and has two sides. */
  boolean isClosed(int sheet) {
    return closed[sheet];
  }

  /** Edges whose triangles cannot be made to agree, as in a Moebius strip. */
  int twistedEdges() {
    return twisted;
  }
}
