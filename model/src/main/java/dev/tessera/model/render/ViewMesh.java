package dev.tessera.model.render;

import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;

/** A mesh as the camera sees it: eye at the origin, x right, y up, looking along -z. */
final class ViewMesh {
  private static final int AXES = 3;

  private final Mesh mesh;
  private final float[] points;
  private final float[] normals;

  ViewMesh(Mesh mesh, Normals directions, OrbitCamera camera) {
    this.mesh = mesh;
    points = new float[AXES * mesh.vertexCount()];
    normals = new float[points.length];
    double[] row = new double[AXES];
    for (int axis = 0; axis < AXES; axis++) {
      for (int i = 0; i < AXES; i++) {
        row[i] = axis == 0 ? camera.right(i) : axis == 1 ? camera.up(i) : camera.back(i);
      }
      double eye = row[0] * camera.eye(0) + row[1] * camera.eye(1) + row[2] * camera.eye(2);
      for (int v = 0; v < mesh.vertexCount(); v++) {
        points[AXES * v + axis] =
            (float)
                (row[0] * mesh.position(v, 0)
                    + row[1] * mesh.position(v, 1)
                    + row[2] * mesh.position(v, 2)
                    - eye);
        normals[AXES * v + axis] =
            (float)
                (row[0] * directions.get(v, 0)
                    + row[1] * directions.get(v, 1)
                    + row[2] * directions.get(v, 2));
      }
    }
  }

  int triangleCount() {
    return mesh.triangleCount();
  }

  int vertex(int triangle, int corner) {
    return mesh.vertex(triangle, corner);
  }

  float point(int vertex, int axis) {
    return points[AXES * vertex + axis];
  }

  float normal(int vertex, int axis) {
    return normals[AXES * vertex + axis];
  }
}
