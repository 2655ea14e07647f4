package dev.tessera.app.fx;

import java.util.function.Predicate;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/** Wheel, pinch and drag in a view of a picture. */
public final class CameraGestures {
  /** Magnification of one notch of the wheel. */
  private static final double NOTCH = 1.25;

  /** Scroll units of one notch. */
  private static final double NOTCH_UNITS = 40;

  /** Is told where the pointer is, logical units of the view. */
  @FunctionalInterface
  public interface Pointer {
    /** Takes a point. */
    void at(double x, double y);
  }

  private final Region view;
  private final PictureCamera camera;
  private final Pointer pointer;
  private final Predicate<MouseEvent> pans;
  private double lastX;
  private double lastY;

  private CameraGestures(
      Region view, PictureCamera camera, Pointer pointer, Predicate<MouseEvent> pans) {
    this.view = view;
    this.camera = camera;
    this.pointer = pointer;
    this.pans = pans;
  }

  /** Moves a camera by gestures in a view; the pointer is told wherever it is in it. */
  public static void move(Region view, PictureCamera camera, Pointer pointer) {
    move(view, camera, pointer, event -> event.getButton() != MouseButton.SECONDARY);
  }

  /** Likewise where not every drag moves the camera, but only some. */
  public static void move(
      Region view, PictureCamera camera, Pointer pointer, Predicate<MouseEvent> pans) {
    CameraGestures gestures = new CameraGestures(view, camera, pointer, pans);
    view.addEventHandler(ScrollEvent.SCROLL, gestures::scrolled);
    view.addEventHandler(ZoomEvent.ZOOM, e -> camera.zoomBy(e.getZoomFactor(), e.getX(), e.getY()));
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, gestures::pressed);
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, gestures::dragged);
    view.addEventHandler(MouseEvent.MOUSE_RELEASED, e -> view.setCursor(Cursor.DEFAULT));
    view.addEventHandler(MouseEvent.MOUSE_MOVED, e -> gestures.hover(e.getX(), e.getY()));
  }

  /** Lets a camera follow the size of a view, and the scale of the screen it is on. */
  public static void follow(Region view, PictureCamera camera) {
    Runnable resize =
        () -> {
          Scene scene = view.getScene();
          Window window = scene == null ? null : scene.getWindow();
          double scale = window == null ? 1 : window.getOutputScaleX();
          camera.resize(view.getWidth(), view.getHeight(), scale);
        };
    view.sceneProperty()
        .flatMap(Scene::windowProperty)
        .flatMap(Window::outputScaleXProperty)
        .orElse(1.0)
        .subscribe(scale -> resize.run());
    view.widthProperty().subscribe(resize);
    view.heightProperty().subscribe(resize);
  }

  private void hover(double x, double y) {
    lastX = x;
    lastY = y;
    pointer.at(x, y);
  }

  private void scrolled(ScrollEvent event) {
    double units = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
    camera.zoomBy(Math.pow(NOTCH, units / NOTCH_UNITS), event.getX(), event.getY());
    hover(event.getX(), event.getY());
    event.consume();
  }

  private void pressed(MouseEvent event) {
    view.requestFocus();
    lastX = event.getX();
    lastY = event.getY();
  }

  private void dragged(MouseEvent event) {
    if (event.isStillSincePress() || !pans.test(event)) {
      return;
    }
    view.setCursor(Cursor.CLOSED_HAND);
    double deltaX = event.getX() - lastX;
    double deltaY = event.getY() - lastY;
    camera.change(v -> v.pan(deltaX, deltaY));
    hover(event.getX(), event.getY());
  }
}
