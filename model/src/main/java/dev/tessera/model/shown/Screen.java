package dev.tessera.model.shown;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.gather.TilesOnDevice;
import dev.tessera.model.tile.GridTiling;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * The pixels of a picture on the device, tile by tile, until somebody looks: rounded and packed
 * there as {@link dev.tessera.model.signal.Argb} does it.
 */
final class Screen {
  private static final int OPAQUE = 0xFF000000;
  private static final int GREY = 0x010101;

  /** Pixels that come down together. */
  static final int FETCHED_AT_ONCE = 1 << 22;

  private final Scope scope;
  private final TilesOnDevice signal;
  private final GridTiling grid;
  private final int channels;

  /** (T,S) premultiplied ARGB of all tiles, what lies beyond the border included. */
  private final NDArray pixels;

  private final Rounding rounding;

  /** (C) what colours are multiplied by, and what alpha is, to be packed. */
  private final NDArray shifts;

  private final NDArray alphaShift;
  private final NDArray opaque;

  /**
   * Pixels that were not seen yet.
   *
   * @param scope they live in
   * @param grid over (height, width), tiles beside each other
   * @param channels C, 1 to 4 as of a picture
   * @param unseen their colour, premultiplied ARGB
   */
  Screen(Scope scope, TilesOnDevice signal, GridTiling grid, int channels, int unseen) {
    this.scope = scope;
    this.signal = signal;
    this.grid = grid;
    this.channels = channels;
    NDManager manager = scope.manager();
    Shape shape = new Shape(grid.tileCount(), grid.samplesPerTile());
    pixels = manager.full(shape, unseen, DataType.INT32);
    rounding = new Rounding(scope);
    shifts =
        channels < 3 ? scope.constant(GREY) : scope.upload(new float[] {1 << 16, 1 << 8, 1}, 3);
    alphaShift = manager.create(new int[] {1 << 24});
    opaque = manager.create(new int[] {OPAQUE});
  }

  /**
   * Keeps the pixels of some tiles.
   *
   * @return (T) squared error of each, summed over its samples within the signal, as shown
   */
  NDArray show(DeviceNotes.Visit visit) {
    NDArray inRange = rounding.inRange(visit.values()); // (T,S,C)
    NDArray rounded = rounding.rounded(inRange);
    NDArray rows = TilesOnDevice.tiles(visit.places(), visit.tiles());
    pixels.set(new NDIndex("{}", rows), packed(inRange, rounded));
    return rounding.squares(visit, rounded, signal).sum(new int[] {1, 2});
  }

  /** (T,S) of values in [0,1] and what they are rounded to, (T,S,C). */
  private NDArray packed(NDArray inRange, NDArray rounded) {
    if (channels % 2 == 1) {
      return colours(rounded).addi(opaque);
    }
    int alpha = channels - 1;
    NDArray visible = channel(inRange, 0, alpha).mul(channel(inRange, alpha, channels));
    NDArray shade = channel(rounded, alpha, channels).sum(new int[] {2});
    NDArray packed = shade.toType(DataType.INT32, false).muli(alphaShift);
    return packed.addi(colours(rounding.rounded(visible)));
  }

  /** Exact: no sum is larger than 24 bits. */
  private NDArray colours(NDArray rounded) {
    return rounded.mul(shifts).sum(new int[] {2}).toType(DataType.INT32, false);
  }

  private static NDArray channel(NDArray values, int from, int to) {
    return values.get(new NDIndex().addAllDim().addAllDim().addSliceDim(from, to));
  }

  /** Premultiplied ARGB of some tiles, (T,S). */
  int[] pixels(int[] tiles) {
    try (Scope passing = scope.child()) {
      NDManager own = passing.manager();
      NDArray rows = own.create(Arrays.stream(tiles).asLongStream().toArray());
      return pixels.get(own, new NDIndex("{}", rows)).toIntArray();
    }
  }

  /** Premultiplied ARGB of the whole picture, as its lines. */
  int[][] lines() {
    int rows = grid.tilesAlong(0);
    int atOnce = Math.max(1, FETCHED_AT_ONCE / grid.tile(0) / grid.tile(1) / grid.tilesAlong(1));
    int[][] lines = new int[grid.extent(0)][];
    for (int first = 0; first < rows; first += atOnce) {
      fetch(first, Math.min(rows, first + atOnce), lines);
    }
    return lines;
  }

  /** Those of some rows of tiles. */
  private void fetch(int first, int end, int[][] lines) {
    long columns = grid.tilesAlong(1);
    int width = grid.extent(1);
    try (Scope passing = scope.child()) {
      NDArray tiles =
          pixels.get(passing.manager(), new NDIndex().addSliceDim(first * columns, end * columns));
      IntBuffer numbers =
          tiles
              .reshape(end - first, columns, grid.tile(0), grid.tile(1))
              .transpose(0, 2, 1, 3)
              .reshape(-1, columns * grid.tile(1))
              .get(new NDIndex().addAllDim().addSliceDim(0, width))
              .reshape(-1) // without gaps
              .toByteBuffer(true)
              .order(ByteOrder.nativeOrder())
              .asIntBuffer();
      int top = first * grid.tile(0);
      int count = Math.min(lines.length - top, numbers.capacity() / width);
      int parts = Math.min(count, scope.workers().count());
      scope
          .workers()
          .run(
              parts,
              part -> {
                for (int i = part; i < count; i += parts) {
                  int[] line = new int[width];
                  numbers.get(i * width, line);
                  lines[top + i] = line;
                }
              });
    }
  }
}
