package dev.tessera.model.signal.mesh;

import java.util.SplittableRandom;

/** Seeded points and meshes without order. */
final class TestPoints {
  private TestPoints() {}

  /** Uniform in a cube about the origin, (count,3). */
  static float[] inCube(double half, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] points = new float[count * 3];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) (half * (2 * random.nextDouble() - 1));
    }
    return points;
  }

  /** Triangles that share no vertex, of sizes from a hundredth to the whole of the cube. */
  static Mesh soup(int triangles, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] positions = new float[triangles * 9];
    int[] corners = new int[triangles * 3];
    for (int t = 0; t < triangles; t++) {
      double size = Math.pow(0.01, random.nextDouble());
      for (int axis = 0; axis < 3; axis++) {
        double middle = (1 - size) * (2 * random.nextDouble() - 1);
        for (int c = 0; c < 3; c++) {
          positions[t * 9 + c * 3 + axis] = (float) (middle + size * (2 * random.nextDouble() - 1));
        }
      }
    }
    for (int i = 0; i < corners.length; i++) {
      corners[i] = i;
    }
    return Mesh.of(positions, corners);
  }

  static float[] distances(MeshDistance distance, float[] points) {
    float[] distances = new float[points.length / 3];
    distance.evaluate(points, distances.length, distances);
    return distances;
  }
}
