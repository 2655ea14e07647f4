package dev.tessera.app.session;

import dev.tessera.model.tile.GridTiling;

/** A rectangle of whole pixels. */
public record PixelRect(int x, int y, int width, int height) {
  /** The pixels of a picture that a tile owns. */
  public static PixelRect of(GridTiling grid, int tile) {
    int row = grid.coordinate(tile, 0);
    int column = grid.coordinate(tile, 1);
    int left = grid.cellStart(1, column);
    int top = grid.cellStart(0, row);
    return new PixelRect(left, top, grid.cellEnd(1, column) - left, grid.cellEnd(0, row) - top);
  }

  /** The tile that owns a pixel of a picture. */
  public static int tileAt(GridTiling grid, int x, int y) {
    return grid.ownerAlong(0, y) * grid.tilesAlong(1) + grid.ownerAlong(1, x);
  }

  /** One past the last column. */
  public int right() {
    return x + width;
  }

  /** One past the last row. */
  public int bottom() {
    return y + height;
  }
}
