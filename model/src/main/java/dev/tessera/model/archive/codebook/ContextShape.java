package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.Tensor;

/** Which pixels around a tile foresee it: some rows above, some columns to the left. */
final class ContextShape {
  /** Where there is nothing yet: the middle of 0 to 255. */
  static final float NOTHING = 128;

  private final int[] rows;
  private final int[] columns;

  private ContextShape(int[] rows, int[] columns) {
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Takes places from a file.
   *
   * @param places (P,2) row and column, each from -8 to less than two tiles; at least one negative,
   *     or the row less than a tile and the column negative
   */
  static ContextShape of(Tensor places, int tile) {
    int[] rows = new int[places.length() / 2];
    int[] columns = new int[rows.length];
    for (int p = 0; p < rows.length; p++) {
      rows[p] = (int) places.get(2 * p);
      columns[p] = (int) places.get(2 * p + 1);
      boolean above = rows[p] < 0 && rows[p] >= -tile && columns[p] >= -tile;
      boolean left = rows[p] >= 0 && rows[p] < tile && columns[p] < 0 && columns[p] >= -tile;
      if (!((above && columns[p] < 2 * tile) || left)) {
        throw new IllegalArgumentException(
            "a context lies above or to the left, found " + rows[p] + ", " + columns[p]);
      }
    }
    return new ContextShape(rows, columns);
  }

  /** One row above, one column to the left, the corner and a tile more to the right. */
  static ContextShape border(int tile) {
    int[] rows = new int[3 * tile + 1];
    int[] columns = new int[rows.length];
    for (int p = 0; p < rows.length; p++) {
      boolean above = p <= 2 * tile;
      rows[p] = above ? -1 : p - 2 * tile - 1;
      columns[p] = above ? p - 1 : -1;
    }
    return new ContextShape(rows, columns);
  }

  /** P. */
  int points() {
    return rows.length;
  }

  /**
   * Reads the context of a tile. Where the picture ends, the nearest pixel that is there counts.
   *
   * @param canvas what is decoded so far
   * @param top row of the tile's first pixel
   * @param left its column
   * @param context receives RGB of each pixel, (P,3)
   */
  void read(Canvas canvas, int top, int left, float[] context) {
    for (int p = 0; p < rows.length; p++) {
      int y = top + rows[p];
      int x = left + columns[p];
      if (top == 0) {
        // nothing above: the tile to the left
        y = Math.max(0, y);
        x = Math.min(x, left - 1);
      } else if (left == 0 && columns[p] < 0) {
        // nothing to the left: the row above
        y = Math.min(Math.max(0, y), top - 1);
        x = 0;
      } else {
        y = Math.max(0, y);
        x = Math.min(x, canvas.width() - 1);
      }
      if (x < 0) {
        for (int c = 0; c < Sizes.CHANNELS; c++) {
          context[Sizes.CHANNELS * p + c] = NOTHING;
        }
      } else {
        canvas.read(y, x, context, Sizes.CHANNELS * p);
      }
    }
  }
}
