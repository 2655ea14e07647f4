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

/**
 * The samples of a signal on the device, where they went once, as bytes if they are k/255. Tiles
 * are gathered there by index arithmetic; what travels with a batch are places along each axis.
 *
 * <p>Along axis a, point p of tile c lies at q = reflect(c * stride + p), which a table holds at c
 * * tile + p, multiplied by what the index grows by along that axis: the index of a sample is the
 * sum of one entry for each axis. What lies beyond the border needs no case of its own.
 */
public final class TilesOnDevice {
  /** Of the memory that is free: most is for what is computed. */
  private static final int MOST_SHARE = 4;

  /** Where nobody knows how much is free. */
  private static final long UNKNOWN = 4L << 30;

  /** Whole numbers travel as floats, which are exact as far as this. */
  private static final long EXACT = 1L << 24;

  private final GridTiling grid;
  private final TilePoints places;
  private final int channels;

  /** (N,C), bytes or floats. */
  private final NDArray samples;

  /** (1) what a byte is divided by; nothing for floats. */
  private final Optional<NDArray> largest;

  /** The tables of all axes, one after the other. */
  private final NDArray table;

  /** (d,1,1) entries of a tile in the table of an axis. */
  private final NDArray sizes;

  /** (d,1,1) where the table of an axis begins. */
  private final NDArray starts;

  private TilesOnDevice(Scope scope, Samples signal, GridTiling grid) {
    this.grid = grid;
    places = new TilePoints(grid);
    channels = signal.channels();
    boolean bytes = signal.eightBit();
    DataType type = bytes ? DataType.UINT8 : DataType.FLOAT32;
    samples =
        scope
            .upload(
                type, signal.length(), (from, count, piece) -> signal.copyTo(from, piece, count))
            .reshape(-1, channels);
    largest = bytes ? Optional.of(scope.constant(255)) : Optional.empty();
    int d = grid.dimensions();
    long[] size = new long[d];
    long[] start = new long[d];
    long[] entries = new long[Math.toIntExact(entries(grid))];
    int next = 0;
    long block = signal.count();
    for (int a = 0; a < d; a++) {
      block /= grid.extent(a);
      size[a] = grid.tile(a);
      start[a] = next;
      for (int c = 0; c < grid.tilesAlong(a); c++) {
        for (int p = 0; p < grid.tile(a); p++) {
          long at = (long) c * grid.stride(a) + p;
          entries[next++] = block * TileSampler.reflect(at, grid.extent(a));
        }
      }
    }
    NDManager manager = scope.manager();
    table = manager.create(entries);
    sizes = manager.create(size).reshape(d, 1, 1);
    starts = manager.create(start).reshape(d, 1, 1);
  }

  private static long entries(GridTiling grid) {
    long entries = 0;
    for (int a = 0; a < grid.dimensions(); a++) {
      entries += (long) grid.tilesAlong(a) * grid.tile(a);
    }
    return entries;
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
    long bytes =
        Math.multiplyExact(signal.length(), signal.eightBit() ? 1L : Float.BYTES)
            + entries(grid) * Long.BYTES;
    boolean exact = true;
    for (int a = 0; a < grid.dimensions(); a++) {
      exact &= Math.max(grid.tilesAlong(a), grid.tile(a)) <= EXACT;
    }
    return exact && bytes <= most
        ? Optional.of(new TilesOnDevice(scope, signal, grid))
        : Optional.empty();
  }

  /**
   * What has to be on the device for {@link #gathered}: d (T+S) whole numbers.
   *
   * @param tiles which, (T)
   * @param points which of their points, (S)
   */
  public float[] places(int[] tiles, int[] points) {
    int d = grid.dimensions();
    float[] all = new float[d * (tiles.length + points.length)];
    int next = 0;
    for (int a = 0; a < d; a++) {
      for (int tile : tiles) {
        all[next++] = grid.coordinate(tile, a);
      }
    }
    for (int a = 0; a < d; a++) {
      for (int point : points) {
        all[next++] = places.position(point, a);
      }
    }
    return all;
  }

  /**
   * What the signal has at some points of some tiles.
   *
   * @param at {@link #places} on the device; the result lives in its scope
   * @param tiles T
   * @return (T,S,C), as {@link Samples} gives it
   */
  public NDArray gathered(NDArray at, int tiles) {
    NDManager own = at.getManager();
    int d = grid.dimensions();
    long ofTiles = (long) d * tiles;
    NDArray whole = at.toType(DataType.INT64, false);
    NDArray ofTile =
        whole.get(new NDIndex().addSliceDim(0, ofTiles)).reshape(d, tiles, 1).mul(sizes);
    NDArray ofPoint = whole.get(new NDIndex().addSliceDim(ofTiles, at.size())).reshape(d, 1, -1);
    NDArray entries = ofTile.addi(starts).add(ofPoint); // (d,T,S)
    NDArray indices = table.get(own, new NDIndex("{}", entries)).sum(new int[] {0}); // (T,S)
    NDArray values = samples.get(own, new NDIndex("{}", indices)); // (T,S,C)
    return largest.map(l -> values.toType(DataType.FLOAT32, false).divi(l)).orElse(values);
  }

  /** As above, brought there by a transfer of its own. */
  public NDArray gathered(Scope batch, int[] tiles, int[] points) {
    float[] at = places(tiles, points);
    return gathered(batch.upload(at, at.length), tiles.length);
  }
}
