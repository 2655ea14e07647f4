package dev.tessera.model.fit.points;

import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.TilePoints;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The reconstruction of a picture as the fit sees it in passing: every sample holds the value it
 * had when last visited, rounded to 8 bits. Its error is kept up to date sample by sample. Noting a
 * tile's values costs as much as a third of fitting it, so tiles may take turns.
 */
final class LivePicture implements Reconstruction {
  private static final double CEILING = 99;
  private static final float GREY = 0.5f;

  private final Samples signal;
  private final GridTiling grid;
  private final TilePoints places;
  private final int turns;
  private final int[] pixels;
  private final float[] squaredError;
  private final int width;
  private final int columns;
  private final int[] rowCell;
  private final int[] columnCell;
  private final double[] cellError;
  private final boolean[] changed;
  private double totalError;

  /** Starts mid-grey; a sample not visited yet counts as half the peak off. */
  LivePicture(Samples signal, GridTiling grid, int turns) {
    this.signal = signal;
    this.grid = grid;
    this.turns = turns;
    places = new TilePoints(grid);
    pixels = new int[Math.toIntExact(signal.count())];
    squaredError = new float[pixels.length];
    width = grid.extent(1);
    columns = grid.tilesAlong(1);
    rowCell = owners(grid, 0);
    columnCell = owners(grid, 1);
    cellError = new double[grid.tileCount()];
    changed = new boolean[grid.tileCount()];
    float[] grey = new float[signal.channels()];
    Arrays.fill(grey, GREY);
    Arrays.fill(pixels, Argb.pack(grey, 0, grey.length));
    float unknown = GREY * GREY * grey.length;
    Arrays.fill(squaredError, unknown);
    Arrays.setAll(cellError, cell -> (double) unknown * area(cell, columns));
    totalError = (double) unknown * pixels.length;
  }

  @Override
  public boolean note(float[] values, int[] tiles, int[] points, int round) {
    int channels = signal.channels();
    long[] indices = new long[points.length];
    float check = 0;
    for (int t = 0; t < tiles.length; t++) {
      int first = t * points.length;
      check += values[first * channels];
      if (round != EVERY_TURN && tiles[t] % turns != round % turns) {
        continue;
      }
      places.indices(tiles[t], points, indices, 0);
      boolean inside = places.inside(tiles[t]);
      for (int s = 0; s < points.length; s++) {
        if (inside || places.contains(tiles[t], points[s])) {
          set((int) indices[s], values, (first + s) * channels);
        }
      }
    }
    return Float.isFinite(check);
  }

  private void set(int index, float[] values, int offset) {
    int channels = signal.channels();
    float error = 0;
    for (int c = 0; c < channels; c++) {
      float difference = Argb.quantise(values[offset + c]) / 255f - signal.get(index, c);
      error += difference * difference;
    }
    int row = index / width;
    int cell = rowCell[row] * columns + columnCell[index - row * width];
    double change = (double) error - squaredError[index];
    squaredError[index] = error;
    cellError[cell] += change;
    totalError += change;
    pixels[index] = Argb.pack(values, offset, channels);
    changed[cell] = true;
  }

  @Override
  public double psnr() {
    return decibel(totalError, pixels.length);
  }

  @Override
  public double meanError() {
    return Double.NaN;
  }

  @Override
  public Optional<PicturePatch> takePatch(boolean all) {
    if (all) {
      Arrays.fill(changed, true);
    }
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
    return Optional.of(new PicturePatch(grid, cells, patch, psnr));
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
    Arrays.setAll(owners, i -> grid.ownerAlong(axis, i));
    return owners;
  }
}
