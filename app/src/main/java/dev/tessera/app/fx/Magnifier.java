package dev.tessera.app.fx;

import java.util.Arrays;

/** A picture seen magnified on a screen of device pixels: every pixel becomes a sharp square. */
final class Magnifier implements PixelSource {
  private final PixelSource picture;
  private final int pictureWidth;
  private final int pictureHeight;
  private double zoom = 1;
  private double originX;
  private double originY;

  Magnifier(PixelSource picture, int pictureWidth, int pictureHeight) {
    this.picture = picture;
    this.pictureWidth = pictureWidth;
    this.pictureHeight = pictureHeight;
  }

  /** Device pixels per pixel, and where the picture's corner is, in device pixels. */
  void look(double newZoom, double x, double y) {
    zoom = newZoom;
    originX = Math.rint(x);
    originY = Math.rint(y);
  }

  /** The first device pixel of a column. */
  int screenX(int column) {
    return (int) Math.rint(originX + column * zoom);
  }

  /** The first device pixel of a row. */
  int screenY(int row) {
    return (int) Math.rint(originY + row * zoom);
  }

  @Override
  public void read(int x, int y, int width, int height, int[] target, int offset, int stride) {
    int first = Math.max(0, (int) Math.floor((x - originX) / zoom - 1));
    int end = Math.min(pictureWidth, (int) Math.ceil((x + width - originX) / zoom + 1));
    int[] line = new int[Math.max(0, end - first)];
    int lastRow = Integer.MIN_VALUE;
    for (int i = 0; i < height; i++) {
      int start = offset + i * stride;
      int row = (int) Math.floor((y + i - originY + 0.5) / zoom);
      if (row == lastRow) {
        System.arraycopy(target, start - stride, target, start, width);
        continue;
      }
      lastRow = row;
      Arrays.fill(target, start, start + width, 0);
      if (row < 0 || row >= pictureHeight || line.length == 0) {
        continue;
      }
      picture.read(first, row, line.length, 1, line, 0, line.length);
      for (int column = first; column < end; column++) {
        int from = Math.max(x, screenX(column));
        int to = Math.min(x + width, screenX(column + 1));
        if (to > from) {
          Arrays.fill(target, start + from - x, start + to - x, line[column - first]);
        }
      }
    }
  }
}
