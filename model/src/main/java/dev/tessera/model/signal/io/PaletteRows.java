package dev.tessera.model.signal.io;

import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Rows of an indexed image; grey if its whole palette is, as that of a 1-bit image. */
final class PaletteRows implements PixelRows {
  private final Raster raster;
  private final int[] palette;
  private final boolean grey;
  private final boolean alpha;
  private final int[] indices;

  PaletteRows(Raster raster, IndexColorModel model) {
    this.raster = raster;
    palette = new int[model.getMapSize()];
    model.getRGBs(palette);
    grey = isGrey(palette);
    alpha = model.hasAlpha();
    indices = new int[raster.getWidth()];
  }

  private static boolean isGrey(int[] palette) {
    for (int argb : palette) {
      int green = argb >> 8 & 0xFF;
      if ((argb >> 16 & 0xFF) != green || (argb & 0xFF) != green) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int width() {
    return raster.getWidth();
  }

  @Override
  public int height() {
    return raster.getHeight();
  }

  @Override
  public int colours() {
    return grey ? 1 : 3;
  }

  @Override
  public boolean hasAlpha() {
    return alpha;
  }

  @Override
  public int bitDepth() {
    return 8;
  }

  @Override
  public void read(int y, float[] row) {
    raster.getSamples(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, 0, indices);
    int at = 0;
    for (int index : indices) {
      int argb = index < palette.length ? palette[index] : 0xFF000000;
      if (!grey) {
        row[at++] = (argb >> 16 & 0xFF) / 255f;
        row[at++] = (argb >> 8 & 0xFF) / 255f;
      }
      row[at++] = (argb & 0xFF) / 255f;
      if (alpha) {
        row[at++] = (argb >>> 24) / 255f;
      }
    }
  }
}
