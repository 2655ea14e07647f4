package dev.tessera.app.fit;

import dev.tessera.app.fx.ErrorColours;
import dev.tessera.app.fx.ErrorKind;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.PixelRect;
import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The pixels of an image, of its reconstruction as far as there is one, and the PSNR of each tile;
 * mutable, for one thread.
 */
final class LivePixels {
  private GridSignal signal;
  private final int width;
  private final int height;
  private final boolean withAlpha;
  private PixelImage original;
  private final int[] reconstruction;
  private GridTiling grid;

  /** PSNR of each tile in dB; NaN where there is no reconstruction. */
  private float[] tilePsnr;

  /** Tiles that a fit has finished with; empty while all are worked on. */
  private BitSet converged = new BitSet();

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

  /** Takes another picture of the same size; its tiles stay, nothing is reconstructed yet. */
  void turnTo(GridSignal other, PixelImage pixels) {
    if (other.width() != width || other.height() != height) {
      throw new IllegalArgumentException(
          "frames of %d x %d pixels are wanted, found %d x %d"
              .formatted(width, height, other.width(), other.height()));
    }
    signal = other;
    original = pixels;
    clearReconstruction();
  }

  void clearReconstruction() {
    converged = new BitSet();
    Arrays.fill(reconstruction, 0);
    tilePsnr = new float[grid.tileCount()];
    Arrays.fill(tilePsnr, Float.NaN);
  }

  /** Takes changed cells, and their grid if it is another one. */
  void apply(PicturePatch patch) {
    setGrid(patch.grid());
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

  /** The pixels that a tile owns. */
  PixelRect cellOf(int tile) {
    return PixelRect.of(grid, tile);
  }

  /** PSNR of a tile in dB, empty while it has no reconstruction. */
  OptionalDouble psnr(int tile) {
    float psnr = tilePsnr[tile];
    return Float.isNaN(psnr) ? OptionalDouble.empty() : OptionalDouble.of(psnr);
  }

  /** Everything known of one pixel. */
  HoverInfo describe(int x, int y, ErrorKind kind) {
    int index = y * width + x;
    int tile = PixelRect.tileAt(grid, x, y);
    OptionalDouble psnr = psnr(tile);
    List<Float> wanted = channels(c -> signal.samples().get(index, c));
    if (psnr.isEmpty()) {
      return new HoverInfo(x, y, wanted, List.of(), OptionalDouble.empty(), tile, psnr);
    }
    return new HoverInfo(
        x,
        y,
        wanted,
        channels(c -> PixelImage.channel(reconstruction[index], c)),
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

  private List<Float> channels(IntFunction<Float> channel) {
    return IntStream.range(0, channels()).mapToObj(channel).toList();
  }

  /** The colour of a pixel from its tile and its index in the picture. */
  @FunctionalInterface
  private interface CellColour {
    int argb(int tile, int index);
  }
}
