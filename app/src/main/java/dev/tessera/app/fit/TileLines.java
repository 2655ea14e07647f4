package dev.tessera.app.fit;

import dev.tessera.app.fx.Viewport;
import dev.tessera.model.tile.GridTiling;
import javafx.scene.Node;

/** Borders of the tiles in view and, strongly magnified, of the pixels in view. */
final class TileLines {
  /** Closest borders drawn, logical units; closer ones would hide the picture. */
  private static final double CLOSEST = 4;

  /** Distance from which borders are drawn in full strength. */
  private static final double CLEAR = 16;

  /** Device pixels per image pixel from which pixels get borders. */
  static final double PIXEL_ZOOM = 16;

  private final GridLines tiles = new GridLines("tile-line");
  private final GridLines pixels = new GridLines("pixel-line");

  Node tileNode() {
    return tiles;
  }

  Node pixelNode() {
    return pixels;
  }

  void draw(GridTiling grid, Viewport v, boolean withTiles) {
    double spacing =
        v.scale() * Math.min(grid.tile(0) - grid.overlap(0), grid.tile(1) - grid.overlap(1));
    boolean drawn = withTiles && spacing >= CLOSEST;
    tiles.setVisible(drawn);
    if (drawn) {
      tiles.setOpacity(Math.min(1, spacing / CLEAR));
      tiles.begin();
      int lastColumn = grid.ownerAlong(1, v.endColumn() - 1);
      for (int c = grid.ownerAlong(1, v.firstColumn()); c <= lastColumn; c++) {
        upright(tiles, v, grid.cellStart(1, c));
      }
      upright(tiles, v, grid.cellEnd(1, lastColumn));
      int lastRow = grid.ownerAlong(0, v.endRow() - 1);
      for (int r = grid.ownerAlong(0, v.firstRow()); r <= lastRow; r++) {
        level(tiles, v, grid.cellStart(0, r));
      }
      level(tiles, v, grid.cellEnd(0, lastRow));
      tiles.end();
    }
    pixels.setVisible(v.zoom() >= PIXEL_ZOOM);
    if (pixels.isVisible()) {
      pixels.begin();
      for (int x = v.firstColumn(); x <= v.endColumn(); x++) {
        upright(pixels, v, x);
      }
      for (int y = v.firstRow(); y <= v.endRow(); y++) {
        level(pixels, v, y);
      }
      pixels.end();
    }
  }

  private static void upright(GridLines lines, Viewport v, int column) {
    double top = Math.max(0, v.snapY(0));
    double bottom = Math.min(v.viewHeight(), v.snapY(v.imageHeight()));
    lines.add(v.snapX(column), top, 1 / v.deviceScale(), bottom - top);
  }

  private static void level(GridLines lines, Viewport v, int row) {
    double left = Math.max(0, v.snapX(0));
    double right = Math.min(v.viewWidth(), v.snapX(v.imageWidth()));
    lines.add(left, v.snapY(row), right - left, 1 / v.deviceScale());
  }
}
