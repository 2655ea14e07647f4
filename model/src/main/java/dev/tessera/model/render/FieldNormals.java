package dev.tessera.model.render;

import dev.tessera.model.signal.DistanceField;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import dev.tessera.model.signal.mesh.VertexNormals;

/**
 * The direction in which a field grows at the vertices of a mesh, by central differences: (f(p + h
 * e) - f(p - h e)) / 2h on each axis e, made a unit vector. Where the field is flat, the normal of
 * the triangles is taken.
 */
public final class FieldNormals {
  private static final int AXES = 3;
  private static final int POINTS_PER_VERTEX = 2 * AXES;
  private static final int BATCH = 8190;

  private final Mesh mesh;
  private final double reach;
  private final PointBatch points;
  private final float[] directions;
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
  }

  /**
   * All normals at once.
   *
   * @param reach h, in units of the mesh, more than 0
   */
  public static Normals of(DistanceField field, Mesh mesh, double reach) {
    FieldNormals normals = new FieldNormals(field, mesh, reach, BATCH);
    boolean more = true;
    while (more) {
      more = normals.step();
    }
    return normals.normals();
  }

  /** How much is done, 0 to 1. */
  public double progress() {
    return mesh.vertexCount() == 0 ? 1 : next / (double) mesh.vertexCount();
  }

  /**
   * Evaluates the points about some vertices.
   *
   * @return whether there is more to do
   */
  public boolean step() {
    int first = next;
    while (next < mesh.vertexCount() && points.room() >= POINTS_PER_VERTEX) {
      for (int axis = 0; axis < AXES; axis++) {
        add(next, axis, reach);
        add(next, axis, -reach);
      }
      next++;
    }
    float[] distances = points.evaluate();
    for (int i = 0; i < (next - first) * AXES; i++) {
      directions[first * AXES + i] = distances[2 * i] - distances[2 * i + 1];
    }
    return next < mesh.vertexCount();
  }

  private void add(int vertex, int axis, double offset) {
    points.add(
        (float) (mesh.position(vertex, 0) + (axis == 0 ? offset : 0)),
        (float) (mesh.position(vertex, 1) + (axis == 1 ? offset : 0)),
        (float) (mesh.position(vertex, 2) + (axis == 2 ? offset : 0)));
  }

  /**
   * The normals; complete after the last step.
   *
   * @throws IllegalStateException before the last step
   */
  public Normals normals() {
    if (next < mesh.vertexCount()) {
      throw new IllegalStateException("the normals are not complete");
    }
    float[] unit = directions.clone();
    Normals flat = VertexNormals.of(mesh);
    for (int v = 0; v < mesh.vertexCount(); v++) {
      double square = 0;
      for (int axis = 0; axis < AXES; axis++) {
        square += (double) unit[AXES * v + axis] * unit[AXES * v + axis];
      }
      for (int axis = 0; axis < AXES; axis++) {
        int at = AXES * v + axis;
        unit[at] = square > 0 ? (float) (unit[at] / Math.sqrt(square)) : flat.get(v, axis);
      }
    }
    return Normals.of(unit);
  }
}
