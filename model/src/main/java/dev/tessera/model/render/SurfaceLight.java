package dev.tessera.model.render;

/**
 * Light from two lamps that move with the camera and from everywhere, after Phong (1975) with
 * Blinn's half-way vector (1977): c (a + k max(0, n.l1) + f max(0, n.l2)) + s max(0, n.h)^e, on
 * colours as they are stored, which is what screens of many mesh viewers show.
 *
 * <p>In the camera's axes: x right, y up, z towards the eye.
 */
final class SurfaceLight {
  static final double AMBIENT = 0.2;
  static final double KEY = 0.62;
  static final double FILL = 0.2;
  static final double SHINE = 0.16;
  static final int SHARPNESS = 32;

  /** From the upper left, and from the right. */
  private static final double[] KEY_DIRECTION = unit(-0.4, 0.6, 0.75);

  private static final double[] FILL_DIRECTION = unit(0.8, 0.1, 0.5);

  private double diffuse;
  private double shine;

  private static double[] unit(double x, double y, double z) {
    double length = Math.sqrt(x * x + y * y + z * z);
    return new double[] {x / length, y / length, z / length};
  }

  /**
   * Lights a point.
   *
   * @param nx normal of any length, turned to the eye
   * @param ny normal
   * @param nz normal
   * @param ex way to the eye of any length
   * @param ey way to the eye
   * @param ez way to the eye
   */
  void at(double nx, double ny, double nz, double ex, double ey, double ez) {
    double n = 1 / Math.sqrt(nx * nx + ny * ny + nz * nz);
    double e = 1 / Math.sqrt(ex * ex + ey * ey + ez * ez);
    double key = dot(KEY_DIRECTION, nx, ny, nz) * n;
    double fill = dot(FILL_DIRECTION, nx, ny, nz) * n;
    diffuse = AMBIENT + KEY * Math.max(0, key) + FILL * Math.max(0, fill);
    double hx = KEY_DIRECTION[0] + ex * e;
    double hy = KEY_DIRECTION[1] + ey * e;
    double hz = KEY_DIRECTION[2] + ez * e;
    double half = (hx * nx + hy * ny + hz * nz) * n / Math.sqrt(hx * hx + hy * hy + hz * hz);
    double power = Math.max(0, half);
    for (int i = 1; i < SHARPNESS; i *= 2) {
      power *= power;
    }
    shine = SHINE * power;
  }

  private static double dot(double[] a, double x, double y, double z) {
    return a[0] * x + a[1] * y + a[2] * z;
  }

  /**
   * A channel of the last point.
   *
   * @param channel of the surface, 0 to 255
   * @return as seen, 0 to 255
   */
  int seen(double channel) {
    return (int) Math.max(0, Math.min(255, channel * diffuse + 255 * shine + 0.5));
  }
}
