package dev.tessera.app.fit;

import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** Upright and level lines, one device pixel thick; the nodes are kept for the next time. */
final class GridLines extends Pane {
  private final String lineClass;
  private int used;

  GridLines(String lineClass) {
    this.lineClass = lineClass;
    setManaged(false);
    setMouseTransparent(true);
  }

  void begin() {
    used = 0;
  }

  void add(double x, double y, double width, double height) {
    if (used == getChildren().size()) {
      Rectangle line = new Rectangle();
      line.setManaged(false);
      line.getStyleClass().add(lineClass);
      getChildren().add(line);
    }
    Rectangle line = (Rectangle) getChildren().get(used++);
    line.setX(x);
    line.setY(y);
    line.setWidth(width);
    line.setHeight(height);
    line.setVisible(true);
  }

  void end() {
    for (int i = used; i < getChildren().size(); i++) {
      getChildren().get(i).setVisible(false);
    }
  }
}
