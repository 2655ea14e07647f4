package dev.tessera.app.codes;

import dev.tessera.app.session.PixelError;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.PixelRect;
import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/** The pixels of the reconstruction as far as they are known; mutable, for one thread. */
final class ShownPicture {
  private final PixelImage original;
  private final int channels;
  private final int[] argb;

  /** Pixels that were painted, row by row. */
  private final BitSet known = new BitSet();

  /**
   * Begins transparent.
   *
   * @param original what is fitted
   * @param channels C of the signal
   */
  ShownPicture(PixelImage original, int channels) {
    this.original = original;
    this.channels = channels;
    argb = new int[original.count()];
  }

  int width() {
    return original.width();
  }

  int height() {
    return original.height();
  }

  PixelImage original() {
    return original;
  }

  int argb(int x, int y) {
    return argb[y * width() + x];
  }

  /** Becomes transparent again. */
  void clear() {
    Arrays.fill(argb, 0);
    known.clear();
  }

  /** Takes what a fit changed. */
  void apply(PicturePatch patch) {
    patch.paint(argb);
    for (int i = 0; i < patch.size(); i++) {
      note(PixelRect.of(patch.grid(), patch.tile(i)));
    }
  }

  /** Takes a whole picture of the same size. */
  void replace(PixelImage picture) {
    if (picture.width() != width() || picture.height() != height()) {
      throw new IllegalArgumentException(
          "wanted %d x %d pixels, found %d x %d"
              .formatted(width(), height(), picture.width(), picture.height()));
    }
    picture.copyTo(0, argb, 0, argb.length);
    known.set(0, argb.length);
  }

  /** Takes a tile evaluated alone, (tile height, tile width, C): the pixels that the tile owns. */
  void paint(GridTiling grid, int tile, Samples values) {
    float[] point = new float[channels];
    PixelRect cell = PixelRect.of(grid, tile);
    for (int y = cell.y(); y < cell.bottom(); y++) {
      int row = (y - grid.origin(tile, 0)) * grid.tile(1) - grid.origin(tile, 1);
      for (int x = cell.x(); x < cell.right(); x++) {
        values.copyTo((long) (row + x) * channels, point, 0, channels);
        argb[y * width() + x] = Argb.pack(point, 0, channels);
      }
    }
    note(cell);
  }

  private void note(PixelRect cell) {
    for (int y = cell.y(); y < cell.bottom(); y++) {
      known.set(y * width() + cell.x(), y * width() + cell.right());
    }
  }

  private boolean knows(PixelRect cell) {
    for (int y = cell.y(); y < cell.bottom(); y++) {
      if (known.nextClearBit(y * width() + cell.x()) < y * width() + cell.right()) {
        return false;
      }
    }
    return true;
  }

  /** Copies a row-major rectangle within the picture. */
  void read(int x, int y, int width, int height, int[] destination, int offset, int stride) {
    for (int row = 0; row < height; row++) {
      System.arraycopy(argb, (y + row) * width() + x, destination, offset + row * stride, width);
    }
  }

  /** PSNR of some pixels, dB, colours premultiplied, at most 99; empty before all are known. */
  Optional<Double> psnr(PixelRect cell) {
    return knows(cell)
        ? Optional.of(PixelError.psnr(cell, channels == 4, original::argb, this::argb))
        : Optional.empty();
  }
}
