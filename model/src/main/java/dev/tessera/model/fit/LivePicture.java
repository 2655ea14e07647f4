package dev.tessera.model.fit;

import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The reconstruction as the fit sees it in passing: every sample holds the value it had when last
 * visited, rounded to 8 bits. Costs no extra evaluation; its error is kept up to date sample by
 * sample.
 */
final class LivePicture {
  private static final double CEILING = 99;

  private final Samples signal;
  private final GridTiling grid;
  private final int[] pixels;
  private final float[] squaredError;
  private final int width;
  private final int columns;
  private final int[] rowCell;
  private final int[] columnCell;
  private final double[] cellError;
  private final boolean[] changed;
  private double totalError;

  /** Starts mid-grey. */
  LivePicture(Samples signal, GridTiling grid) {
    this.signal = signal;
    this.grid = grid;
    pixels = new int[signal.count()];
    squaredError = new float[signal.count()];
    width = grid.extent(1);
    columns = grid.tilesAlong(1);
    rowCell = owners(grid, 0);
    columnCell = owners(grid, 1);
    cellError = new double[grid.tileCount()];
    changed = new boolean[grid.tileCount()];
    float[] grey = new float[signal.channels()];
    Arrays.fill(grey, 0.5f);
    for (int i = 0; i < pixels.length; i++) {
      set(i, grey, 0);
    }
  }

  /** Notes the value of one sample, (C) from {@code offset}. */
  void set(int index, float[] values, int offset) {
    int channels = signal.channels();
    float error = 0;
    for (int c = 0; c < channels; c++) {
      float difference = Argb.quantise(values[offset + c]) / 255f - signal.get(index, c);
      error += difference * difference;
    }
    int row = index / width;
    int cell = rowCell[row] * columns + columnCell[index - row * width];
    double change = error - squaredError[index];
    squaredError[index] = error;
    cellError[cell] += change;
    totalError += change;
    pixels[index] = Argb.pack(values, offset, channels);
    changed[cell] = true;
  }

  /** PSNR in dB of the whole picture, peak 1, all channels together; at most 99. */
  double psnr() {
    return decibel(totalError, pixels.length);
  }

  /** The cells that changed since the last call. */
  PicturePatch takePatch() {
    int[] cells = IntStream.range(0, changed.length).filter(i -> changed[i]).toArray();
    Arrays.fill(changed, false);
    int size = 0;
    for (int cell : cells) {
      size += area(cell, columns);
    }
    int[] patch = new int[size];
    float[] psnr = new float[cells.length];
    int target = 0;
    for (int i = 0; i < cells.length; i++) {
      int left = grid.cellStart(1, cells[i] % columns);
      int length = grid.cellEnd(1, cells[i] % columns) - left;
      int bottom = grid.cellEnd(0, cells[i] / columns);
      for (int y = grid.cellStart(0, cells[i] / columns); y < bottom; y++) {
        System.arraycopy(pixels, y * grid.extent(1) + left, patch, target, length);
        target += length;
      }
      psnr[i] = (float) decibel(cellError[cells[i]], area(cells[i], columns));
    }
    return new PicturePatch(grid, cells, patch, psnr);
  }

  /** All cells. */
  PicturePatch takeAll() {
    Arrays.fill(changed, true);
    return takePatch();
  }

  private int area(int cell, int columns) {
    return (grid.cellEnd(0, cell / columns) - grid.cellStart(0, cell / columns))
        * (grid.cellEnd(1, cell % columns) - grid.cellStart(1, cell % columns));
  }

  private double decibel(double squaredErrorSum, int count) {
    double mean = squaredErrorSum / ((double) count * signal.channels());
    return mean <= 0 ? CEILING : Math.min(CEILING, -10 * Math.log10(mean));
  }

  private static int[] owners(GridTiling grid, int axis) {
    int[] owners = new int[grid.extent(axis)];
    for (int i = 0; i < owners.length; i++) {
      owners[i] = grid.ownerAlong(axis, i);
    }
    return owners;
  }
}
