package dev.tessera.app.fit;

import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/** Mouse and keys on the canvas: wheel zooms, drag and arrows pan, click selects a tile. */
final class PictureGestures {
  /** Magnification of one notch of the wheel. */
  private static final double NOTCH = 1.25;

  /** Scroll units of one notch. */
  private static final double NOTCH_UNITS = 40;

  /** Share of the view that one arrow key moves. */
  private static final double KEY_PAN = 0.1;

  private final PictureView view;
  private final PictureViewModel model;
  private double lastX;
  private double lastY;

  PictureGestures(PictureView view, PictureViewModel model) {
    this.view = view;
    this.model = model;
    view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    view.addEventHandler(
        ZoomEvent.ZOOM, e -> model.camera().zoomBy(e.getZoomFactor(), e.getX(), e.getY()));
    view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    view.addEventHandler(MouseEvent.MOUSE_RELEASED, e -> view.setCursor(Cursor.DEFAULT));
    view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    view.addEventHandler(MouseEvent.MOUSE_MOVED, e -> hover(e.getX(), e.getY()));
    view.addEventHandler(MouseEvent.MOUSE_EXITED, e -> model.hoverNothing());
    view.addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    view.addEventHandler(
        KeyEvent.KEY_RELEASED,
        e -> {
          if (e.getCode() == KeyCode.SHIFT) {
            model.showOriginalWhile(false);
          }
        });
    view.focusedProperty().subscribe(focused -> model.showOriginalWhile(false));
  }

  private void hover(double x, double y) {
    lastX = x;
    lastY = y;
    model.hoverAt(x, y);
  }

  private void scrolled(ScrollEvent event) {
    double units = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
    model.camera().zoomBy(Math.pow(NOTCH, units / NOTCH_UNITS), event.getX(), event.getY());
    hover(event.getX(), event.getY());
    event.consume();
  }

  private void pressed(MouseEvent event) {
    view.requestFocus();
    lastX = event.getX();
    lastY = event.getY();
  }

  private void dragged(MouseEvent event) {
    if (event.isStillSincePress() || event.getButton() == MouseButton.SECONDARY) {
      return;
    }
    view.setCursor(Cursor.CLOSED_HAND);
    double deltaX = event.getX() - lastX;
    double deltaY = event.getY() - lastY;
    model.camera().change(v -> v.pan(deltaX, deltaY));
    hover(event.getX(), event.getY());
  }

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      hover(event.getX(), event.getY());
      model.selectHovered();
    }
  }

  private void keyPressed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    double stepX = view.getWidth() * KEY_PAN;
    double stepY = view.getHeight() * KEY_PAN;
    switch (event.getCode()) {
      case LEFT -> model.camera().change(v -> v.pan(stepX, 0));
      case RIGHT -> model.camera().change(v -> v.pan(-stepX, 0));
      case UP -> model.camera().change(v -> v.pan(0, stepY));
      case DOWN -> model.camera().change(v -> v.pan(0, -stepY));
      case PLUS, ADD, EQUALS -> model.zoomIn();
      case MINUS, SUBTRACT -> model.zoomOut();
      case SHIFT -> model.showOriginalWhile(true);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
