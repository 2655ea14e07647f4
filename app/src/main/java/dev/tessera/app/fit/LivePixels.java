package dev.tessera.app.fit;

import dev.tessera.app.session.PixelImage;
import dev.tessera.model.fit.points.PicturePatch;
import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The pixels of an image, of its reconstruction as far as there is one, and the PSNR of each tile;
 * mutable, for one thread.
 */
final class LivePixels {
  private static final double BEST_PSNR = 99;

  private final GridSignal signal;
  private final int width;
  private final int height;
  private final boolean withAlpha;
  private final PixelImage original;
  private final int[] reconstruction;
  private GridTiling grid;

  /** PSNR of each tile in dB; NaN where there is no reconstruction. */
  private float[] tilePsnr;

  /** Tiles that a fit has finished with; empty while all are worked on. */
  private BitSet converged = new BitSet();

  /** The reconstruction with all its bits, while no newer pixels are known. */
  private @Nullable Samples exact;

  LivePixels(GridSignal signal, PixelImage pixels) {
    this.signal = signal;
    original = pixels;
    width = signal.width();
    height = signal.height();
    withAlpha = signal.samples().channels() == 4;
    reconstruction = new int[original.count()];
    grid = GridTiling.whole(height, width);
    tilePsnr = new float[] {Float.NaN};
  }

  private LivePixels(LivePixels other) {
    signal = other.signal;
    width = other.width;
    height = other.height;
    withAlpha = other.withAlpha;
    original = other.original;
    reconstruction = other.reconstruction.clone();
    grid = other.grid;
    tilePsnr = other.tilePsnr.clone();
    converged = (BitSet) other.converged.clone();
    exact = other.exact;
  }

