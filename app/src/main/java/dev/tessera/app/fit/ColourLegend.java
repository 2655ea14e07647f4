package dev.tessera.app.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Rectangle;

/** What false colours mean: a bar with its ends and middle in numbers. */
final class ColourLegend extends VBox {
  private static final int STOPS = 32;

  private final Label title = new Label();
  private final Rectangle bar = new Rectangle(220, 12);
  private final Label low = new Label();
  private final Label middle = new Label();
  private final Label high = new Label();

  ColourLegend() {
    getStyleClass().addAll("picture-card", "colour-legend");
    setManaged(false);
    setMouseTransparent(true);
    BorderPane numbers = new BorderPane(middle, null, high, null, low);
    BorderPane.setAlignment(middle, Pos.CENTER);
    getChildren().addAll(title, bar, numbers);
  }

  void show(ErrorColours colours) {
    show(colours.kind().label(), colours.colours(), colours.low(), colours.high(), "%.3g");
  }

  void show(PsnrColours colours) {
    show(
        "PSNR of each tile, dB (darker: finished)",
        colours.map(),
        PsnrColours.LOW,
        PsnrColours.HIGH,
        "%.0f");
  }

  private void show(String text, ColourMap map, double from, double to, String format) {
    title.setText(text);
    low.setText(String.format(Locale.ROOT, format, from));
    middle.setText(String.format(Locale.ROOT, format, (from + to) / 2));
    high.setText(String.format(Locale.ROOT, format, to));
    List<Stop> stops = new ArrayList<>();
    for (int i = 0; i <= STOPS; i++) {
      double position = i / (double) STOPS;
      int argb = map.argb(position);
      stops.add(new Stop(position, Color.rgb(argb >> 16 & 255, argb >> 8 & 255, argb & 255)));
    }
    bar.setFill(new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops));
    setAccessibleText(text + " from " + low.getText() + " to " + high.getText());
  }
}
