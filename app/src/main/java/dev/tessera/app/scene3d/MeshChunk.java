package dev.tessera.app.scene3d;

import dev.tessera.model.signal.mesh.Mesh;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Some triangles of a mesh with vertices of their own, few enough to be numbered in sixteen bits,
 * as graphics cards like it.
 */
final class MeshChunk {
  private static final int LIMIT = 65_000;

  private final int[] vertices;
  private final int[] corners;

  private MeshChunk(int[] vertices, int[] corners) {
    this.vertices = vertices;
    this.corners = corners;
  }

  /** Cuts a mesh into chunks, its triangles in their order. */
  static List<MeshChunk> cut(Mesh mesh) {
    return cut(mesh, LIMIT);
  }

  /**
   * Cuts a mesh into chunks.
   *
   * @param limit most vertices of a chunk, at least 3
   */
  static List<MeshChunk> cut(Mesh mesh, int limit) {
    List<MeshChunk> chunks = new ArrayList<>();
    int[] local = new int[mesh.vertexCount()];
    Arrays.fill(local, -1);
    int[] vertices = new int[Math.min(limit, mesh.vertexCount())];
    int[] corners = new int[3 * mesh.triangleCount()];
    int count = 0;
    int used = 0;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      if (count + 3 > limit) {
        chunks.add(new MeshChunk(Arrays.copyOf(vertices, count), Arrays.copyOf(corners, used)));
        for (int i = 0; i < count; i++) {
          local[vertices[i]] = -1;
        }
        count = 0;
        used = 0;
      }
      for (int corner = 0; corner < 3; corner++) {
        int vertex = mesh.vertex(t, corner);
        if (local[vertex] < 0) {
          local[vertex] = count;
          vertices[count++] = vertex;
        }
        corners[used++] = local[vertex];
      }
    }
    if (used > 0) {
      chunks.add(new MeshChunk(Arrays.copyOf(vertices, count), Arrays.copyOf(corners, used)));
    }
    return chunks;
  }

  /** Vertices of the chunk. */
  int vertexCount() {
    return vertices.length;
  }

  /** The vertex of the whole mesh that a vertex of the chunk is. */
  int vertex(int index) {
    return vertices[index];
  }

  /** Corners of the chunk's triangles, three each. */
  int cornerCount() {
    return corners.length;
  }

  /** The vertex of the chunk at a corner. */
  int corner(int index) {
    return corners[index];
  }
}
