package dev.tessera.model.field;

import java.util.Arrays;

/**
 * The way back from a cell that is moved to the cells of the frame before that it shows: the
 * transpose of {@link MosaicFrame#addMoved}.
 */
final class MosaicSpread {
  private final MosaicShape shape;
  private final MosaicMoves moves;
  private final MosaicCosines cosines;
  private final int width;
  private final int side;

  /** The squared length of each cosine over the samples, (H). */
  private final float[] squares;

  /** Samples of the frame before, (C,rows,columns), nought between calls. */
  private final float[] before;

  /** A cell's samples, by rows, channels and columns, and a modulation, (H). */
  private final float[] cell;

  private final float[] one;

  /** Where a cell's rows and columns lie in the frame before. */
  private final int[] rows;

  private final int[] columns;

  MosaicSpread(Weights weights) {
    shape = MosaicShape.of(weights.spec());
    moves = shape.moves();
    cosines = new MosaicCosines(weights);
    width = weights.spec().width();
    side = cosines.side();
    cell = new float[cosines.channels() * side * side];
    one = new float[width];
    rows = new int[2 * side];
    columns = new int[2 * side];
    before = new float[shape.cells() * cell.length];
    squares = new float[width];
    for (int h = 0; h < width; h++) {
      Arrays.fill(one, 0);
      one[h] = 1;
      cosines.samples(one, 0, cell);
      for (float value : cell) {
        squares[h] += value * value;
      }
    }
  }

  /**
   * Goes back.
   *
   * @param slot that is moved, not of the first frame
   * @param move number of the displacement
   * @param from a modulation there, (H)
   * @param all (slots,H), to whose slots of the frame before their shares are added
   */
  void back(int slot, int move, float[] from, float[] all) {
    int number = slot / shape.frames();
    int frame = slot % shape.frames() - 1;
    int high = shape.rows() * side;
    int wide = shape.columns() * side;
    int channels = cosines.channels();
    MosaicFrame.place(side, number / shape.columns() * side, moves.rows(move), high, rows);
    MosaicFrame.place(side, number % shape.columns() * side, moves.columns(move), wide, columns);
    for (int h = 0; h < width; h++) {
      one[h] = from[h] / squares[h];
    }
    cosines.samples(one, 0, cell);
    int next = 0;
    for (int y = 0; y < side; y++) {
      for (int c = 0; c < channels; c++) {
        int upper = (c * high + rows[2 * y]) * wide;
        int lower = (c * high + rows[2 * y + 1]) * wide;
        for (int x = 0; x < side; x++) {
          float quarter = 0.25f * cell[next++];
          before[upper + columns[2 * x]] += quarter;
          before[upper + columns[2 * x + 1]] += quarter;
          before[lower + columns[2 * x]] += quarter;
          before[lower + columns[2 * x + 1]] += quarter;
        }
      }
    }
    for (int y = rows[0] / side; y <= rows[2 * side - 1] / side; y++) {
      for (int x = columns[0] / side; x <= columns[2 * side - 1] / side; x++) {
        take(y, x);
        cosines.modulation(cell, one);
        int to = ((y * shape.columns() + x) * shape.frames() + frame) * width;
        for (int h = 0; h < width; h++) {
          all[to + h] += squares[h] * one[h];
        }
      }
    }
  }

  /** Takes the samples of a cell out of the frame. */
  private void take(int row, int column) {
    int wide = shape.columns() * side;
    int at = 0;
    for (int y = 0; y < side; y++) {
      for (int c = 0; c < cosines.channels(); c++) {
        int from = (c * shape.rows() * side + row * side + y) * wide + column * side;
        System.arraycopy(before, from, cell, at, side);
        Arrays.fill(before, from, from + side, 0);
        at += side;
      }
    }
  }
}
