package dev.tessera.model.render;

import dev.tessera.model.signal.mesh.Mesh;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What can be said of a triangle mesh by looking at it. */
final class SurfaceMeasures {
  private final Mesh mesh;
  private final Map<Long, Integer> directed = new HashMap<>();

  SurfaceMeasures(Mesh mesh) {
    this.mesh = mesh;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      for (int c = 0; c < 3; c++) {
        directed.merge(edge(mesh.vertex(t, c), mesh.vertex(t, (c + 1) % 3)), 1, Integer::sum);
      }
    }
  }

  private static long edge(int from, int to) {
    return (long) from << 32 | to;
  }

  /** Edges that do not have exactly two triangles, one in each direction. */
  long badEdges() {
    return directed.entrySet().stream()
        .filter(
            e -> {
              long turned = e.getKey() << 32 | e.getKey() >>> 32;
              return e.getValue() != 1 || directed.getOrDefault(turned, 0) != 1;
            })
        .count();
  }

  /** Vertices whose triangles do not form exactly one closed fan. */
  int badVertices() {
    Map<Integer, Map<Integer, Integer>> fans = new HashMap<>();
    for (int t = 0; t < mesh.triangleCount(); t++) {
      for (int c = 0; c < 3; c++) {
        fans.computeIfAbsent(mesh.vertex(t, c), v -> new HashMap<>())
            .put(mesh.vertex(t, (c + 1) % 3), mesh.vertex(t, (c + 2) % 3));
      }
    }
    int bad = mesh.vertexCount() - fans.size();
    for (Map<Integer, Integer> fan : fans.values()) {
      int first = fan.keySet().iterator().next();
      Set<Integer> seen = new HashSet<>();
      Integer at = first;
      while (at != null && seen.add(at)) {
        at = fan.get(at);
      }
      if (at == null || at != first || seen.size() != fan.size()) {
        bad++;
      }
    }
    return bad;
  }

  /** V - E + F of a closed mesh. */
  int euler() {
    return mesh.vertexCount() - directed.size() / 2 + mesh.triangleCount();
  }

  double area() {
    double sum = 0;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      sum += Math.sqrt(dot(cross(t), cross(t))) / 2;
    }
    return sum;
  }

  /** Of the smallest triangle. */
  double smallestArea() {
    double least = Double.POSITIVE_INFINITY;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      least = Math.min(least, Math.sqrt(dot(cross(t), cross(t))) / 2);
    }
    return least;
  }

  /** More than 0 if triangles are counter-clockwise seen from outside. */
  double volume() {
    double sum = 0;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      sum += dot(cross(t), point(mesh.vertex(t, 0))) / 6;
    }
    return sum;
  }

  /** (b - a) x (c - a) of a triangle. */
  double[] cross(int triangle) {
    double[] a = point(mesh.vertex(triangle, 0));
    double[] b = point(mesh.vertex(triangle, 1));
    double[] c = point(mesh.vertex(triangle, 2));
    double[] cross = new double[3];
    for (int i = 0; i < 3; i++) {
      int j = (i + 1) % 3;
      int k = (i + 2) % 3;
      cross[i] = (b[j] - a[j]) * (c[k] - a[k]) - (b[k] - a[k]) * (c[j] - a[j]);
    }
    return cross;
  }

  double[] point(int vertex) {
    return new double[] {
      mesh.position(vertex, 0), mesh.position(vertex, 1), mesh.position(vertex, 2)
    };
  }

  /** The triangles by where they are: the same for meshes that differ in order only. */
  Map<String, Integer> triangles() {
    Map<String, Integer> triangles = new HashMap<>();
    for (int t = 0; t < mesh.triangleCount(); t++) {
      String[] names = new String[3];
      int first = 0;
      for (int c = 0; c < 3; c++) {
        int v = mesh.vertex(t, c);
        names[c] = mesh.position(v, 0) + "," + mesh.position(v, 1) + "," + mesh.position(v, 2);
        first = names[c].compareTo(names[first]) < 0 ? c : first;
      }
      triangles.merge(
          names[first] + " " + names[(first + 1) % 3] + " " + names[(first + 2) % 3],
          1,
          Integer::sum);
    }
    return triangles;
  }

  private static double dot(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  }
}
