package dev.tessera.model.signal.io.mesh;

/** An affine map of space, as nodes of glTF have one. */
final class GltfTransform {
  static final GltfTransform IDENTITY =
      new GltfTransform(new double[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1});

  /** (4,4), column after column. */
  private final double[] m;

  private GltfTransform(double[] m) {
    this.m = m;
  }

  /** First the given map, then this one. */
  GltfTransform then(double[] local) {
    double[] product = new double[16];
    for (int column = 0; column < 4; column++) {
      for (int row = 0; row < 4; row++) {
        for (int k = 0; k < 4; k++) {
          product[column * 4 + row] += m[k * 4 + row] * local[column * 4 + k];
        }
      }
    }
    return new GltfTransform(product);
  }

  /** A coordinate of the image of a point. */
  double coordinate(int axis, double x, double y, double z) {
    return m[axis] * x + m[4 + axis] * y + m[8 + axis] * z + m[12 + axis];
  }

  /** Whether left becomes right, so that triangles turn the other way. */
  boolean mirrors() {
    return m[0] * (m[5] * m[10] - m[9] * m[6])
            - m[4] * (m[1] * m[10] - m[9] * m[2])
            + m[8] * (m[1] * m[6] - m[5] * m[2])
        < 0;
  }
}
