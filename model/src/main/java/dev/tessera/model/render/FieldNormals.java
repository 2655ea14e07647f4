package dev.tessera.model.render;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.VertexNormals;
import org.jspecify.annotations.Nullable;

/**
 * The direction in which a field grows at the vertices of a mesh, by central differences: (f(p + h
 * e) - f(p - h e)) / 2h on each axis e, made a unit vector. Where the field is flat, the normal of
 * the triangles is taken.
 */
public final class FieldNormals {
  private static final int AXES = 3;
  private static final int POINTS_PER_VERTEX = 2 * AXES;

  /** Triangles of a step: some 10 ms. */
  private static final int TRIANGLES = 1 << 15;

  private final Mesh mesh;
  private final double reach;
  private final PointBatch points;
  private final float[] directions;

  /** Vertices about which the field is flat. */
  private final IntList flat = new IntList();

  private @Nullable VertexNormals ofTriangles;
  private boolean complete;
  private int next;

  /**
   * Prepares; evaluates nothing yet.
   *
   * @param reach h, in units of the mesh, more than 0; half a cell of the lattice is a good choice
   * @param batch evaluations in one step, at least 6
   */
  public FieldNormals(DistanceField field, Mesh mesh, double reach, int batch) {
    if (!(reach > 0 && reach < Double.POSITIVE_INFINITY) || batch < POINTS_PER_VERTEX) {
      throw new IllegalArgumentException(
          "reach must be more than 0 and batch at least 6, found " + reach + " and " + batch);
    }
    this.mesh = mesh;
    this.reach = reach;
    points = new PointBatch(field, batch);
    directions = new float[AXES * mesh.vertexCount()];
    complete = mesh.vertexCount() == 0;
  }

  /** How much is done, 0 to 1. */
  public double progress() {
    return mesh.vertexCount() == 0 ? 1 : next / (double) mesh.vertexCount();
  }

  /**
   * Evaluates the points about some vertices; after the last, looks at some triangles if there are
   * vertices that want the normals of triangles.
   *
   * @return whether there is more to do
   */
  public boolean step() {
    if (next < mesh.vertexCount()) {
      evaluate();
      complete = next == mesh.vertexCount() && flat.size() == 0;
    } else if (!complete) {
      complete = !lookAtTriangles();
    }
    return !complete;
  }

  private void evaluate() {
    int first = next;
    while (next < mesh.vertexCount() && points.room() >= POINTS_PER_VERTEX) {
      for (int axis = 0; axis < AXES; axis++) {
        add(next, axis, reach);
        add(next, axis, -reach);
      }
      next++;
    }
    float[] distances = points.evaluate();
    for (int v = first; v < next; v++) {
      for (int axis = 0; axis < AXES; axis++) {
        int at = POINTS_PER_VERTEX * (v - first) + 2 * axis;
        directions[AXES * v + axis] = distances[at] - distances[at + 1];
      }
      normalise(v);
    }
  }

  private void normalise(int vertex) {
    double square = 0;
    for (int at = AXES * vertex; at < AXES * vertex + AXES; at++) {
      square += (double) directions[at] * directions[at];
    }
    if (!(square > 0)) {
      flat.add(vertex);
      return;
    }
    for (int at = AXES * vertex; at < AXES * vertex + AXES; at++) {
      directions[at] = (float) (directions[at] / Math.sqrt(square));
    }
  }

  private boolean lookAtTriangles() {
    VertexNormals normals = ofTriangles;
    if (normals == null) {
      ofTriangles = new VertexNormals(mesh);
      return true;
    }
    if (normals.step(TRIANGLES)) {
      return true;
    }
    for (int i = 0; i < flat.size(); i++) {
      normals.put(flat.get(i), directions);
    }
    return false;
  }

  private void add(int vertex, int axis, double offset) {
    points.add(
        (float) (mesh.position(vertex, 0) + (axis == 0 ? offset : 0)),
        (float) (mesh.position(vertex, 1) + (axis == 1 ? offset : 0)),
        (float) (mesh.position(vertex, 2) + (axis == 2 ? offset : 0)));
  }

  /**
   * The normals; complete after the last step, handed over.
   *
   * @throws IllegalStateException before the last step
   */
  public Normals normals() {
    if (!complete) {
      throw new IllegalStateException("the normals are not complete");
    }
    return Normals.of(directions);
  }
}
