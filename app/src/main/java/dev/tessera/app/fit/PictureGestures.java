package dev.tessera.app.fit;

import dev.tessera.app.fx.CameraGestures;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** Mouse and keys on the canvas: wheel zooms, drag and arrows pan, click selects a tile. */
final class PictureGestures {
  /** Share of the view that one arrow key moves. */
  private static final double KEY_PAN = 0.1;

  private final PictureView view;
  private final PictureViewModel model;

  PictureGestures(PictureView view, PictureViewModel model) {
    this.view = view;
    this.model = model;
    CameraGestures.move(view, model.camera(), model::hoverAt);
    view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
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

  private void clicked(MouseEvent event) {
    if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
      model.hoverAt(event.getX(), event.getY());
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
