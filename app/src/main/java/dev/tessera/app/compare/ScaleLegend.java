package dev.tessera.app.compare;

import atlantafx.base.theme.Styles;
import dev.tessera.app.fx.ArgbView;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the colours of all maps mean. */
final class ScaleLegend extends VBox {
  private static final int STOPS = 220;
  private static final double HEIGHT = 12;

  private final Label low = new Label();
  private final Label high = new Label();

  ScaleLegend() {
    getStyleClass().add("scale-legend");
    setMaxWidth(Region.USE_PREF_SIZE);
    int[] argb = new int[STOPS];
    for (int i = 0; i < STOPS; i++) {
      argb[i] = SignedColours.argb(2.0 * i / (STOPS - 1) - 1, 1);
    }
    ImageView bar = new ImageView(ArgbView.image(STOPS, 1, argb));
    bar.setFitWidth(STOPS);
    bar.setFitHeight(HEIGHT);
    bar.setSmooth(false); // between one row and none above it there is nothing to smooth
    Label title = new Label("Value h of a unit, one scale for both blocks");
    Label zero = new Label("0");
    title.getStyleClass().add(Styles.TEXT_SMALL);
    for (Label label : new Label[] {low, zero, high}) {
      label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    }
    BorderPane numbers = new BorderPane(zero, null, high, null, low);
    BorderPane.setAlignment(zero, Pos.CENTER);
    getChildren().addAll(title, bar, numbers);
  }

  /** Tells the ends of the scale. */
  void show(double peak) {
    low.setText(String.format(Locale.ROOT, "\u2212%.2f", peak));
    high.setText(String.format(Locale.ROOT, "%.2f", peak));
    setAccessibleText("Colours from " + low.getText() + " to " + high.getText());
  }
}
