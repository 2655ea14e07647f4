package dev.tessera.app.scene3d;

import dev.tessera.model.render.OrbitCamera;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * A camera that people move, shared by all views that look from it. The angle of view of the camera
 * is that along the shorter edge of a view.
 */
public final class OrbitModel {
  private static final double NEAREST = 0.05;
  private static final double FARTHEST = 60;
  private static final double STEP = 1.25;

  private final ReadOnlyObjectWrapper<OrbitCamera> camera =
      new ReadOnlyObjectWrapper<>(OrbitCamera.of(1));

  /** Where everything is looked at from. */
  public ReadOnlyObjectProperty<OrbitCamera> camera() {
    return camera.getReadOnlyProperty();
  }

  /** Looks from somewhere else. */
  public void look(OrbitCamera from) {
    camera.set(from);
  }

  /** Turns about the target by degrees. */
  public void turn(double right, double upwards) {
    camera.set(camera.get().turned(right, upwards));
  }

  /**
   * Moves the picture.
   *
   * @param right in shorter edges of the view
   * @param down in shorter edges of the view
   */
  public void pan(double right, double down) {
    OrbitCamera now = camera.get();
    double edge = 2 * now.distance() * Math.tan(Math.toRadians(now.fieldOfView() / 2));
    camera.set(now.moved(-right * edge, down * edge));
  }

  /** Comes closer by a factor, not into the target and not out of sight. */
  public void zoom(double factor) {
    OrbitCamera now = camera.get();
    double distance = Math.max(NEAREST, Math.min(FARTHEST, now.distance() / factor));
    camera.set(now.zoomed(now.distance() / distance));
  }

  /** Comes one step closer. */
  public void zoomIn() {
    zoom(STEP);
  }

  /** Goes one step away. */
  public void zoomOut() {
    zoom(1 / STEP);
  }

  /** Looks at the whole unit sphere, a little from the right and above. */
  public void reset() {
    camera.set(OrbitCamera.of(1));
  }

  /** The angle of view from the lower to the upper border of a view, degrees. */
  static double verticalAngle(OrbitCamera camera, double width, double height) {
    double half = Math.tan(Math.toRadians(camera.fieldOfView() / 2));
    return 2 * Math.toDegrees(Math.atan(half * Math.max(1, height / Math.max(1, width))));
  }
}
