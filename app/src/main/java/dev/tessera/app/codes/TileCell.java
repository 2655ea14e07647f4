package dev.tessera.app.codes;

import dev.tessera.model.tile.GridTiling;

/** The pixels that a tile of an image owns; right and bottom are one past the last. */
record TileCell(int left, int top, int right, int bottom) {
  static TileCell of(GridTiling grid, int tile) {
    int row = grid.coordinate(tile, 0);
    int column = grid.coordinate(tile, 1);
    return new TileCell(
        grid.cellStart(1, column),
        grid.cellStart(0, row),
        grid.cellEnd(1, column),
        grid.cellEnd(0, row));
  }

  /** The tile that owns a pixel of the picture. */
  static int tileAt(GridTiling grid, int x, int y) {
    return grid.ownerAlong(0, y) * grid.tilesAlong(1) + grid.ownerAlong(1, x);
  }

  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }

  int count() {
    return width() * height();
  }
}
