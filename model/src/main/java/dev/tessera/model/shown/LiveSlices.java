package dev.tessera.model.shown;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.gather.TilesOnDevice;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SliceTiles;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * What a fit of a signal with slices has reached, such as a clip: the error of each slice of each
 * tile as it was when last visited, of values rounded to 8 bits, and one slice as a picture. A clip
 * need not fit in memory a second time, so pixels are kept of the slice that is looked at only.
 *
 * <p>Samples count in the tile that owns them, so where tiles overlap each counts once.
 */
public final class LiveSlices implements Reconstruction {
  /** Squared error per value of what was never visited: half the peak off. */
  private static final double UNKNOWN = 0.25;

  private final Samples signal;
  private final GridTiling grid;
  private final int turns;
  private final int channels;

  /** Points of a tile in one of its planes, and planes of a tile. */
  private final int area;

  private final int planes;

  /** Points of a plane in a row. */
  private final int width;

  /** Tiles of a layer: those along the last two axes. */
  private final int cells;

  /** The slice of each plane of a layer, (layers, planes); -1 where the layer does not own it. */
  private final int[] slices;

  /** Squared error of each plane of each tile, (T, planes), summed over what it owns. */
  private final float[] squares;

  private final BitSet known;
  private final double[] sliceSquares;
  private final long[] sliceKnown;
  private final double[] sums;
  private final int[] counts;
  private final FetchedTargets targets;
  private final RoundedSquares rounding = new RoundedSquares();
  private Optional<Shown> shown = Optional.empty();

  /**
   * Nothing visited yet.
   *
   * @param signal (extent..., C) of three axes or more
   * @param grid of the same extent
   * @param source of what values should be
   * @param turns values are noted once in so many rounds
   */
  public LiveSlices(Samples signal, GridTiling grid, TileErrors.Targets source, int turns) {
    this.signal = signal;
    this.grid = grid;
    targets = new FetchedTargets(source, signal.channels());
    this.turns = turns;
    channels = signal.channels();
    int d = grid.dimensions();
    width = grid.tile(d - 1);
    area = grid.tile(d - 2) * width;
    planes = grid.samplesPerTile() / area;
    cells = grid.tilesAlong(d - 2) * grid.tilesAlong(d - 1);
    int count = SliceTiles.count(grid);
    slices = new int[grid.tileCount() / cells * planes];
    Arrays.fill(slices, -1);
    for (int slice = 0; slice < count; slice++) {
      SliceTiles tiles = SliceTiles.of(grid, slice);
      slices[tiles.tile(0) / cells * planes + tiles.plane()] = slice;
    }
    squares = new float[Math.multiplyExact(grid.tileCount(), planes)];
    known = new BitSet(squares.length);
    sliceSquares = new double[count];
    sliceKnown = new long[count];
    sums = new double[planes];
    counts = new int[planes];
  }

  @Override
  public boolean note(float[] values, int[] tiles, int[] points, int round) {
    return note(values, targets.of(tiles, points), tiles, points, round);
  }

  @Override
  public boolean note(float[] values, float[] wanted, int[] tiles, int[] points) {
    return note(values, wanted, tiles, points, EVERY_TURN);
  }

  private boolean note(float[] values, float[] wanted, int[] tiles, int[] points, int round) {
    int perTile = points.length * channels;
    boolean whole = points.length == planes * area;
    for (int i = 0; i < points.length && whole; i++) {
      whole = points[i] == i;
    }
    float check = 0;
    for (int t = 0; t < tiles.length; t++) {
      int from = t * perTile;
      int tile = tiles[t];
      check += values[from];
      if (Reconstruction.takesTurn(tile, round, turns)) {
        rounding.squares(values, wanted, from, perTile);
        Owned owned = owned(tile);
        if (whole && owned.count() == area) {
          measure();
        } else {
          measure(owned, points);
        }
        settle(tile);
        shown.ifPresent(s -> s.paint(values, from, tile, points));
      }
    }
    return Float.isFinite(check);
  }

  /** Adds up the errors of all points of a tile that owns them, plane by plane. */
  private void measure() {
    Arrays.fill(counts, area);
    int ofPlane = area * channels;
    for (int plane = 0; plane < planes; plane++) {
      sums[plane] = rounding.sum(plane * ofPlane, (plane + 1) * ofPlane);
    }
  }

  /** The same of some points. */
  private void measure(Owned owned, int[] points) {
    Arrays.fill(sums, 0);
    Arrays.fill(counts, 0);
    int plane = 0;
    for (int i = 0; i < points.length; i++) {
      int within = points[i] - plane * area;
      if (within < 0 || within >= area) {
        plane = points[i] / area;
        within = points[i] - plane * area;
      }
      if (owned.count() == area || owned.has(within / width, within % width)) {
        sums[plane] += rounding.sum(i * channels, (i + 1) * channels);
        counts[plane]++;
      }
    }
  }

  /** Takes over what {@link #measure} found; of a part of a plane its mean stands for that part. */
  private void settle(int tile) {
    int owned = owned(tile).count();
    for (int plane = 0; plane < planes; plane++) {
      if (counts[plane] > 0) {
        double before = known.get(tile * planes + plane) ? squares[tile * planes + plane] : -1;
        double share = before < 0 ? 1 : counts[plane] / (double) owned;
        double now = sums[plane] * owned / counts[plane];
        set(tile, plane, share == 1 ? now : before + share * (now - before), owned);
      }
    }
  }

