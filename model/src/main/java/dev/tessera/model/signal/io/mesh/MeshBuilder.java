package dev.tessera.model.signal.io.mesh;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.PointCloud;
import dev.tessera.model.signal.mesh.Welding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Collects vertices and faces as a reader meets them, and refuses what no mesh may hold. */
final class MeshBuilder {
  /** Beyond this, squares of distances come near the end of what numbers can hold. */
  static final double LARGEST = 1e30;

  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final Supplier<String> place;
  private final PolygonCut cut = new PolygonCut();
  private double[] positions = new double[3 * 256];
  private int[] corners = new int[3 * 256];
  private int positionCount;
  private int cornerCount;
  private int parts;
  private boolean newPart = true;
  private final List<String> notes = new ArrayList<>();
  private final SamePlaces places = new SamePlaces();

  /**
   * Starts empty.
   *
   * @param place where the reader is, such as "line 12", for messages
   */
  MeshBuilder(Supplier<String> place) {
    this.place = place;
  }

  int vertexCount() {
    return positionCount / 3;
  }

  int triangleCount() {
    return cornerCount / 3;
  }

  /** Says that further faces belong to another part; parts without faces are not counted. */
  void part() {
    newPart = true;
  }

  /** Adds a vertex. */
  void vertex(double x, double y, double z) throws BadMeshException {
    positions = roomFor(positions, positionCount + 3L);
    positions[positionCount] = checked(x);
    positions[positionCount + 1] = checked(y);
    positions[positionCount + 2] = checked(z);
    positionCount += 3;
  }

  /**
   * Adds a vertex unless there is one at its place; plus and minus zero are one place. Not to be
   * mixed with {@link #vertex}.
   *
   * @return the vertex at this place
   */
  int mergedVertex(double x, double y, double z) throws BadMeshException {
    // Adding zero turns minus zero into plus zero.
    int known = places.find(positions, x + 0.0, y + 0.0, z + 0.0);
    if (known >= 0) {
      return known;
    }
    vertex(x + 0.0, y + 0.0, z + 0.0);
    int added = vertexCount() - 1;
    places.add(positions, added);
    return added;
  }

  private double checked(double value) throws BadMeshException {
    if (Double.isNaN(value)) {
      throw new BadMeshException("finite vertex positions", value + " in " + place.get());
    }
    if (Math.abs(value) > LARGEST) {
      throw new BadMeshException(
          "vertex positions of at most 1e30",
          String.format(Locale.ROOT, "%.3g in %s", value, place.get()));
    }
    return value;
  }

  /** Adds a polygon of vertices added before; fewer than three corners are no face. */
  void face(int[] polygon, int n) throws BadMeshException {
    for (int i = 0; i < n; i++) {
      requireVertex(polygon[i]);
    }
    if (n < 3) {
      return;
    }
    corners = roomFor(corners, cornerCount + 3L * (n - 2));
    cut.cut(
        positions,
        polygon,
        n,
        (a, b, c) -> {
          corners[cornerCount] = polygon[a];
          corners[cornerCount + 1] = polygon[b];
          corners[cornerCount + 2] = polygon[c];
          cornerCount += 3;
        });
    countPart();
  }

  /** Says that the part has a face. */
  void countPart() {
    if (newPart) {
      parts++;
      newPart = false;
    }
  }

  private void requireVertex(int vertex) throws BadMeshException {
    if (vertex < 0) {
      throw new BadMeshException(
          "faces of vertices that exist", "one of a vertex before the first in " + place.get());
    }
    if (vertex >= vertexCount()) {
      throw new BadMeshException(
          "faces of vertices that exist",
          String.format(
              Locale.ROOT,
              "one of vertex %d in %s, counted from 1, after %d vertices",
              vertex + 1L,
              place.get(),
              vertexCount()));
    }
  }

  /** Merges vertices of exactly equal position among those added since. */
  void weld(int firstVertex, int firstCorner) {
    double[] tail = Arrays.copyOfRange(positions, firstVertex * 3, positionCount);
    Welding welding = Welding.of(tail);
    for (int i = firstCorner; i < cornerCount; i++) {
      corners[i] = firstVertex + welding.vertex(corners[i] - firstVertex);
    }
    double[] kept = welding.positions();
    System.arraycopy(kept, 0, positions, firstVertex * 3, kept.length);
    positionCount = firstVertex * 3 + kept.length;
  }

  /** Keeps what people should know of how the file was read. */
  void note(String fact) {
    notes.add(fact);
  }

  /** What was noted, without capital and full stop. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  /** How many parts have faces. */
  int parts() {
    return parts;
  }

  /** The vertices, if there are some and no faces. */
  Optional<PointCloud> points() {
    return cornerCount == 0 && vertexCount() > 0
        ? Optional.of(PointCloud.of(Arrays.copyOf(positions, positionCount)))
        : Optional.empty();
  }

  /** The mesh, if there is something of it to see. */
  Mesh mesh() throws BadMeshException {
    if (cornerCount == 0) {
      throw new BadMeshException(
          "a mesh of triangles", vertexCount() == 0 ? "no vertices" : "vertices without faces");
    }
    Mesh mesh =
        Mesh.of(Arrays.copyOf(positions, positionCount), Arrays.copyOf(corners, cornerCount));
    for (int t = 0; t < mesh.triangleCount(); t++) {
      if (!mesh.isDegenerate(t)) {
        return mesh;
      }
    }
    throw new BadMeshException("a mesh with a surface", "only triangles of zero area");
  }

  private static double[] roomFor(double[] array, long length) {
    return length <= array.length ? array : Arrays.copyOf(array, grown(array.length, length));
  }

  private static int[] roomFor(int[] array, long length) {
    return length <= array.length ? array : Arrays.copyOf(array, grown(array.length, length));
  }

  /** The next length of an array that grows; runs out of memory where arrays end. */
  static int grown(int length, long needed) {
    if (needed > LONGEST_ARRAY) {
      throw new OutOfMemoryError("a mesh of more than " + LONGEST_ARRAY + " numbers");
    }
    return (int) Math.min(Math.max(needed, length + (length >> 1)), LONGEST_ARRAY);
  }
}
