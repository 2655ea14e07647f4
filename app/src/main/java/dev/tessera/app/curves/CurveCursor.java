package dev.tessera.app.curves;

import java.util.List;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;

/** A line at the cursor and the values of the runs there; lies over the chart, so it is cheap. */
final class CurveCursor extends Pane {
  private static final double GAP = 12;

  private final Line line = new Line();
  private final VBox card = new VBox();

  CurveCursor() {
    setMouseTransparent(true);
    line.getStyleClass().add("curve-cursor");
    line.setManaged(false);
    card.getStyleClass().add("curve-card");
    card.setManaged(false);
    getChildren().addAll(line, card);
    hide();
  }

  void hide() {
    line.setVisible(false);
    card.setVisible(false);
  }

  void show(Point2D at, double top, double bottom, List<CurveReading> readings) {
    line.setVisible(true);
    line.setStartX(at.getX());
    line.setEndX(at.getX());
    line.setStartY(top);
    line.setEndY(bottom);
    card.setVisible(!readings.isEmpty());
    card.getChildren().setAll(readings.stream().map(CurveCursor::row).toList());
    double width = card.prefWidth(-1);
    double height = card.prefHeight(width);
    double right = at.getX() + GAP;
    card.resizeRelocate(
        right + width <= getWidth() ? right : at.getX() - GAP - width,
        Math.max(0, Math.min(getHeight() - height, at.getY() - height - GAP)),
        width,
        height);
  }

  private static Label row(CurveReading reading) {
    String text =
        String.format(
            Locale.ROOT,
            "%s: %.2f dB, step %d, %.1f s",
            reading.label(),
            reading.psnr(),
            reading.step(),
            reading.seconds());
    if (reading.smoothed() != reading.psnr()) {
      text += String.format(Locale.ROOT, " (smoothed %.2f)", reading.smoothed());
    }
    return new Label(text, new Circle(4, Color.web(reading.colour())));
  }
}
