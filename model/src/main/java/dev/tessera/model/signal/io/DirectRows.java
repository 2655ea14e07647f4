package dev.tessera.model.signal.io;

import java.awt.image.Raster;

/** Rows read straight from the raster, past Java's colour conversions. */
final class DirectRows implements PixelRows {
  private static final int LARGEST_OF_A_BYTE = 255;

  private final Raster raster;
  private final BandLayout layout;
  private final float[] largest;
  private final int[] pixels;

  DirectRows(Raster raster, BandLayout layout) {
    this.raster = raster;
    this.layout = layout;
    largest = new float[layout.largest().size()];
    for (int b = 0; b < largest.length; b++) {
      largest[b] = layout.largest().get(b);
    }
    pixels = new int[raster.getWidth() * raster.getNumBands()];
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
    return layout.colours();
  }

  @Override
  public boolean hasAlpha() {
    return layout.alpha() >= 0;
  }

  @Override
  public int bitDepth() {
    return layout.largest().get(0) > LARGEST_OF_A_BYTE ? 16 : 8;
  }

  @Override
  public void read(int y, float[] row) {
    int width = raster.getWidth();
    int stored = raster.getNumBands();
    int colours = layout.colours();
    raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, pixels);
    int at = 0;
    for (int x = 0; x < width; x++) {
      for (int b = 0; b < colours; b++) {
        row[at++] = pixels[x * stored + b] / largest[b];
      }
      if (hasAlpha()) {
        row[at++] = pixels[x * stored + layout.alpha()] / largest[colours];
      }
    }
    if (layout.associated()) {
      DividedRows.divide(row, bands());
    }
  }
}
