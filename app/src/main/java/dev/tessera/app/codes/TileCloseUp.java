package dev.tessera.app.codes;

import dev.tessera.app.fx.ArgbView;
import dev.tessera.app.session.PixelRect;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The pixels of a tile, magnified with hard edges. */
final class TileCloseUp extends VBox {
  private static final double SIDE = 112;

  /** Pixels of the magnified picture's longer side at least, enough for twice the logical size. */
  private static final int FINE = 2 * (int) SIDE;

  /** Where pixels come from. */
  @FunctionalInterface
  interface Pixels {
    /** Premultiplied ARGB of a pixel of the picture. */
    int argb(int x, int y);
  }

  private final ImageView image = new ImageView();
  private final MotionArrows arrows = new MotionArrows();

  TileCloseUp(String title) {
    getStyleClass().add("close-up");
    StackPane frame = new StackPane(image, arrows);
    frame.getStyleClass().add("close-up-frame");
    frame.setMinSize(SIDE, SIDE);
    frame.setMaxSize(SIDE, SIDE);
    image.setPreserveRatio(true);
    image.setFitWidth(SIDE);
    image.setFitHeight(SIDE);
    frame.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    frame.setAccessibleText(title);
    getChildren().addAll(new Label(title), frame);
  }

  /** Shows motion over the pixels of a tile that are shown. */
  void showMoved(PixelRect cell, List<MovedPart> parts) {
    double scale = SIDE / Math.max(cell.width(), cell.height());
    double left = (SIDE - scale * cell.width()) / 2 - scale * cell.x();
    double top = (SIDE - scale * cell.height()) / 2 - scale * cell.y();
    arrows.show(
        parts, new MotionArrows.Placing(scale, left, top), new Rectangle2D(0, 0, SIDE, SIDE));
  }

  void show(PixelRect cell, Pixels pixels) {
    int longer = Math.max(cell.width(), cell.height());
    int width = Math.max(1, FINE / longer * cell.width());
    int height = Math.max(1, FINE / longer * cell.height());
    if (longer > FINE) {
      width = Math.max(1, cell.width() * FINE / longer);
      height = Math.max(1, cell.height() * FINE / longer);
    }
    int[] argb = new int[width * height];
    for (int i = 0; i < argb.length; i++) {
      int x = (int) ((long) (i % width) * cell.width() / width);
      int y = (int) ((long) (i / width) * cell.height() / height);
      argb[i] = pixels.argb(cell.x() + x, cell.y() + y);
    }
    image.setImage(ArgbView.image(width, height, argb));
  }

  void clear() {
    image.setImage(null);
    arrows.getElements().clear();
  }
}
