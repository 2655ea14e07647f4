package dev.tessera.app.fit;

import dev.tessera.app.fx.Viewport;
import dev.tessera.app.session.PixelRect;
import dev.tessera.model.fit.Snapshot.TileCode;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A few words on the tile under the cursor: number, PSNR, code. */
final class TileCard extends VBox {
  private static final double GAP = 10;

  private final Label title = new Label();
  private final Label quality = new Label();
  private final CodeStrip strip = new CodeStrip();

  TileCard() {
    getStyleClass().addAll("picture-card", "tile-card");
    title.getStyleClass().add("tile-title");
    strip.managedProperty().bind(strip.visibleProperty());
    setManaged(false);
    setMouseTransparent(true);
    getChildren().addAll(title, quality, strip);
  }

  void show(HoverInfo info, int columns, Optional<TileCode> code) {
    title.setText(
        String.format(
            Locale.ROOT,
            "Tile %d (column %d, row %d)",
            info.tile(),
            info.tile() % columns,
            info.tile() / columns));
    quality.setText(
        info.tilePsnr().isPresent()
            ? String.format(Locale.ROOT, "%.1f dB", info.tilePsnr().getAsDouble())
            : "not fitted yet");
    Optional<TileCode> own = code.filter(c -> c.tile() == info.tile());
    strip.setVisible(own.isPresent());
    own.ifPresent(strip::show);
  }

  /** Stands beside a tile, inside the view. */
  void place(PixelRect cell, Viewport v) {
    double width = prefWidth(-1);
    double height = prefHeight(width);
    double right = v.toViewX(cell.right()) + GAP;
    double x = right + width <= v.viewWidth() ? right : v.toViewX(cell.x()) - GAP - width;
    double y = v.toViewY(cell.y());
    resizeRelocate(
        Math.max(GAP, Math.min(v.viewWidth() - width - GAP, x)),
        Math.max(GAP, Math.min(v.viewHeight() - height - GAP, y)),
        width,
        height);
  }
}
