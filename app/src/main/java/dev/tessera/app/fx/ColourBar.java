package dev.tessera.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;

/** What false colours mean: a bar with its ends and middle in numbers. */
public final class ColourBar extends VBox {
  private static final int STOPS = 32;
  private static final double WIDTH = 220;
  private static final double HEIGHT = 12;

  private final Label title = new Label();
  private final Rectangle bar = new Rectangle(WIDTH, HEIGHT);
  private final Label low = new Label();
  private final Label middle = new Label();
  private final Label high = new Label();

  /** A bar that says nothing yet. */
  public ColourBar() {
    getStyleClass().addAll("picture-card", "colour-legend");
    setManaged(false);
    setMouseTransparent(true);
    BorderPane numbers = new BorderPane(middle, null, high, null, low);
    BorderPane.setAlignment(middle, Pos.CENTER);
    getChildren().addAll(title, bar, numbers);
  }

  /**
   * Shows a map over a range.
   *
   * @param text what the colours stand for, with its unit
   * @param format of the numbers, for one floating-point argument
   */
  public void show(String text, ColourMap map, double from, double to, String format) {
    explain(text, from, to, format);
    List<Stop> stops = new ArrayList<>();
    for (int i = 0; i <= STOPS; i++) {
      double position = i / (double) STOPS;
      int argb = map.argb(position);
      stops.add(new Stop(position, Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255)));
    }
    bar.setFill(new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops));
  }

  /**
   * Shows colours over a range.
   *
   * @param text what the colours stand for, with its unit
   * @param argb opaque colours of equal steps
   * @param format of the numbers, for one floating-point argument
   */
  public void show(String text, int[] argb, double from, double to, String format) {
    explain(text, from, to, format);
    bar.setFill(new ImagePattern(ArgbView.image(argb.length, 1, argb)));
  }

  private void explain(String text, double from, double to, String format) {
    title.setText(text);
    low.setText(String.format(Locale.ROOT, format, from));
    middle.setText(String.format(Locale.ROOT, format, (from + to) / 2));
    high.setText(String.format(Locale.ROOT, format, to));
    setAccessibleText(text + " from " + low.getText() + " to " + high.getText());
  }
}
