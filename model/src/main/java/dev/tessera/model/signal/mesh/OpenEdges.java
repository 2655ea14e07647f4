package dev.tessera.model.signal.mesh;

import java.util.Arrays;

/** How much of a mesh's edges is left open; 0 for a closed mesh, however often it is closed. */
final class OpenEdges {
  private OpenEdges() {}

  /**
   * The sum of the lengths of all edges that are run through more often one way than the other,
   * counted by the difference. Vertices at one position are one vertex.
   */
  static double length(Mesh mesh) {
    Welding welding = Welding.of(mesh.positions());
    double[] positions = welding.positions();
    long vertices = positions.length / 3;
    long[] edges = new long[mesh.triangleCount() * 3];
    int count = 0;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      for (int c = 0; c < 3; c++) {
        int from = welding.vertex(mesh.vertex(t, c));
        int to = welding.vertex(mesh.vertex(t, (c + 1) % 3));
        if (from != to) {
          long edge = Math.min(from, to) * vertices + Math.max(from, to);
          edges[count++] = edge * 2 + (from < to ? 1 : 0);
        }
      }
    }
    Arrays.sort(edges, 0, count);
    double length = 0;
    int next;
    for (int i = 0; i < count; i = next) {
      long edge = edges[i] / 2;
      int difference = 0;
      for (next = i; next < count && edges[next] / 2 == edge; next++) {
        difference += (edges[next] & 1) == 0 ? -1 : 1;
      }
      if (difference != 0) {
        length +=
            Math.abs(difference)
                * distance(positions, (int) (edge / vertices), (int) (edge % vertices));
      }
    }
    return length;
  }

  private static double distance(double[] positions, int a, int b) {
    double sum = 0;
    for (int axis = 0; axis < 3; axis++) {
      double d = positions[a * 3 + axis] - positions[b * 3 + axis];
      sum += d * d;
    }
    return Math.sqrt(sum);
  }
}
