package dev.tessera.model.signal.mesh;

/**
 * Adds up the solid angles of triangles (Van Oosterom and Strackee 1983):
 *
 * <pre>
 * tan(omega / 2) = a . (b x c) / (|a||b||c| + (a . b)|c| + (b . c)|a| + (c . a)|b|)
 * </pre>
 *
 * Half angles are added as products of complex numbers, counting full turns, so that a sum costs
 * one arc tangent instead of one per triangle.
 */
final class SolidAngle {
  private double real = 1;
  private double imaginary;
  private int turns;

  void clear() {
    real = 1;
    imaginary = 0;
    turns = 0;
  }

  /** The sum over 4 pi, which is the sum of half angles in full turns. */
  double turns() {
    return turns + Math.atan2(imaginary, real) / (2 * Math.PI);
  }

  /** Adds a triangle of nine coordinates, seen from a point. */
  void add(float[] corners, int at, double qx, double qy, double qz) {
    double ax = corners[at] - qx;
    double ay = corners[at + 1] - qy;
    double az = corners[at + 2] - qz;
    double bx = corners[at + 3] - qx;
    double by = corners[at + 4] - qy;
    double bz = corners[at + 5] - qz;
    double cx = corners[at + 6] - qx;
    double cy = corners[at + 7] - qy;
    double cz = corners[at + 8] - qz;
    double a = Math.sqrt(ax * ax + ay * ay + az * az);
    double b = Math.sqrt(bx * bx + by * by + bz * bz);
    double c = Math.sqrt(cx * cx + cy * cy + cz * cz);
    double sine = ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx);
    double cosine =
        a * b * c
            + (ax * bx + ay * by + az * bz) * c
            + (bx * cx + by * cy + bz * cz) * a
            + (cx * ax + cy * ay + cz * az) * b;
    double size = Math.abs(sine) + Math.abs(cosine);
    if (size > 0) {
      turn(cosine / size, sine / size);
    }
  }

  private void turn(double cosine, double sine) {
    double nextReal = real * cosine - imaginary * sine;
    double nextImaginary = real * sine + imaginary * cosine;
    boolean up = imaginary >= 0;
    if (up == sine >= 0) {
      if (up && nextImaginary < 0) {
        turns++;
      } else if (!up && (nextImaginary > 0 || (nextImaginary == 0 && nextReal < 0))) {
        turns--;
      }
    }
    double size = Math.abs(nextReal) + Math.abs(nextImaginary);
    real = nextReal / size;
    imaginary = nextImaginary / size;
  }
}
