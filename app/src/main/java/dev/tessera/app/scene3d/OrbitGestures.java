package dev.tessera.app.scene3d;

import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;

/**
 * Mouse and keys on a 3D view: drag turns, right or Shift and drag moves, the wheel zooms; arrows
 * turn, with Shift they move.
 */
final class OrbitGestures {
  /** Degrees of a drag over the shorter edge of the view. */
  private static final double DRAG_TURN = 180;

  /** Degrees of one arrow key. */
  private static final double KEY_TURN = 10;

  /** Share of the shorter edge that one arrow key moves. */
  private static final double KEY_PAN = 0.08;

  /** Magnification of one notch of the wheel or one key. */
  private static final double NOTCH = 1.15;

  /** Scroll units of one notch. */
  private static final double NOTCH_UNITS = 40;

  private final Region view;
  private final OrbitModel camera;
  private double lastX;
  private double lastY;

  OrbitGestures(Region view, OrbitModel camera) {
    this.view = view;
    this.camera = camera;
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    view.addEventHandler(MouseEvent.MOUSE_RELEASED, e -> view.setCursor(Cursor.DEFAULT));
    view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    view.addEventHandler(ZoomEvent.ZOOM, e -> camera.zoom(e.getZoomFactor()));
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  private double edge() {
    return Math.max(1, Math.min(view.getWidth(), view.getHeight()));
  }

  private void pressed(MouseEvent event) {
    view.requestFocus();
    lastX = event.getX();
    lastY = event.getY();
  }

  private void dragged(MouseEvent event) {
    double right = (event.getX() - lastX) / edge();
    double down = (event.getY() - lastY) / edge();
    lastX = event.getX();
    lastY = event.getY();
    boolean move = event.getButton() != MouseButton.PRIMARY || event.isShiftDown();
    view.setCursor(move ? Cursor.MOVE : Cursor.CLOSED_HAND);
    if (move) {
      camera.pan(right, down);
    } else {
      camera.turn(-right * DRAG_TURN, down * DRAG_TURN);
    }
    event.consume();
  }

  private void clicked(MouseEvent event) {
    if (event.getClickCount() == 2 && event.isStillSincePress()) {
      camera.reset();
    }
  }

  private void scrolled(ScrollEvent event) {
    double units = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
    camera.zoom(Math.pow(NOTCH, units / NOTCH_UNITS));
    event.consume();
  }

  private void keyPressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    KeyCode key = event.getCode();
    if (key.isArrowKey()) {
      int right = key == KeyCode.RIGHT ? 1 : key == KeyCode.LEFT ? -1 : 0;
      int down = key == KeyCode.DOWN ? 1 : key == KeyCode.UP ? -1 : 0;
      if (event.isShiftDown()) {
        camera.pan(right * KEY_PAN, down * KEY_PAN);
      } else {
        camera.turn(-right * KEY_TURN, down * KEY_TURN);
      }
      event.consume();
    }
  }
}