  private void set(int tile, int plane, double square, int owned) {
    int slice = slices[tile / cells * planes + plane];
    if (slice < 0 || owned == 0) {
      return;
    }
    int at = tile * planes + plane;
    if (!known.get(at)) {
      known.set(at);
      sliceKnown[slice] += owned;
    }
    sliceSquares[slice] += (double) (float) square - squares[at];
    squares[at] = (float) square;
  }

  private Owned owned(int tile) {
    int last = grid.dimensions() - 1;
    int row = grid.coordinate(tile, last - 1);
    int column = grid.coordinate(tile, last);
    return new Owned(
        grid.cellStart(last - 1, row) - row * grid.stride(last - 1),
        grid.cellEnd(last - 1, row) - row * grid.stride(last - 1),
        grid.cellStart(last, column) - column * grid.stride(last),
        grid.cellEnd(last, column) - column * grid.stride(last));
  }

  /** What a tile owns of each of its planes, in its own rows and columns. */
  private record Owned(int top, int bottom, int left, int right) {
    boolean has(int row, int column) {
      return row >= top && row < bottom && column >= left && column < right;
    }

    int count() {
      return (bottom - top) * (right - left);
    }
  }

  /** Where tiles overlap, values come down, and who owns them is seen to here. */
  @Override
  public DeviceNotes onDevice(Scope scope, TilesOnDevice tiles) {
    for (int a = 0; a < grid.dimensions(); a++) {
      if (grid.overlap(a) > 0) {
        return Reconstruction.super.onDevice(scope, tiles);
      }
    }
    Rounding rounding = new Rounding(scope);
    return new DeviceNotes() {
      @Override
      public NDArray wanted(Visit visit) {
        return rounding
            .squares(visit, tiles)
            .reshape(visit.tiles(), planes, -1)
            .sum(new int[] {2})
            .reshape(-1);
      }

      @Override
      public void note(int[] visited, float[] numbers) {
        for (int t = 0; t < visited.length; t++) {
          int tile = visited[t];
          int owned = owned(tile).count();
          for (int plane = 0; plane < planes; plane++) {
            set(tile, plane, numbers[t * planes + plane], owned);
          }
          shown.ifPresent(s -> s.outdate(tile));
        }
      }
    };
  }

  @Override
  public void show(int slice) {
    if (shown.isPresent() && shown.get().slice() == slice) {
      return;
    }
    shown = slice < 0 ? Optional.empty() : Optional.of(shown(slice));
  }

  private Shown shown(int slice) {
    SliceTiles tiles = SliceTiles.of(grid, slice);
    Samples part = signal;
    int left = SliceTiles.count(grid);
    int rest = slice;
    for (int a = 0; a < grid.dimensions() - 2; a++) {
      left /= grid.extent(a);
      part = part.slice(rest / left);
      rest %= left;
    }
    BitSet stale = new BitSet();
    for (int cell = 0; cell < tiles.grid().tileCount(); cell++) {
      stale.set(cell, known.get(tiles.tile(cell) * planes + tiles.plane()));
    }
    return new Shown(slice, tiles, new LivePicture(part, tiles.grid(), 1), stale);
  }

  /** The slice that is looked at. */
  private record Shown(int slice, SliceTiles tiles, LivePicture picture, BitSet stale) {
    /**
     * Paints the points of a tile that lie in the slice.
     *
     * @param from where the values of the tile begin
     */
    void paint(float[] values, int from, int tile, int[] points) {
      int cell = tiles.cell(tile);
      if (cell < 0) {
        return;
      }
      int area = tiles.grid().samplesPerTile();
      int first = tiles.plane() * area;
      int channels = picture.channels();
      int[] within = new int[Math.min(area, points.length)];
      float[] some = new float[within.length * channels];
      int count = 0;
      for (int i = 0; i < points.length; i++) {
        int point = points[i] - first;
        if (point >= 0 && point < area) {
          System.arraycopy(values, from + i * channels, some, count * channels, channels);
          within[count++] = point;
        }
      }
      if (count > 0) {
        picture.note(some, new int[] {cell}, Arrays.copyOf(within, count), EVERY_TURN);
        stale.set(cell, stale.get(cell) && count < area);
      }
    }

    void outdate(int tile) {
      int cell = tiles.cell(tile);
      if (cell >= 0) {
        stale.set(cell);
      }
    }
  }

  @Override
  public Optional<SliceTiles> shownSlice() {
    return shown.map(Shown::tiles);
  }

  @Override
  public int[] outdated(int most) {
    return shown
        .map(s -> s.stale().stream().limit(most).map(s.tiles()::tile).toArray())
        .orElse(new int[0]);
  }

  @Override
  public double psnr() {
    double sum = 0;
    for (int slice = 0; slice < sliceSquares.length; slice++) {
      sum += psnr(slice);
    }
    return sum / sliceSquares.length;
  }

  private double psnr(int slice) {
    double unknown = UNKNOWN * channels * (pointsOfSlice() - sliceKnown[slice]);
    double mean = (sliceSquares[slice] + unknown) / ((double) channels * pointsOfSlice());
    return Psnr.limited(mean);
  }

  private long pointsOfSlice() {
    return signal.count() / sliceSquares.length;
  }

  @Override
  public SlicePsnr slices() {
    float[] each = new float[sliceSquares.length];
    for (int slice = 0; slice < each.length; slice++) {
      each[slice] = sliceKnown[slice] == pointsOfSlice() ? (float) psnr(slice) : Float.NaN;
    }
    return new SlicePsnr(each);
  }

  @Override
  public double meanError() {
    return Double.NaN;
  }

  @Override
  public Optional<PicturePatch> takePatch(boolean all) {
    return shown.flatMap(s -> s.picture().takePatch(all).map(patch -> patch.ofSlice(s.slice())));
  }
}
