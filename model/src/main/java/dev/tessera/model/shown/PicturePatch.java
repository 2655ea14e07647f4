package dev.tessera.model.shown;

import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The cells of the live picture that changed since the last snapshot, as screen pixels, with the
 * error of each. Immutable; the arrays given are handed over.
 */
public final class PicturePatch {
  private final GridTiling grid;
  private final int[] cells;
  private final int[] pixels;
  private final float[] cellPsnr;

  /** Of a whole picture, its lines instead of the pixels of cells. */
  private final int[][] lines;

  private final Told told;

  /**
   * Wraps changed cells without copying.
   *
   * @param grid a grid over (height, width) whose owner cells are meant
   * @param cells tiles in ascending order
   * @param pixels premultiplied ARGB of each cell row-major, cell after cell
   * @param cellPsnr PSNR of each cell, dB, at most 99
   */
  public PicturePatch(GridTiling grid, int[] cells, int[] pixels, float[] cellPsnr) {
    this(grid, cells, pixels, cellPsnr, new int[0][], new Told(0, 0));
  }

  private PicturePatch(
      GridTiling grid, int[] cells, int[] pixels, float[] cellPsnr, int[][] lines, Told told) {
    this.grid = grid;
    this.cells = cells;
    this.pixels = pixels;
    this.cellPsnr = cellPsnr;
    this.lines = lines;
    this.told = told;
  }

  /**
   * What goes for all pixels.
   *
   * @param unseen the colour of lines where nothing was seen
   * @param slice which slice of a signal they are of
   */
  private record Told(int unseen, int slice) {}

  /**
   * A whole picture.
   *
   * @param grid over (height, width)
   * @param lines premultiplied ARGB, (height,width), a line without pixels where nothing was seen
   * @param unseen the colour of those
   * @param cellPsnr PSNR of each cell, dB, at most 99
   */
  PicturePatch(GridTiling grid, int[][] lines, int unseen, float[] cellPsnr) {
    this(
        grid,
        IntStream.range(0, cellPsnr.length).toArray(),
        new int[0],
        cellPsnr,
        lines,
        new Told(unseen, 0));
  }

  /** The same, of a slice of a signal of more axes. */
  public PicturePatch ofSlice(int slice) {
    return new PicturePatch(grid, cells, pixels, cellPsnr, lines, new Told(told.unseen(), slice));
  }

  /**
   * Which slice the picture is, such as the frame of a clip; 0 of a picture. A patch of another
   * slice than the one before says nothing of that one's pixels.
   */
  public int slice() {
    return told.slice();
  }

  /** The grid whose owner cells are meant. */
  public GridTiling grid() {
    return grid;
  }

  /** Number of changed cells. */
  public int size() {
    return cells.length;
  }

  /** The tile that owns the i-th changed cell. */
  public int tile(int i) {
    return cells[i];
  }

  /** PSNR of the i-th changed cell, dB, at most 99. */
  public float psnr(int i) {
    return cellPsnr[i];
  }

  /** Writes the changed cells into a full picture, (height*width) premultiplied ARGB. */
  public void paint(int[] picture) {
    int width = grid.extent(1);
    for (int y = 0; y < lines.length; y++) {
      if (lines[y].length == 0) {
        Arrays.fill(picture, y * width, (y + 1) * width, told.unseen());
      } else {
        System.arraycopy(lines[y], 0, picture, y * width, width);
      }
    }
    if (lines.length == 0) {
      paintCells(picture, width);
    }
  }

  private void paintCells(int[] picture, int width) {
    int columns = grid.tilesAlong(1);
    int source = 0;
    for (int cell : cells) {
      int top = grid.cellStart(0, cell / columns);
      int bottom = grid.cellEnd(0, cell / columns);
      int left = grid.cellStart(1, cell % columns);
      int cellWidth = grid.cellEnd(1, cell % columns) - left;
      for (int y = top; y < bottom; y++) {
        System.arraycopy(pixels, source, picture, y * width + left, cellWidth);
        source += cellWidth;
      }
    }
  }
}
