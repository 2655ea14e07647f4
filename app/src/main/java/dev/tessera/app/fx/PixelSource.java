package dev.tessera.app.fx;

/** Where a {@link RasterView} gets the pixels of a rectangle from, on the JavaFX thread. */
@FunctionalInterface
public interface PixelSource {
  /** A picture without pixels. */
  PixelSource NOTHING = (x, y, width, height, destination, offset, stride) -> {};

  /**
   * Writes premultiplied ARGB pixels of a rectangle that lies within the picture.
   *
   * @param x left edge, pixels
   * @param y top edge, pixels
   * @param width pixels of a row
   * @param height rows
   * @param destination receives row after row
   * @param offset index of the first pixel in destination
   * @param stride pixels from one row to the next in destination
   */
  void read(int x, int y, int width, int height, int[] destination, int offset, int stride);
}
