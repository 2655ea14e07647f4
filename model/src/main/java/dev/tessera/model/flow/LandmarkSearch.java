package dev.tessera.model.flow;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.SurfaceSampler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Chooses landmarks of a surface in short steps, as many whatever the size of the mesh. */
final class LandmarkSearch {
  /** Random points among which the landmarks are chosen, and along which ways lead. */
  private static final int DENSE = 3000;

  private static final int NEIGHBOURS = 8;
  private static final int POINTS_AT_ONCE = 600;

  /** Landmarks from which ways are measured. */
  private static final int SOURCES = 40;

  private static final int SOURCES_AT_ONCE = 8;
  private static final int JOINED_AT_ONCE = 100;

  /** Vertices of a mesh whose edges are fine enough to measure along, and few enough. */
  private static final int FEWEST_VERTICES = 2000;

  private static final int MOST_VERTICES = 60_000;

  private final Mesh mesh;
  private final int[] triangles = new int[DENSE];
  private final double[] points;
  private final double[] normals;
  private final int count;
  private final SurfaceGraph.Builder builder;
  private final double[] sums = new double[DENSE];
  private final int[] counts = new int[DENSE];
  private final double[] longest = new double[DENSE];
  private final List<double[]> fromSources = new ArrayList<>();
  private Optional<SurfaceGraph> graph = Optional.empty();
  private int[] chosen = {};

  /** Landmarks that are nearest to each along the surface. */
  private final List<int[]> joined = new ArrayList<>();

  /** Landmarks at each node of the graph that has some. */
  private final Map<Integer, List<Integer>> atNode = new HashMap<>();

  private int source;

  /**
   * Takes random points.
   *
   * @param mesh in the unit sphere, with an area
   * @param distance to it
   * @param count N, at most 3000
   */
  LandmarkSearch(Mesh mesh, MeshDistance distance, int count, long seed) {
    this.mesh = mesh;
    this.count = count;
    float[] sampled = SurfaceSampler.of(mesh).points(DENSE, seed);
    distance.closest(sampled, DENSE, new float[sampled.length], triangles);
    points = new double[sampled.length];
    normals = new double[sampled.length];
    for (int p = 0; p < DENSE; p++) {
      double twice = 2 * mesh.area(triangles[p]);
      for (int axis = 0; axis < 3; axis++) {
        points[3 * p + axis] = sampled[3 * p + axis];
        normals[3 * p + axis] = twice > 0 ? mesh.cross(triangles[p], axis) / twice : 0;
      }
    }
    builder = new SurfaceGraph.Builder(points, normals, NEIGHBOURS);
  }

  /** Does a part of the work; says whether there is more. */
  boolean step() {
    if (graph.isEmpty()) {
      if (onMesh() || !builder.step(POINTS_AT_ONCE)) {
        graph = Optional.of(onMesh() ? SurfaceGraph.of(mesh) : builder.graph());
        chosen = spread(points, count);
        for (int k = 0; k < count; k++) {
          atNode.computeIfAbsent(node(chosen[k]), node -> new ArrayList<>()).add(k);
        }
      }
      return true;
    }
    int to = Math.min(Math.min(SOURCES, count), source + SOURCES_AT_ONCE);
    if (source < to) {
      for (; source < to; source++) {
        measure(graph.get().ways(node(chosen[source])));
      }
      return true;
    }
    return join();
  }

  /** Joins some more landmarks; says whether there are more. */
  private boolean join() {
    int to = Math.min(count, joined.size() + JOINED_AT_ONCE);
    while (joined.size() < to) {
      joined.add(nearest(joined.size()));
    }
    return joined.size() < count;
  }

  /** Ways lead along the edges of the mesh, or from one random point to the next. */
  private boolean onMesh() {
    return mesh.vertexCount() >= FEWEST_VERTICES && mesh.vertexCount() <= MOST_VERTICES;
  }

  /** Where a random point is in the graph. */
  private int node(int point) {
    return onMesh() ? mesh.vertex(triangles[point], 0) : point;
  }

  /** Farthest point first (Gonzalez 1985). */
  private static int[] spread(double[] points, int count) {
    int[] chosen = new int[count];
    double[] nearest = new double[points.length / 3];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int k = 0; k < count; k++) {
      int farthest = 0;
      for (int i = 0; k > 0 && i < nearest.length; i++) {
        nearest[i] = Math.min(nearest[i], SurfaceGraph.square(points, i, points, chosen[k - 1]));
        farthest = nearest[i] > nearest[farthest] ? i : farthest;
      }
      chosen[k] = farthest;
    }
    return chosen;
  }

  private void measure(double[] far) {
    fromSources.add(Arrays.stream(chosen).mapToDouble(i -> far[node(i)]).toArray());
    for (int i = 0; i < DENSE; i++) {
      double way = far[node(i)];
      if (way < Double.POSITIVE_INFINITY) {
        sums[i] += way;
        counts[i]++;
        longest[i] = Math.max(longest[i], way);
      }
    }
  }

  /** What was chosen, after the last step. */
  Landmarks landmarks() {
    double mean = 0;
    for (int i = 0; i < DENSE; i++) {
      mean += sums[i] / Math.max(1, counts[i]) / DENSE;
    }
    double[] ways = new double[2 * count];
    for (int k = 0; k < count; k++) {
      int i = chosen[k];
      boolean known = counts[i] > 0 && mean > 0;
      ways[2 * k] = known ? sums[i] / counts[i] / mean : 1;
      ways[2 * k + 1] = known ? longest[i] / mean : 1;
    }
    return new Landmarks(
        rows(points),
        rows(normals),
        ways,
        StraightForm.of(fromSources, mean),
        joined.toArray(int[][]::new));
  }

  /** Those nearest to one along the surface, as a leg and the one beside it are not. */
  private int[] nearest(int landmark) {
    List<Integer> found = new ArrayList<>();
    double[] far = new double[onMesh() ? mesh.vertexCount() : DENSE];
    Arrays.fill(far, Double.POSITIVE_INFINITY);
    graph
        .orElseThrow()
        .visit(
            node(chosen[landmark]),
            far,
            node -> {
              found.addAll(atNode.getOrDefault(node, List.of()));
              return found.size() <= NEIGHBOURS;
            });
    return found.stream().filter(other -> other != landmark).mapToInt(other -> other).toArray();
  }

  private double[] rows(double[] from) {
    double[] rows = new double[3 * count];
    for (int k = 0; k < count; k++) {
      System.arraycopy(from, 3 * chosen[k], rows, 3 * k, 3);
    }
    return rows;
  }
}
