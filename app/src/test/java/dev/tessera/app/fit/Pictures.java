package dev.tessera.app.fit;

import dev.tessera.app.session.PixelImage;
import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/** Small pictures for tests. */
final class Pictures {
  private Pictures() {}

  /** An opaque image of one colour, channels in 0..255. */
  static GridSignal plain(int width, int height, int red, int green, int blue) {
    return new GridSignal("plain", samples(width, height, red, green, blue), 8);
  }

  /** Opens an image. */
  static void show(PictureViewModel model, GridSignal signal) {
    model.setSignal(signal, PixelImage.of(signal.samples()));
  }

  /** A red image without a reconstruction. */
  static LivePixels live(int width, int height) {
    GridSignal signal = plain(width, height, 255, 0, 0);
    return new LivePixels(signal, PixelImage.of(signal.samples()));
  }

  static Samples samples(int width, int height, int red, int green, int blue) {
    float[] values = new float[width * height * 3];
    for (int i = 0; i < values.length; i += 3) {
      values[i] = red / 255f;
      values[i + 1] = green / 255f;
      values[i + 2] = blue / 255f;
    }
    return Samples.of(new int[] {height, width}, 3, values);
  }

  /** Gives every tile a reconstruction of one colour. */
  static void reconstruct(PictureViewModel model, int argb) {
    GridTiling grid = Objects.requireNonNull(model.picture()).grid();
    int[] all = IntStream.range(0, grid.tileCount()).toArray();
    model.apply(patch(grid, argb, 2, all), Optional.empty());
  }

  /** Cells of one colour. */
  static PicturePatch patch(GridTiling grid, int argb, float psnr, int... cells) {
    int count = 0;
    for (int cell : cells) {
      int row = cell / grid.tilesAlong(1);
      int column = cell % grid.tilesAlong(1);
      count +=
          (grid.cellEnd(0, row) - grid.cellStart(0, row))
              * (grid.cellEnd(1, column) - grid.cellStart(1, column));
    }
    int[] pixels = new int[count];
    Arrays.fill(pixels, argb);
    float[] psnrs = new float[cells.length];
    Arrays.fill(psnrs, psnr);
    return new PicturePatch(grid, cells, pixels, psnrs);
  }
}
