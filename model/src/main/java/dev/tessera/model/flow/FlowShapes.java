package dev.tessera.model.flow;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Both shapes of a flow, ready to be carried to any place of it. Each vertex belongs to a point of
 * the shape at rest: its own; that of the same vertex, where both are one mesh in two poses and the
 * flow is that of its faces; else the one that the flow brings nearest to it. What is left between
 * them is kept, so that both ends are exact. Prepared in short steps.
 */
public final class FlowShapes {
  /** No longer edge is carried without being cut, unit-sphere lengths. */
  private static final double LONGEST = 0.08;

  /**
   * A flow that misses the second pose of a mesh by more, on the mean, is not that of its faces.
   */
  private static final double SAME = 0.05;

  private static final int POINTS_AT_ONCE = 20_000;

  private final Flow flow;
  private final Mesh resting;
  private final Mesh other;
  private @Nullable CarriedSurface one;
  private @Nullable CarriedSurface two;
  private @Nullable Search search;
  private boolean ready;

  /** Finds the points of the shape at rest that vertices of the other belong to. */
  private static final class Search {
    private final Mesh rest;
    private final Mesh other;
    private final float[] vertices;
    private final MeshDistanceBuild build;
    private final Mesh carried;
    private final float[] found;
    private int known;

    Search(Mesh rest, Mesh carried, Mesh other) {
      this.rest = rest;
      this.carried = carried;
      this.other = other;
      vertices = other.floatPositions();
      found = new float[vertices.length];
      build = new MeshDistanceBuild(carried);
    }

    boolean step() {
      if (build.step()) {
        return true;
      }
      int count = Math.min(POINTS_AT_ONCE, vertices.length / 3 - known);
      float[] some = Arrays.copyOfRange(vertices, 3 * known, 3 * (known + count));
      float[] feet = new float[3 * count];
      Feet.ofSameFaces(carried, build.distance(), rest)
          .find(some, some, count, feet, new int[count]);
      System.arraycopy(feet, 0, found, 3 * known, feet.length);
      known += count;
      return 3 * known < found.length;
    }
  }

  /** Prepares nothing yet. */
  public FlowShapes(Flow flow, Mesh first, Mesh second) {
    this.flow = flow;
    resting = flow.rest() == 0 ? first : second;
    other = flow.rest() == 0 ? second : first;
  }

  /**
   * Whether all meshes may be one in many poses, which is carried once: they have the same faces.
   */
  public static boolean arePoses(List<Mesh> meshes) {
    return meshes.stream().allMatch(mesh -> Feet.sameFaces(meshes.get(0), mesh));
  }

  /** The flow along which they are carried. */
  public Flow flow() {
    return flow;
  }

  /**
   * Does a part of what comes first; says whether there is more.
   *
   * @param scopes makes native memory
   */
  public boolean step(Supplier<Scope> scopes) {
    Search current = search;
    if (ready) {
      return false;
    }
    if (current != null) {
      if (!current.step()) {
        two = CarriedSurface.of(current.found, current.vertices, current.other.corners());
        search = null;
      }
      return true;
    }
    try (FlowMap end = new FlowMap(scopes.get(), flow, 1 - flow.rest())) {
      CarriedSurface first = one;
      if (first == null) {
        begin(end);
        return true;
      }
      CarriedSurface second = two;
      ready = !(second == null ? first : second).step(end);
      return !ready;
    }
  }

  private void begin(FlowMap end) {
    if (Feet.sameFaces(resting, other)) {
      Subdivision both =
          Subdivision.of(resting.corners(), LONGEST, resting.positions(), other.positions());
      float[] points = both.floats(0);
      float[] known = both.floats(1);
      if (meanWay(end.carried(points), known) < SAME) {
        one = CarriedSurface.of(points, known, both.corners());
        return;
      }
    }
    Mesh fine = fine(resting);
    one = CarriedSurface.ofRest(fine);
    float[] ends = end.carried(fine.floatPositions());
    search = new Search(fine, Mesh.of(ends, fine.corners()), fine(other));
  }

  private static double meanWay(float[] from, float[] to) {
    double sum = 0;
    for (int v = 0; v < from.length; v += 3) {
      sum += Math.sqrt(CarriedSurface.square(from, to, v));
    }
    return 3 * sum / Math.max(1, from.length);
  }

  private static Mesh fine(Mesh mesh) {
    Subdivision cut = Subdivision.of(mesh.corners(), LONGEST, mesh.positions());
    return Mesh.of(cut.pose(0), cut.corners());
  }

  /**
   * What is carried to a place: one surface or two, with shares that sum to 1.
   *
   * @param scopes makes native memory
   * @param place 0 is the first shape, 1 the second
   * @throws IllegalStateException before the last step
   */
  List<Carried> at(Supplier<Scope> scopes, double place) {
    if (place == 0 || place == 1) {
      return List.of(new Carried((place == 0) == (flow.rest() == 0) ? resting : other, 1));
    }
    try (FlowMap map = new FlowMap(scopes.get(), flow, place)) {
      Mesh first = surface(map, 0, place);
      return together()
          ? List.of(new Carried(first, 1))
          : List.of(new Carried(first, 1 - place), new Carried(surface(map, 1, place), place));
    }
  }

  /** Whether both shapes are one surface, which is carried once. */
  boolean together() {
    return two == null;
  }

  /**
   * The surface of one shape, carried to a place; at its own end it is that shape, with longer
   * edges cut.
   *
   * @param end 0 the first shape, 1 the second
   */
  Mesh surface(Supplier<Scope> scopes, int end, double place) {
    try (FlowMap map = new FlowMap(scopes.get(), flow, place)) {
      return surface(map, end, place);
    }
  }

  private Mesh surface(FlowMap map, int end, double place) {
    CarriedSurface atRest = one;
    CarriedSurface away = two;
    if (atRest == null || !ready) {
      throw new IllegalStateException("shapes are not ready to flow");
    }
    return away == null
        ? atRest.at(map, flow.away(place))
        : (end == flow.rest() ? atRest : away).at(map, 1);
  }
}
