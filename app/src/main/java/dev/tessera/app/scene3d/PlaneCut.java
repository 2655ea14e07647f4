package dev.tessera.app.scene3d;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A solid cut open by a plane across an axis; triangles that the plane meets are cut in two. */
public final class PlaneCut {
  private final DisplayMesh solid;
  private final int axis;
  private final float position;
  private final float side;

  private final float[] points;
  private final float[] normals;
  private final float[] colours;
  private final int[] moved;
  private final Map<Long, Integer> onEdge = new HashMap<>();
  private int vertices;
  private int[] corners;
  private int used;

  private PlaneCut(DisplayMesh solid, int axis, double position, boolean keepBelow) {
    this.solid = solid;
    this.axis = axis;
    this.position = (float) position;
    side = keepBelow ? 1 : -1;
    // every triangle gives at most two points on edges, each shared by two triangles or not
    int most = solid.mesh().vertexCount() + 2 * crossing();
    points = new float[most * 3];
    normals = new float[most * 3];
    colours = new float[solid.colours().isPresent() ? most : 0];
    moved = new int[solid.mesh().vertexCount()];
    Arrays.fill(moved, -1);
    corners = new int[3 * solid.mesh().triangleCount() + 6];
  }

  /**
   * Cuts a solid.
   *
   * @param axis across which the plane lies: 0 x, 1 y, 2 z
   * @param position of the plane on the axis
   * @param keepBelow whether what lies below the position is left, else what lies above
   */
  public static DisplayMesh of(DisplayMesh solid, int axis, double position, boolean keepBelow) {
    return new PlaneCut(solid, axis, position, keepBelow).cut();
  }

  private int crossing() {
    int count = 0;
    for (int t = 0; t < solid.mesh().triangleCount(); t++) {
      int inside = insideCorners(t);
      count += inside == 0 || inside == 3 ? 0 : 1;
    }
    return count;
  }

  private DisplayMesh cut() {
    Mesh mesh = solid.mesh();
    int[] polygon = new int[4];
    for (int t = 0; t < mesh.triangleCount(); t++) {
      if (insideCorners(t) == 0) {
        continue;
      }
      int count = 0;
      for (int corner = 0; corner < 3; corner++) {
        int from = mesh.vertex(t, corner);
        int to = mesh.vertex(t, (corner + 1) % 3);
        if (inside(from)) {
          polygon[count++] = kept(from);
        }
        if (inside(from) != inside(to)) {
          polygon[count++] = between(from, to);
        }
      }
      for (int i = 2; i < count; i++) {
        add(polygon[0], polygon[i - 1], polygon[i]);
      }
    }
    Mesh rest = Mesh.of(Arrays.copyOf(points, vertices * 3), Arrays.copyOf(corners, used));
    Optional<VertexColours> restColours =
        solid.colours().map(c -> c.with(Arrays.copyOf(colours, vertices)));
    return new DisplayMesh(
        rest,
        Normals.of(Arrays.copyOf(normals, vertices * 3)),
        solid.tint(),
        restColours,
        solid.lit());
  }

  private float depth(int vertex) {
    return side * ((float) solid.mesh().position(vertex, axis) - position);
  }

  private boolean inside(int vertex) {
    return depth(vertex) <= 0;
  }

  private int insideCorners(int triangle) {
    int count = 0;
    for (int corner = 0; corner < 3; corner++) {
      count += inside(solid.mesh().vertex(triangle, corner)) ? 1 : 0;
    }
    return count;
  }

  private int kept(int vertex) {
    if (moved[vertex] < 0) {
      moved[vertex] = put(vertex, vertex, 0);
    }
    return moved[vertex];
  }

  private int between(int a, int b) {
    int low = Math.min(a, b);
    int high = Math.max(a, b);
    return onEdge.computeIfAbsent(
        (long) low << 32 | high, key -> put(low, high, depth(low) / (depth(low) - depth(high))));
  }

  /** Adds the point at a share of the way from one vertex to another. */
  private int put(int from, int to, float share) {
    float length = 0;
    for (int i = 0; i < 3; i++) {
      points[vertices * 3 + i] =
          mix((float) solid.mesh().position(from, i), (float) solid.mesh().position(to, i), share);
      float normal = mix(solid.normals().get(from, i), solid.normals().get(to, i), share);
      normals[vertices * 3 + i] = normal;
      length += normal * normal;
    }
    for (int i = 0; i < 3 && length > 0; i++) {
      normals[vertices * 3 + i] /= (float) Math.sqrt(length);
    }
    if (colours.length > 0) {
      VertexColours all = solid.colours().orElseThrow();
      colours[vertices] = mix(all.position(from), all.position(to), share);
    }
    return vertices++;
  }

  private static float mix(float a, float b, float share) {
    return a + share * (b - a);
  }

  private void add(int a, int b, int c) {
    if (used + 3 > corners.length) {
      corners = Arrays.copyOf(corners, corners.length * 2);
    }
    corners[used++] = a;
    corners[used++] = b;
    corners[used++] = c;
  }
}
