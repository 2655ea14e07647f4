package dev.tessera.model.signal.io;

import java.util.Arrays;

/** A picture on a larger canvas that is empty, so transparent, around it. */
final class CanvasRows implements PixelRows {
  private final PixelRows picture;
  private final int width;
  private final int height;
  private final int left;
  private final int top;
  private final float[] inner;

  CanvasRows(PixelRows picture, int width, int height, int left, int top) {
    this.picture = picture;
    this.width = width;
    this.height = height;
    this.left = left;
    this.top = top;
    this.inner = new float[picture.width() * picture.bands()];
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int colours() {
    return picture.colours();
  }

  @Override
  public boolean hasAlpha() {
    return true;
  }

  @Override
  public int bitDepth() {
    return picture.bitDepth();
  }

  @Override
  public void read(int y, float[] row) {
    Arrays.fill(row, 0);
    if (y < top || y >= top + picture.height()) {
      return;
    }
    picture.read(y - top, inner);
    int from = picture.bands();
    for (int x = 0; x < picture.width(); x++) {
      int at = (left + x) * bands();
      row[at + bands() - 1] = 1;
      System.arraycopy(inner, x * from, row, at, from);
    }
  }
}