  /** The same as it is now, for another thread. */
  LivePixels copy() {
    return new LivePixels(this);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int channels() {
    return signal.samples().channels();
  }

  boolean withAlpha() {
    return withAlpha;
  }

  GridTiling grid() {
    return grid;
  }

  /** Takes other tiles; a reconstruction of the old ones is forgotten. */
  void setGrid(GridTiling tiles) {
    if (tiles.dimensions() != 2 || tiles.extent(0) != height || tiles.extent(1) != width) {
      throw new IllegalArgumentException(tiles + " does not cover " + signal.samples());
    }
    if (!tiles.equals(grid)) {
      grid = tiles;
      clearReconstruction();
    }
  }

  void clearReconstruction() {
    exact = null;
    converged = new BitSet();
    Arrays.fill(reconstruction, 0);
    tilePsnr = new float[grid.tileCount()];
    Arrays.fill(tilePsnr, Float.NaN);
  }

  /** Takes changed cells, and their grid if it is another one. */
  void apply(PicturePatch patch) {
    setGrid(patch.grid());
    exact = null;
    patch.paint(reconstruction);
    for (int i = 0; i < patch.size(); i++) {
      tilePsnr[patch.tile(i)] = patch.psnr(i);
    }
  }

  /** Takes which tiles are still worked on; empty for all. */
  void setActive(Optional<BitSet> active) {
    BitSet others = new BitSet();
    if (active.isPresent()) {
      others.set(0, tilePsnr.length);
      others.andNot(active.get());
    }
    converged = others;
  }

  /** Takes a whole reconstruction. */
  void reconstruct(Samples samples) {
    if (!samples.sameShape(signal.samples())) {
      throw new IllegalArgumentException(samples + " is no picture of " + signal.samples());
    }
    System.arraycopy(Argb.pack(samples), 0, reconstruction, 0, reconstruction.length);
    exact = samples;
    for (int tile = 0; tile < tilePsnr.length; tile++) {
      tilePsnr[tile] = (float) measurePsnr(cellOf(tile));
    }
  }

  /** The tile that owns a pixel. */
  int tileAt(int x, int y) {
    return grid.ownerAlong(0, y) * grid.tilesAlong(1) + grid.ownerAlong(1, x);
  }

  /** The pixels that a tile owns. */
  PixelRect cellOf(int tile) {
    int row = tile / grid.tilesAlong(1);
    int column = tile % grid.tilesAlong(1);
    int left = grid.cellStart(1, column);
    int top = grid.cellStart(0, row);
    return new PixelRect(left, top, grid.cellEnd(1, column) - left, grid.cellEnd(0, row) - top);
  }

  /** PSNR of a tile in dB, empty while it has no reconstruction. */
  OptionalDouble psnr(int tile) {
    float psnr = tilePsnr[tile];
    return Float.isNaN(psnr) ? OptionalDouble.empty() : OptionalDouble.of(psnr);
  }

  /** Everything known of one pixel. */
  HoverInfo describe(int x, int y, ErrorKind kind) {
    int index = y * width + x;
    int tile = tileAt(x, y);
    OptionalDouble psnr = psnr(tile);
    if (psnr.isEmpty()) {
      return new HoverInfo(
          x, y, channels(signal.samples(), index), List.of(), OptionalDouble.empty(), tile, psnr);
    }
    Samples full = exact;
    return new HoverInfo(
        x,
        y,
        channels(signal.samples(), index),
        full == null ? channels(reconstruction[index]) : channels(full, index),
        OptionalDouble.of(kind.of(original.argb(index), reconstruction[index], withAlpha)),
        tile,
        psnr);
  }

  void readOriginal(PixelRect from, int[] destination, int offset, int stride) {
    for (int row = 0; row < from.height(); row++) {
      int source = (from.y() + row) * width + from.x();
      original.copyTo(source, destination, offset + row * stride, from.width());
    }
  }

  void readReconstruction(PixelRect from, int[] destination, int offset, int stride) {
    for (int row = 0; row < from.height(); row++) {
      int source = (from.y() + row) * width + from.x();
      System.arraycopy(reconstruction, source, destination, offset + row * stride, from.width());
    }
  }

  /** False colours of the error; transparent where there is no reconstruction. */
  void readError(ErrorColours colours, PixelRect from, int[] destination, int offset, int stride) {
    readCells(
        from,
        (tile, index) ->
            Float.isNaN(tilePsnr[tile])
                ? 0
                : colours.argb(original.argb(index), reconstruction[index], withAlpha),
        destination,
        offset,
        stride);
  }

  /**
   * False colours of the tiles' PSNR, darker where a fit has finished; transparent where there is
   * no reconstruction.
   */
  void readTilePsnr(
      PsnrColours colours, PixelRect from, int[] destination, int offset, int stride) {
    readCells(
        from,
        (tile, index) -> {
          if (Float.isNaN(tilePsnr[tile])) {
            return 0;
          }
          int argb = colours.argb(tilePsnr[tile]);
          return converged.get(tile) ? PsnrColours.finished(argb) : argb;
        },
        destination,
        offset,
        stride);
  }

  private void readCells(
      PixelRect from, CellColour colour, int[] destination, int offset, int stride) {
    int columns = grid.tilesAlong(1);
    for (int y = from.y(); y < from.bottom(); y++) {
      int row = grid.ownerAlong(0, y) * columns;
      int target = offset + (y - from.y()) * stride;
      int x = from.x();
      while (x < from.right()) {
        int column = grid.ownerAlong(1, x);
        int end = Math.min(from.right(), grid.cellEnd(1, column));
        for (; x < end; x++) {
          destination[target++] = colour.argb(row + column, y * width + x);
        }
      }
    }
  }

  /** 10 log10(1 / mean squared error) of 8-bit premultiplied values over pixels and channels. */
  private double measurePsnr(PixelRect cell) {
    double sum = 0;
    for (int y = cell.y(); y < cell.bottom(); y++) {
      for (int index = y * width + cell.x(); index < y * width + cell.right(); index++) {
        sum += ErrorKind.SQUARED.of(original.argb(index), reconstruction[index], withAlpha);
      }
    }
    return Math.min(BEST_PSNR, -10 * Math.log10(sum / ((double) cell.width() * cell.height())));
  }

  private static List<Float> channels(Samples samples, int index) {
    List<Float> values = new ArrayList<>();
    for (int c = 0; c < samples.channels(); c++) {
      values.add(samples.get(index, c));
    }
    return values;
  }

  private List<Float> channels(int argb) {
    List<Float> values = new ArrayList<>();
    for (int c = 0; c < signal.samples().channels(); c++) {
      values.add(PixelImage.channel(argb, c));
    }
    return values;
  }

  /** The colour of a pixel from its tile and its index in the picture. */
  @FunctionalInterface
  private interface CellColour {
    int argb(int tile, int index);
  }
}
