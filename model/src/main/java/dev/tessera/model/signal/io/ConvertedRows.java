package dev.tessera.model.signal.io;

import java.awt.image.BufferedImage;

/** Rows of an image of an unusual colour space, through Java's own 8-bit conversion to sRGB. */
final class ConvertedRows implements PixelRows {
  private final BufferedImage image;
  private final int[] argb;

  ConvertedRows(BufferedImage image) {
    this.image = image;
    this.argb = new int[image.getWidth()];
  }

  @Override
  public int width() {
    return image.getWidth();
  }

  @Override
  public int height() {
    return image.getHeight();
  }

  @Override
  public int colours() {
    return 3;
  }

  @Override
  public boolean hasAlpha() {
    return image.getColorModel().hasAlpha();
  }

  @Override
  public int bitDepth() {
    return 8;
  }

  @Override
  public void read(int y, float[] row) {
    image.getRGB(0, y, argb.length, 1, argb, 0, argb.length);
    int at = 0;
    for (int pixel : argb) {
      row[at++] = (pixel >> 16 & 0xFF) / 255f;
      row[at++] = (pixel >> 8 & 0xFF) / 255f;
      row[at++] = (pixel & 0xFF) / 255f;
      if (hasAlpha()) {
        row[at++] = (pixel >>> 24) / 255f;
      }
    }
  }
}
