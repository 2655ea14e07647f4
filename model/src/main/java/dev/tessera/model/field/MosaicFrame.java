package dev.tessera.model.field;

import java.util.Arrays;

/**
 * What a frame of a tile shows, as samples, from which cells of the frame after it may be moved.
 * Beyond the border of the tile its last samples go on.
 */
final class MosaicFrame {
  private final MosaicShape shape;
  private final MosaicMoves moves;
  private final MosaicCosines cosines;
  private final int width;
  private final int side;

  /** Samples of the whole frame, (C,rows,columns), and of which cells they are there. */
  private final float[] samples;

  private final boolean[] there;

  /** What is shown: modulations of a tile that begin somewhere, and its frame. */
  private float[] m = {};

  private int from;
  private int frame;

  /** A cell's samples, by rows, channels and columns. */
  private final float[] cellSamples;

  /** A cell's modulation, (H). */
  private final float[] one;

  /** A cell's samples, moved, by rows, channels and columns. */
  private final float[] moved;

  /** Where a cell's rows and columns lie in the frame: two each, of which the mean is taken. */
  private final int[] rows;

  private final int[] columns;

  MosaicFrame(FieldSpec spec, MosaicCosines cosines) {
    shape = MosaicShape.of(spec);
    moves = shape.moves();
    this.cosines = cosines;
    width = spec.width();
    side = cosines.side();
    samples = new float[cosines.channels() * plane()];
    there = new boolean[shape.cells()];
    cellSamples = new float[cosines.channels() * side * side];
    one = new float[width];
    moved = new float[cosines.channels() * side * side];
    rows = new int[2 * side];
    columns = new int[2 * side];
  }

  private int plane() {
    return shape.cells() * side * side;
  }

  private int row() {
    return shape.columns() * side;
  }

  /**
   * Shows a frame.
   *
   * @param m of the tile begins at {@code from}, (slots,H); those of the frame stay as they are
   *     while it is shown
   */
  void show(float[] m, int from, int frame) {
    this.m = m;
    this.from = from;
    this.frame = frame;
    Arrays.fill(there, false);
  }

  /** Sees to it that the samples of a cell are there. */
  private void need(int cell) {
    if (there[cell]) {
      return;
    }
    there[cell] = true;
    cosines.samples(m, from + (cell * shape.frames() + frame) * width, cellSamples);
    int at = 0;
    for (int y = 0; y < side; y++) {
      for (int c = 0; c < cosines.channels(); c++) {
        System.arraycopy(cellSamples, at, samples, c * plane() + corner(cell) + y * row(), side);
        at += side;
      }
    }
  }

  /** Where the first sample of a cell is. */
  private int corner(int cell) {
    return cell / shape.columns() * side * row() + cell % shape.columns() * side;
  }

  /**
   * Adds the modulation of what a cell shows of this frame, moved.
   *
   * @param move number of the displacement
   * @param into (H) from {@code to} on
   */
  void addMoved(int cell, int move, float[] into, int to) {
    place(side, cell / shape.columns() * side, moves.rows(move), shape.rows() * side, rows);
    place(side, cell % shape.columns() * side, moves.columns(move), row(), columns);
    needAround();
    int next = 0;
    for (int y = 0; y < side; y++) {
      for (int from = 0; from < samples.length; from += plane()) {
        int upper = from + rows[2 * y] * row();
        int lower = from + rows[2 * y + 1] * row();
        for (int x = 0; x < side; x++) {
          int left = columns[2 * x];
          int right = columns[2 * x + 1];
          float above = samples[upper + left] + samples[upper + right];
          float below = samples[lower + left] + samples[lower + right];
          moved[next++] = 0.25f * (above + below);
        }
      }
    }
    cosines.modulation(moved, one);
    for (int h = 0; h < width; h++) {
      into[to + h] += one[h];
    }
  }

  /** The cells in which the rows and columns lie. */
  private void needAround() {
    for (int y = rows[0] / side; y <= rows[2 * side - 1] / side; y++) {
      for (int x = columns[0] / side; x <= columns[2 * side - 1] / side; x++) {
        need(y * shape.columns() + x);
      }
    }
  }

  /**
   * The sum of the channels.
   *
   * @param into receives rows and columns with so many more around them that repeat the border
   */
  void sum(float[] into, int margin) {
    for (int cell = 0; cell < shape.cells(); cell++) {
      need(cell);
    }
    int high = shape.rows() * side;
    int to = 0;
    for (int row = -margin; row < high + margin; row++) {
      int first = Math.max(0, Math.min(high - 1, row)) * row();
      for (int column = -margin; column < row() + margin; column++) {
        float sum = 0;
        int at = first + Math.max(0, Math.min(row() - 1, column));
        for (; at < samples.length; at += plane()) {
          sum += samples[at];
        }
        into[to++] = sum;
      }
    }
  }

  /**
   * Where the rows of a cell lie that is moved, or its columns.
   *
   * @param side of a cell
   * @param first row of the cell
   * @param halves of a row by which it is moved
   * @param end rows that there are; those beyond are the last
   * @param into receives two for each, of which the mean is taken
   */
  static void place(int side, int first, int halves, int end, int[] into) {
    for (int i = 0; i < side; i++) {
      int at = 2 * (first + i) + halves;
      into[2 * i] = Math.max(0, Math.min(end - 1, Math.floorDiv(at, 2)));
      into[2 * i + 1] = Math.max(0, Math.min(end - 1, Math.floorDiv(at + 1, 2)));
    }
  }
}
