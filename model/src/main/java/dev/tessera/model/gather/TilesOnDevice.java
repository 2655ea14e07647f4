package dev.tessera.model.gather;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.TilePoints;
import dev.tessera.model.tile.TileSampler;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The samples of a signal on the device, where they went once, as bytes if they are k/255. Tiles
 * are gathered there by index arithmetic; what travels with a batch are places along each axis.
 *
 * <p>Along an axis, point p of tile c lies at reflect(c * stride + p): a table has a row for each
 * tile and a column for each point, so that what lies beyond the border needs no case of its own.
 */
public final class TilesOnDevice {
  /**
   * Of the memory that is free: what is shown of grey bytes takes four times as much again, and the
   * rest is for what is computed.
   */
  private static final int MOST_SHARE = 8;

  /** Where nobody knows how much is free. */
  private static final long UNKNOWN = 4L << 30;

  /** The table is made on the heap: 128 MB at most. */
  private static final long MOST_ENTRIES = 1L << 24;

  /** Whole numbers travel as floats, which are exact as far as this. */
  private static final long EXACT = 1L << 24;

  private final GridTiling grid;
  private final TilePoints places;

  /** (extent..., C), bytes or floats. */
  private final NDArray samples;

  /** (1) what a byte is divided by; nothing for floats. */
  private final Optional<NDArray> largest;

  /** (R,P) 1 where a point lies within the signal, else 0; empty if all do. */
  private final Optional<NDArray> within;

  /** (R,P) where points lie: rows for the tiles along each axis, one axis after the other. */
  private final NDArray table;

  private TilesOnDevice(Scope scope, Samples signal, GridTiling grid) {
    this.grid = grid;
    places = new TilePoints(grid);
    int d = grid.dimensions();
    long[] shape = new long[d + 1];
    for (int a = 0; a < d; a++) {
      shape[a] = signal.extent(a);
    }
    shape[d] = signal.channels();
    boolean bytes = signal.eightBit();
    DataType type = bytes ? DataType.UINT8 : DataType.FLOAT32;
    samples =
        scope
            .upload(
                type, signal.length(), (from, count, piece) -> signal.copyTo(from, piece, count))
            .reshape(shape);
    largest = bytes ? Optional.of(scope.constant(255)) : Optional.empty();
    table = scope.manager().create(table(grid)).reshape(-1, columns(grid));
    within =
        reachesBeyond(grid)
            ? Optional.of(scope.upload(within(grid), rows(grid), columns(grid)))
            : Optional.empty();
  }

  private static boolean reachesBeyond(GridTiling grid) {
    boolean beyond = false;
    for (int a = 0; a < grid.dimensions(); a++) {
      beyond |= (grid.tilesAlong(a) - 1L) * grid.stride(a) + grid.tile(a) > grid.extent(a);
    }
    return beyond;
  }

  private static float[] within(GridTiling grid) {
    int columns = columns(grid);
    float[] within = new float[Math.toIntExact(rows(grid) * columns)];
    int row = 0;
    for (int a = 0; a < grid.dimensions(); a++) {
      for (int c = 0; c < grid.tilesAlong(a); c++) {
        for (int p = 0; p < grid.tile(a); p++) {
          long at = (long) c * grid.stride(a) + p;
          within[row * columns + p] = at < grid.extent(a) ? 1 : 0;
        }
        row++;
      }
    }
    return within;
  }

  private static long[] table(GridTiling grid) {
    int columns = columns(grid);
    long[] table = new long[Math.toIntExact(rows(grid) * columns)];
    int row = 0;
    for (int a = 0; a < grid.dimensions(); a++) {
      for (int c = 0; c < grid.tilesAlong(a); c++) {
        for (int p = 0; p < grid.tile(a); p++) {
          long at = (long) c * grid.stride(a) + p;
          table[row * columns + p] = TileSampler.reflect(at, grid.extent(a));
        }
        row++;
      }
    }
    return table;
  }

  private static long rows(GridTiling grid) {
    return IntStream.range(0, grid.dimensions()).mapToLong(grid::tilesAlong).sum();
  }

  private static int columns(GridTiling grid) {
    return IntStream.range(0, grid.dimensions()).map(grid::tile).max().orElseThrow();
  }

