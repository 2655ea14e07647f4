package dev.tessera.app.fit;

import dev.tessera.model.fit.Snapshot.TileCode;
import javafx.scene.layout.Pane;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** The numbers of a tile's code as bars above and below a line. */
final class CodeStrip extends Pane {
  private static final double WIDTH = 220;
  private static final double HEIGHT = 44;

  private final Path positive = new Path();
  private final Path negative = new Path();

  CodeStrip() {
    getStyleClass().add("code-strip");
    positive.getStyleClass().add("code-positive");
    negative.getStyleClass().add("code-negative");
    setPrefSize(WIDTH, HEIGHT);
    getChildren().addAll(positive, negative);
  }

  void show(TileCode code) {
    double largest = 1e-6;
    for (int i = 0; i < code.length(); i++) {
      largest = Math.max(largest, Math.abs(code.get(i)));
    }
    positive.getElements().clear();
    negative.getElements().clear();
    double step = WIDTH / code.length();
    for (int i = 0; i < code.length(); i++) {
      double end = HEIGHT / 2 * (1 - code.get(i) / largest);
      Path path = code.get(i) < 0 ? negative : positive;
      double left = i * step;
      double right = left + Math.max(step * 0.8, 0.5);
      path.getElements()
          .addAll(
              new MoveTo(left, HEIGHT / 2),
              new LineTo(left, end),
              new LineTo(right, end),
              new LineTo(right, HEIGHT / 2),
              new ClosePath());
    }
  }
}
