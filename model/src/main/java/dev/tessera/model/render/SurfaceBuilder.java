package dev.tessera.model.render;

import dev.tessera.model.signal.mesh.Mesh;
import java.util.Arrays;

/**
 * Collects the triangles of cells of the finest level. A vertex belongs to an edge of the lattice
 * and is shared by the cells around it.
 *
 * <p>Vertices keep a thousandth of an edge away from its ends, so that those of different edges
 * never coincide, and lie a hundredth of an edge beyond the border where the surface is closed
 * there.
 */
final class SurfaceBuilder {
  private static final double NEAREST_END = 1e-3;
  private static final double BEYOND_BORDER = 1e-2;
  private static final int AXES = 3;

  private final LatticeLevel lattice;
  private final int row;
  private final EdgeVertices vertexOfEdge;
  private final IntList edges = new IntList();
  private final IntList corners = new IntList();
  private final int[] local = new int[CubeCases.EDGES];
  private float[] places = new float[1024];
  private double[] positions = {};
  private int fixed;

  /**
   * Begins without a triangle.
   *
   * @param lattice the finest level
   */
  SurfaceBuilder(LatticeLevel lattice) {
    this.lattice = lattice;
    row = lattice.cells() + 3;
    vertexOfEdge = new EdgeVertices(row);
  }

  /**
   * Adds the surface within a cell.
   *
   * @param inside bit c says that corner c is inside
   * @param distances at the corners, infinite beyond the border, (8)
   */
  void add(int x, int y, int z, int inside, float[] distances) {
    for (byte[] loop : CubeCases.loops(inside)) {
      for (byte edge : loop) {
        local[edge] = vertex(x, y, z, edge, distances);
      }
    }
    for (byte edge : CubeCases.triangles(inside)) {
      corners.add(local[edge]);
    }
  }

  private int vertex(int x, int y, int z, int edge, float[] distances) {
    int base = CubeCases.base(edge);
    int axis = CubeCases.axis(edge);
    int px = x + (base & 1) + 1;
    int py = y + (base >> 1 & 1) + 1;
    int pz = z + (base >> 2) + 1;
    int known = vertexOfEdge.get(px, py, pz, axis);
    if (known != EdgeVertices.NONE) {
      return known;
    }
    int edgeNumber = ((pz * row + py) * row + px) * AXES + axis;
    int vertex = newVertex(edgeNumber, place(distances[base], distances[base | 1 << axis]));
    vertexOfEdge.put(px, py, pz, axis, vertex);
    return vertex;
  }

  private int newVertex(int edge, float place) {
    int vertex = edges.size();
    edges.add(edge);
    if (vertex == places.length) {
      places = Arrays.copyOf(places, 2 * vertex);
    }
    places[vertex] = place;
    return vertex;
  }

  /** Where between two distances the surface lies, 0 at the first, 1 at the second. */
  private float place(float from, float to) {
    if (!Float.isFinite(from) || !Float.isFinite(to)) {
      return (float) (Float.isFinite(from) ? BEYOND_BORDER : 1 - BEYOND_BORDER);
    }
    double place = -from / ((double) to - from);
    return (float) Math.max(NEAREST_END, Math.min(1 - NEAREST_END, place));
  }

  private float coordinate(int vertex, int axis) {
    int start = edges.get(vertex) / AXES;
    int along = axis == 0 ? start % row : axis == 1 ? start / row % row : start / (row * row);
    double cells = along - 1 + (edges.get(vertex) % AXES == axis ? (double) places[vertex] : 0);
    return (float) (-1 + 2 * cells / lattice.cells());
  }

  /**
   * Fixes the positions of some vertices, in their order; after that they no longer move.
   *
   * @param vertices how many, at most
   * @return whether there are more
   */
  boolean fix(int vertices) {
    if (fixed == 0) {
      positions = new double[AXES * edges.size()];
    }
    int end = (int) Math.min(edges.size(), (long) fixed + vertices);
    for (; fixed < end; fixed++) {
      for (int axis = 0; axis < AXES; axis++) {
        positions[AXES * fixed + axis] = coordinate(fixed, axis);
      }
    }
    return fixed < edges.size();
  }

  /** The mesh of all cells added, once all vertices are fixed. */
  Mesh mesh() {
    return Mesh.of(positions, corners.toArray());
  }
}
