package dev.tessera.model.shown;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.gather.TilesOnDevice;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.TilePoints;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The reconstruction of a picture as the fit sees it in passing: every sample holds the value it
 * had when last visited, rounded to 8 bits. Its error is kept up to date sample by sample. Noting a
 * tile's values costs as much as a third of fitting it, so tiles may take turns.
 */
public final class LivePicture implements Reconstruction {
  private static final float GREY = 0.5f;

  private final Samples signal;
  private final GridTiling grid;
  private final TilePoints places;
  private final int turns;
  private final int width;

  /** Lines of the picture; one is made when a sample of it is visited first. */
  private final int[][] pixels;

  private final float[][] squaredError;
  private final int grey;
  private final float unknown;
  private final int columns;
  private final int[] rowCell;
  private final int[] columnCell;
  private final int[] heights;
  private final int[] widths;
  private final double[] cellError;
  private final boolean[] changed;
  private double totalError;

  /** Where the newest pixels of some tiles are; they come down when somebody looks. */
  private Optional<Screen> screen = Optional.empty();

  private final BitSet onScreen = new BitSet();

  /** Starts mid-grey; a sample not visited yet counts as half the peak off. */
  public LivePicture(Samples signal, GridTiling grid, int turns) {
    this.signal = signal;
    this.grid = grid;
    this.turns = turns;
    places = new TilePoints(grid);
    width = grid.extent(1);
    pixels = new int[grid.extent(0)][0];
    squaredError = new float[pixels.length][0];
    columns = grid.tilesAlong(1);
    rowCell = owners(grid, 0);
    columnCell = owners(grid, 1);
    heights = cells(grid, 0);
    widths = cells(grid, 1);
    cellError = new double[grid.tileCount()];
    changed = new boolean[grid.tileCount()];
    float[] half = new float[signal.channels()];
    Arrays.fill(half, GREY);
    grey = Argb.pack(half, 0, half.length);
    unknown = GREY * GREY * half.length;
    Arrays.setAll(cellError, cell -> (double) unknown * area(cell));
    totalError = (double) unknown * signal.count();
  }

