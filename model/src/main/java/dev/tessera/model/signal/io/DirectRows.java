package dev.tessera.model.signal.io;

import java.awt.image.ColorModel;
import java.awt.image.Raster;

/** Rows read straight from the raster, past Java's colour conversions. */
final class DirectRows implements PixelRows {
  private final Raster raster;
  private final boolean alpha;
  private final boolean premultiplied;
  private final int bands;
  private final float[] largest;
  private final int depth;
  private final int[] pixels;

  DirectRows(Raster raster, ColorModel model) {
    this.raster = raster;
    alpha = model.hasAlpha();
    premultiplied = alpha && model.isAlphaPremultiplied();
    bands = model.getNumComponents();
    largest = new float[bands];
    int deepest = 0;
    for (int b = 0; b < bands; b++) {
      largest[b] = (1 << model.getComponentSize(b)) - 1;
      deepest = Math.max(deepest, model.getComponentSize(b));
    }
    depth = deepest;
    pixels = new int[raster.getWidth() * raster.getNumBands()];
  }

  @Override
  public int colours() {
    return alpha ? bands - 1 : bands;
  }

  @Override
  public boolean hasAlpha() {
    return alpha;
  }

  @Override
  public int bitDepth() {
    return depth > 8 ? 16 : 8;
  }

  @Override
  public void read(int y, float[] row) {
    int width = raster.getWidth();
    int stored = raster.getNumBands();
    raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, pixels);
    for (int x = 0; x < width; x++) {
      for (int b = 0; b < bands; b++) {
        row[x * bands + b] = pixels[x * stored + b] / largest[b];
      }
    }
    if (premultiplied) {
      divideByAlpha(row, width);
    }
  }

  private void divideByAlpha(float[] row, int width) {
    for (int x = 0; x < width; x++) {
      float a = row[x * bands + bands - 1];
      for (int b = 0; a > 0 && b < bands - 1; b++) {
        row[x * bands + b] = Math.min(1, row[x * bands + b] / a);
      }
    }
  }
}
