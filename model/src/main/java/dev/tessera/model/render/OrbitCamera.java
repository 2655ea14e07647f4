package dev.tessera.model.render;

import dev.tessera.model.signal.mesh.SightLine;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A perspective camera that looks at a target from a point on a sphere about it; y is up.
 *
 * <p>At azimuth 0 and elevation 0 it looks along -z: x points to the right, y up. Its own axes are
 * right, up and back, the way from the target to the eye.
 *
 * @param azimuth turn about the y axis in degrees; the eye moves towards +x
 * @param elevation height above the horizon in degrees, -90 to 90
 * @param distance from eye to target, more than 0
 * @param targetX what is in the middle of the picture
 * @param targetY what is in the middle of the picture
 * @param targetZ what is in the middle of the picture
 * @param fieldOfView angle between the lower and the upper border of the picture in degrees, more
 *     than 0, less than 180
 */
public record OrbitCamera(
    double azimuth,
    double elevation,
    double distance,
    double targetX,
    double targetY,
    double targetZ,
    double fieldOfView) {
  private static final double SHAPE_FIELD_OF_VIEW = 35;
  private static final double ROOM_AROUND_A_SHAPE = 1.05;

  /** Rejects what is out of range, naming it. */
  public OrbitCamera {
    if (!Double.isFinite(azimuth + targetX + targetY + targetZ)) {
      throw new IllegalArgumentException("azimuth and target must be finite");
    }
    if (!(Math.abs(elevation) <= 90)) {
      throw new IllegalArgumentException("elevation must be -90 to 90 degrees, found " + elevation);
    }
    if (!(distance > 0 && distance < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("distance must be more than 0, found " + distance);
    }
    if (!(fieldOfView > 0 && fieldOfView < 180)) {
      throw new IllegalArgumentException(
          "field of view must be more than 0 and less than 180 degrees, found " + fieldOfView);
    }
  }

  /**
   * A view from the front, a little from the right and above, of all of a sphere about the origin.
   *
   * @param radius of what is to be seen, more than 0
   */
  public static OrbitCamera of(double radius) {
    double distance =
        ROOM_AROUND_A_SHAPE * radius / Math.sin(Math.toRadians(SHAPE_FIELD_OF_VIEW / 2));
    return new OrbitCamera(30, 20, distance, 0, 0, 0, SHAPE_FIELD_OF_VIEW);
  }

  /**
   * Turned about the target; the elevation stops at the poles.
   *
   * @param right degrees by which the eye moves to its right
   * @param upwards degrees by which the eye moves up
   */
  public OrbitCamera turned(double right, double upwards) {
    double turn = Math.IEEEremainder(azimuth + right, 360);
    double height = Math.max(-90, Math.min(90, elevation + upwards));
    return new OrbitCamera(turn, height, distance, targetX, targetY, targetZ, fieldOfView);
  }

  /** Closer to the target by a factor, farther if it is less than 1. */
  public OrbitCamera zoomed(double factor) {
    return new OrbitCamera(
        azimuth, elevation, distance / factor, targetX, targetY, targetZ, fieldOfView);
  }

  /**
   * Moved with its target.
   *
   * @param rightwards along the camera's right, in units of the scene
   * @param upwards along the camera's up, in units of the scene
   */
  public OrbitCamera moved(double rightwards, double upwards) {
    return new OrbitCamera(
        azimuth,
        elevation,
        distance,
        targetX + rightwards * right(0) + upwards * up(0),
        targetY + rightwards * right(1) + upwards * up(1),
        targetZ + rightwards * right(2) + upwards * up(2),
        fieldOfView);
  }

  /**
   * Once around the target: the first is this one, and the one after the last would be.
   *
   * @param frames at least 1
   */
  public List<OrbitCamera> turntable(int frames) {
    return IntStream.range(0, frames).mapToObj(i -> turned(360.0 * i / frames, 0)).toList();
  }

  /** A coordinate of the unit vector to the right of the picture. */
  public double right(int axis) {
    double turn = Math.toRadians(azimuth);
    return axis == 0 ? Math.cos(turn) : axis == 1 ? 0 : -Math.sin(turn);
  }

  /** A coordinate of the unit vector to the top of the picture. */
  public double up(int axis) {
    double turn = Math.toRadians(azimuth);
    double height = Math.toRadians(elevation);
    return axis == 0
        ? -Math.sin(turn) * Math.sin(height)
        : axis == 1 ? Math.cos(height) : -Math.cos(turn) * Math.sin(height);
  }

  /** A coordinate of the unit vector from the target to the eye. */
  public double back(int axis) {
    double turn = Math.toRadians(azimuth);
    double height = Math.toRadians(elevation);
    return axis == 0
        ? Math.sin(turn) * Math.cos(height)
        : axis == 1 ? Math.sin(height) : Math.cos(turn) * Math.cos(height);
  }

  /** A coordinate of the eye. */
  public double eye(int axis) {
    double target = axis == 0 ? targetX : axis == 1 ? targetY : targetZ;
    return target + distance * back(axis);
  }

  /**
   * The line of sight through a point of a picture.
   *
   * @param right of the middle, in half heights of the picture
   * @param up from the middle, in half heights of the picture
   */
  public SightLine sight(double right, double up) {
    double half = Math.tan(Math.toRadians(fieldOfView / 2));
    double[] along = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      along[axis] = half * (right * right(axis) + up * up(axis)) - back(axis);
    }
    return new SightLine(eye(0), eye(1), eye(2), along[0], along[1], along[2]);
  }

  /**
   * Where a point of the scene is in a picture: to the right of the middle and up from it, in half
   * heights of the picture, and how far before the eye, 0 or less behind it.
   *
   * @return right, up, depth
   */
  public double[] seen(double x, double y, double z) {
    double[] to = {x - eye(0), y - eye(1), z - eye(2)};
    double right = 0;
    double up = 0;
    double depth = 0;
    for (int axis = 0; axis < 3; axis++) {
      right += to[axis] * right(axis);
      up += to[axis] * up(axis);
      depth -= to[axis] * back(axis);
    }
    double half = Math.tan(Math.toRadians(fieldOfView / 2));
    return new double[] {right / (depth * half), up / (depth * half), depth};
  }

  /** Pixels in a picture of a height per unit at depth 1. */
  public double pixelsPerUnit(int height) {
    return height / 2.0 / Math.tan(Math.toRadians(fieldOfView / 2));
  }
}