  /**
   * Brings the samples to the device, unless they take more than a quarter of what is free there.
   *
   * @param scope they live in
   * @param signal (extent..., C)
   * @param grid of the same extent
   */
  public static Optional<TilesOnDevice> of(Scope scope, Samples signal, GridTiling grid) {
    return of(scope, signal, grid, scope.freeBytes().orElse(UNKNOWN) / MOST_SHARE);
  }

  /**
   * As above.
   *
   * @param most bytes that may be taken
   */
  static Optional<TilesOnDevice> of(Scope scope, Samples signal, GridTiling grid, long most) {
    long values = signal.length() * (signal.eightBit() ? 1 : Float.BYTES);
    long entries = rows(grid) * columns(grid);
    boolean fits = values + entries * Long.BYTES <= most && entries <= MOST_ENTRIES;
    return fits && Math.max(grid.tileCount(), columns(grid)) <= EXACT
        ? Optional.of(new TilesOnDevice(scope, signal, grid))
        : Optional.empty();
  }

  /**
   * What has to be on the device for {@link #gathered}, whole numbers: the tiles themselves first.
   *
   * @param tiles which, (T)
   * @param points which of their points, (S)
   */
  public float[] places(int[] tiles, int[] points) {
    int d = grid.dimensions();
    float[] all = new float[(1 + d) * tiles.length + d * points.length];
    int next = 0;
    for (int tile : tiles) {
      all[next++] = tile;
    }
    int row = 0;
    for (int a = 0; a < d; a++) {
      for (int tile : tiles) {
        all[next++] = row + grid.coordinate(tile, a);
      }
      row += grid.tilesAlong(a);
    }
    for (int a = 0; a < d; a++) {
      for (int point : points) {
        all[next++] = places.position(point, a);
      }
    }
    return all;
  }

  /**
   * The numbers of the tiles, which places begin with, (T).
   *
   * @param at {@link #places} on the device, as INT64; the result lives in its scope
   */
  public static NDArray tiles(NDArray at, int tiles) {
    return at.get(new NDIndex().addSliceDim(0, tiles));
  }

  /**
   * What the signal has at some points of some tiles.
   *
   * @param at {@link #places} on the device, as INT64; the result lives in its scope
   * @param tiles T
   * @return (T,S,C), as {@link Samples} gives it
   */
  public NDArray gathered(NDArray at, int tiles) {
    NDManager own = at.getManager();
    int d = grid.dimensions();
    NDArray rows = rows(at, tiles);
    NDArray columns = columns(at, tiles);
    NDArray found = table.get(own, new NDIndex("{}, {}", rows, columns)); // (d,T,S)
    NDIndex indices = new NDIndex();
    for (int a = 0; a < d; a++) {
      indices.addIndices("{}", found.get(a));
    }
    NDArray values = samples.get(own, indices); // (T,S,C)
    return largest.map(values::div).orElse(values);
  }

  /** As above, brought there by a transfer of its own. */
  public NDArray gathered(Scope batch, int[] tiles, int[] points) {
    float[] at = places(tiles, points);
    return gathered(batch.upload(at, at.length).toType(DataType.INT64, false), tiles.length);
  }

  /**
   * Which points lie within the signal, (T,S): 1, or 0 for those beyond the border; empty if no
   * tile reaches there.
   *
   * @param at {@link #places} on the device, as INT64; the result lives in its scope
   * @param tiles T
   */
  public Optional<NDArray> inside(NDArray at, int tiles) {
    return within.map(
        table ->
            table
                .get(at.getManager(), new NDIndex("{}, {}", rows(at, tiles), columns(at, tiles)))
                .min(new int[] {0}));
  }

  /** S, points of a tile. */
  public int pointCount() {
    return grid.samplesPerTile();
  }

  /** (d,T,1) rows of the table. */
  private NDArray rows(NDArray at, int tiles) {
    long end = (1L + grid.dimensions()) * tiles;
    return at.get(new NDIndex().addSliceDim(tiles, end)).reshape(grid.dimensions(), tiles, 1);
  }

  /** (d,1,S) columns of the table. */
  private NDArray columns(NDArray at, int tiles) {
    long from = (1L + grid.dimensions()) * tiles;
    return at.get(new NDIndex().addSliceDim(from, at.size())).reshape(grid.dimensions(), 1, -1);
  }
}
