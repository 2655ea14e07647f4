package dev.tessera.app.fit;

import dev.tessera.app.fx.Viewport;
import dev.tessera.app.session.PixelImage;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** The value of every pixel in view, written on it when it is magnified enough. */
final class PixelValues extends Pane {
  /** Logical units per image pixel that three lines of text need. */
  private static final double LEGIBLE = 48;

  private static final PseudoClass BRIGHT = PseudoClass.getPseudoClass("bright");

  PixelValues() {
    setManaged(false);
    setMouseTransparent(true);
  }

  static boolean legible(Viewport v) {
    return v.scale() >= LEGIBLE;
  }

  void draw(PictureViewModel model, LivePixels live, Viewport v) {
    PictureMode mode = model.shownModeProperty().get();
    setVisible(legible(v) && mode != PictureMode.TILE_PSNR);
    if (!isVisible()) {
      return;
    }
    PixelImage shown = PictureCrop.visible(model, live, v);
    int used = 0;
    for (int y = 0; y < shown.height(); y++) {
      for (int x = 0; x < shown.width(); x++) {
        int column = v.firstColumn() + x;
        int row = v.firstRow() + y;
        Text text = text(used++);
        int argb = shown.argb(x, y);
        text.setText(
            mode == PictureMode.ERROR
                ? error(live.describe(column, row, model.errorKindProperty().get()))
                : levels(argb, live.channels()));
        text.setX(v.toViewX(column));
        text.setY(v.toViewY(row + 0.5));
        text.setWrappingWidth(v.scale());
        text.pseudoClassStateChanged(BRIGHT, luminance(argb) > 128);
        text.setVisible(true);
      }
    }
    for (; used < getChildren().size(); used++) {
      getChildren().get(used).setVisible(false);
    }
  }

  private Text text(int index) {
    if (index == getChildren().size()) {
      Text text = new Text();
      text.getStyleClass().add("pixel-value");
      text.setTextOrigin(VPos.CENTER);
      text.setTextAlignment(TextAlignment.CENTER);
      text.setManaged(false);
      getChildren().add(text);
    }
    return (Text) getChildren().get(index);
  }

  private static String error(HoverInfo pixel) {
    return pixel.error().isPresent()
        ? String.format(Locale.ROOT, "%.3f", pixel.error().getAsDouble())
        : "";
  }

  private static String levels(int argb, int channels) {
    StringBuilder levels = new StringBuilder();
    for (int c = 0; c < channels; c++) {
      levels.append(c == 0 ? "" : "\n").append(Math.round(PixelImage.channel(argb, c) * 255));
    }
    return levels.toString();
  }

  private static double luminance(int argb) {
    return 0.299 * (argb >> 16 & 255) + 0.587 * (argb >> 8 & 255) + 0.114 * (argb & 255);
  }
}