  @Override
  public boolean note(float[] values, int[] tiles, int[] points, int round) {
    int channels = signal.channels();
    long[] indices = new long[points.length];
    float check = 0;
    for (int t = 0; t < tiles.length; t++) {
      int first = t * points.length;
      check += values[first * channels];
      if (!Reconstruction.takesTurn(tiles[t], round, turns)) {
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

  /**
   * Where tiles overlap, a sample shows the tile that was visited last, which is seen to sample by
   * sample; else a tile's pixels stay on the device until they are taken.
   */
  @Override
  public DeviceNotes onDevice(Scope scope, TilesOnDevice tiles) {
    if (grid.overlap(0) > 0 || grid.overlap(1) > 0) {
      return Reconstruction.super.onDevice(scope, tiles);
    }
    Screen made = new Screen(scope, tiles, grid, signal.channels(), grey);
    screen = Optional.of(made);
    return new DeviceNotes() {
      @Override
      public NDArray wanted(Visit visit) {
        return made.show(visit);
      }

      @Override
      public void note(int[] cells, float[] errors) {
        noteCells(cells, errors);
      }
    };
  }

  private void noteCells(int[] cells, float[] errors) {
    for (int i = 0; i < cells.length; i++) {
      int cell = cells[i];
      totalError += errors[i] - cellError[cell];
      cellError[cell] = errors[i];
      changed[cell] = true;
      onScreen.set(cell);
    }
  }

  private void fetch(Screen from) {
    if (onScreen.cardinality() > grid.tileCount() / 2) {
      System.arraycopy(from.lines(), 0, pixels, 0, pixels.length);
      onScreen.clear();
      return;
    }
    int[] cells = onScreen.stream().toArray();
    int most = Math.max(1, Screen.FETCHED_AT_ONCE / grid.samplesPerTile());
    for (int first = 0; first < cells.length; first += most) {
      int[] some = Arrays.copyOfRange(cells, first, Math.min(cells.length, first + most));
      int[] fetched = from.pixels(some);
      for (int i = 0; i < some.length; i++) {
        int left = grid.cellStart(1, some[i] % columns);
        int top = grid.cellStart(0, some[i] / columns);
        for (int y = 0; y < heights[some[i] / columns]; y++) {
          int source = i * grid.samplesPerTile() + y * grid.tile(1);
          System.arraycopy(fetched, source, line(top + y), left, widths[some[i] % columns]);
        }
      }
    }
    onScreen.clear();
  }

  private void set(int index, float[] values, int offset) {
    int channels = signal.channels();
    float error = 0;
    for (int c = 0; c < channels; c++) {
      float difference = Argb.quantise(values[offset + c]) / 255f - signal.get(index, c);
      error += difference * difference;
    }
    int row = index / width;
    int column = index - row * width;
    int cell = rowCell[row] * columns + columnCell[column];
    int[] line = line(row);
    float[] known = squaredError(row);
    double change = (double) error - known[column];
    known[column] = error;
    cellError[cell] += change;
    totalError += change;
    line[column] = Argb.pack(values, offset, channels);
    changed[cell] = true;
  }

  private int[] line(int row) {
    if (pixels[row].length == 0) {
      pixels[row] = new int[width];
      Arrays.fill(pixels[row], grey);
    }
    return pixels[row];
  }

  private float[] squaredError(int row) {
    if (squaredError[row].length == 0) {
      squaredError[row] = new float[width];
      Arrays.fill(squaredError[row], unknown);
    }
    return squaredError[row];
  }

  /** C. */
  int channels() {
    return signal.channels();
  }

  @Override
  public double psnr() {
    return decibel(totalError, signal.count());
  }

  @Override
  public double meanError() {
    return Double.NaN;
  }

  @Override
  public Optional<PicturePatch> takePatch(boolean all) {
    screen.ifPresent(this::fetch);
    int[] cells = IntStream.range(0, changed.length).filter(i -> all || changed[i]).toArray();
    float[] psnr = new float[cells.length];
    for (int i = 0; i < cells.length; i++) {
      psnr[i] = (float) decibel(cellError[cells[i]], area(cells[i]));
    }
    if (all) {
      return Optional.of(new PicturePatch(grid, pixels, grey, psnr));
    }
    Arrays.fill(changed, false);
    int size = 0;
    for (int cell : cells) {
      size += area(cell);
    }
    int[] patch = new int[size];
    int target = 0;
    for (int i = 0; i < cells.length; i++) {
      int left = grid.cellStart(1, cells[i] % columns);
      int length = grid.cellEnd(1, cells[i] % columns) - left;
      int bottom = grid.cellEnd(0, cells[i] / columns);
      for (int y = grid.cellStart(0, cells[i] / columns); y < bottom; y++) {
        System.arraycopy(line(y), left, patch, target, length);
        target += length;
      }
    }
    return Optional.of(new PicturePatch(grid, cells, patch, psnr));
  }

  private int area(int cell) {
    return heights[cell / columns] * widths[cell % columns];
  }

  private double decibel(double squaredErrorSum, long count) {
    double mean = squaredErrorSum / ((double) count * signal.channels());
    return Psnr.limited(mean);
  }

  private static int[] owners(GridTiling grid, int axis) {
    int[] owners = new int[grid.extent(axis)];
    Arrays.setAll(owners, i -> grid.ownerAlong(axis, i));
    return owners;
  }

  private static int[] cells(GridTiling grid, int axis) {
    int[] lengths = new int[grid.tilesAlong(axis)];
    Arrays.setAll(lengths, i -> grid.cellEnd(axis, i) - grid.cellStart(axis, i));
    return lengths;
  }
}
