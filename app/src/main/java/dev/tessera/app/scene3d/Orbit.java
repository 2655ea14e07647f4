package dev.tessera.app.scene3d;

/**
 * A camera that circles around a point: y is up, the camera looks from its eye at the target.
 *
 * @param yaw turn around the up axis, radians; 0 looks from +z towards -z
 * @param pitch height above the horizon, radians, within a little less than a right angle
 * @param distance from eye to target, more than 0
 * @param targetX what is looked at
 * @param targetY what is looked at
 * @param targetZ what is looked at
 */
public record Orbit(
    double yaw, double pitch, double distance, double targetX, double targetY, double targetZ) {
  /** Angle of view along the shorter edge of the picture, degrees. */
  public static final double VIEW_ANGLE = 32;

  private static final double STEEPEST = Math.toRadians(89);
  private static final double NEAREST = 0.05;
  private static final double FARTHEST = 60;

  /** Keeps distance and pitch in range. */
  public Orbit {
    pitch = Math.max(-STEEPEST, Math.min(STEEPEST, pitch));
    distance = Math.max(NEAREST, Math.min(FARTHEST, distance));
  }

  /** Looks a little from the side and from above at the whole unit sphere. */
  public static Orbit home() {
    double distance = 1.02 / Math.sin(Math.toRadians(VIEW_ANGLE / 2));
    return new Orbit(Math.toRadians(30), Math.toRadians(18), distance, 0, 0, 0);
  }

  /** Turns by radians. */
  public Orbit turn(double byYaw, double byPitch) {
    return new Orbit(yaw + byYaw, pitch + byPitch, distance, targetX, targetY, targetZ);
  }

  /** Comes closer by a factor. */
  public Orbit zoom(double factor) {
    return new Orbit(yaw, pitch, distance / factor, targetX, targetY, targetZ);
  }

  /**
   * Moves the picture.
   *
   * @param right in shorter edges of the picture
   * @param down in shorter edges of the picture
   */
  public Orbit pan(double right, double down) {
    double edge = 2 * distance * Math.tan(Math.toRadians(VIEW_ANGLE / 2));
    return new Orbit(
        yaw,
        pitch,
        distance,
        targetX - edge * (right * right(0) - down * up(0)),
        targetY - edge * (right * right(1) - down * up(1)),
        targetZ - edge * (right * right(2) - down * up(2)));
  }

  /**
   * Where the camera is.
   *
   * @param axis 0 x, 1 y, 2 z
   */
  public double eye(int axis) {
    double target = axis == 0 ? targetX : axis == 1 ? targetY : targetZ;
    return target - distance * forward(axis);
  }

  /** Where the camera looks, a unit vector. */
  public double forward(int axis) {
    return switch (axis) {
      case 0 -> -Math.sin(yaw) * Math.cos(pitch);
      case 1 -> -Math.sin(pitch);
      default -> -Math.cos(yaw) * Math.cos(pitch);
    };
  }

  /** What lies to the right in the picture, a unit vector. */
  public double right(int axis) {
    return axis == 0 ? Math.cos(yaw) : axis == 1 ? 0 : -Math.sin(yaw);
  }

  /** What lies up in the picture, a unit vector. */
  public double up(int axis) {
    return switch (axis) {
      case 0 -> -Math.sin(yaw) * Math.sin(pitch);
      case 1 -> Math.cos(pitch);
      default -> -Math.cos(yaw) * Math.sin(pitch);
    };
  }
}
