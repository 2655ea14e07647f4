package dev.tessera.app.codes;

import atlantafx.base.theme.Styles;
import dev.tessera.app.session.Figures;
import dev.tessera.app.session.PixelRect;
import dev.tessera.model.tile.GridTiling;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The selected tile: as it was, as it is, and its code as bars. */
final class TileEditor extends HBox {
  private final LatentViewModel model;
  private final TileCloseUp original = new TileCloseUp("Original");
  private final TileCloseUp now = new TileCloseUp("Reconstruction");
  private final Label title = new Label();
  private final Label reading = new Label();
  private final CodeBars bars;
  private final ScrollPane scroll;

  TileEditor(LatentViewModel model) {
    this.model = model;
    getStyleClass().add("tile-editor");
    bars = new CodeBars(model);
    scroll = new ScrollPane(bars);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("edge-to-edge");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    title.getStyleClass().add(Styles.TEXT_BOLD);
    reading.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    VBox code = new VBox(title, new ExpertSlider(model), scroll, reading);
    code.getStyleClass().add("tile-code");
    HBox.setHgrow(code, Priority.ALWAYS);
    code.setMinWidth(0);
    getChildren().addAll(original, now, code);
    model.pointer().code().subscribe(this::refresh);
    refresh();
    bars.current().subscribe(this::follow);
    model.colours().subscribe(this::refresh);
    model.motion().shown().subscribe(this::refresh);
  }

  /** Shows the pixels again. */
  void refresh() {
    int tile = model.pointer().selected().get();
    Optional<GridTiling> grid = model.grid().filter(g -> tile != TilePointer.NO_TILE);
    Optional<ShownPicture> picture = model.picture();
    if (grid.isEmpty() || picture.isEmpty()) {
      original.clear();
      now.clear();
      title.setText("");
    } else {
      PixelRect cell = PixelRect.of(grid.get(), tile);
      original.show(cell, picture.get().original()::argb);
      now.show(cell, picture.get()::argb);
      List<MovedPart> moved =
          model.motion().parts().stream().filter(part -> part.in(cell)).toList();
      now.showMoved(cell, moved);
      title.setText(title(grid.get(), tile) + moved(moved));
    }
    reading.setText(bars.reading());
  }

  private String title(GridTiling grid, int tile) {
    String changed = model.edited(tile) ? " \u00b7 changed" : "";
    return name(grid, tile)
        + model.psnr(tile).map(p -> " \u00b7 " + Figures.decibels(p)).orElse("")
        + changed;
  }

  private static String moved(List<MovedPart> parts) {
    return parts.isEmpty() ? "" : " \u00b7 " + MovedPart.summary(parts);
  }

  /** A tile's number and place. */
  static String name(GridTiling grid, int tile) {
    return "Tile %d (column %d, row %d)"
        .formatted(tile, grid.coordinate(tile, 1), grid.coordinate(tile, 0));
  }

  private void follow() {
    reading.setText(bars.reading());
    double hidden = bars.getWidth() - scroll.getViewportBounds().getWidth();
    if (hidden > 0) {
      double half = scroll.getViewportBounds().getWidth() / 2;
      double left = scroll.getHvalue() * hidden;
      double x = bars.currentX();
      if (x < left + 10 || x > left + 2 * half - 10) {
        scroll.setHvalue(Math.max(0, Math.min(1, (x - half) / hidden)));
      }
    }
  }
}
