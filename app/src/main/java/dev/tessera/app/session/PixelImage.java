package dev.tessera.app.session;

import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.Samples;

/** A picture of screen pixels, premultiplied ARGB; immutable, the array given is handed over. */
public final class PixelImage {
  private final int width;
  private final int height;
  private final int[] argb;

  /** Wraps (height*width) pixels without copying. */
  public PixelImage(int width, int height, int[] argb) {
    this.width = width;
    this.height = height;
    this.argb = argb;
  }

  /**
   * Samples of an image (height, width, C) as screen pixels. Takes half a second for 16 megapixels:
   * not for the window's thread.
   */
  public static PixelImage of(Samples image) {
    return new PixelImage(image.extent(1), image.extent(0), Argb.pack(image));
  }

  /** Pixels of a row. */
  public int width() {
    return width;
  }

  /** Number of rows. */
  public int height() {
    return height;
  }

  /** Number of pixels. */
  public int count() {
    return argb.length;
  }

  /** The pixel at a row-major index, premultiplied ARGB. */
  public int argb(int index) {
    return argb[index];
  }

  /** Copies pixels in a row from a row-major index on. */
  public void copyTo(int index, int[] destination, int offset, int length) {
    System.arraycopy(argb, index, destination, offset, length);
  }

  /** Copies a rectangle, as {@link dev.tessera.app.fx.PixelSource} is asked for it. */
  public void read(int x, int y, int columns, int rows, int[] destination, int offset, int stride) {
    for (int row = 0; row < rows; row++) {
      copyTo((y + row) * width + x, destination, offset + row * stride, columns);
    }
  }

  /** One pixel, premultiplied ARGB. */
  public int argb(int x, int y) {
    return argb[y * width + x];
  }

  /** A copy of all pixels row by row, premultiplied ARGB. */
  public int[] toArray() {
    return argb.clone();
  }

  /**
   * The picture as (height, width, C) samples in [0,1]: C is 3 if every pixel is opaque, else 4
   * with straight alpha.
   */
  public Samples toSamples() {
    int all = 0xFF000000;
    for (int pixel : argb) {
      all &= pixel;
    }
    int channels = all == 0xFF000000 ? 3 : 4;
    float[] values = new float[Math.multiplyExact(argb.length, channels)];
    for (int i = 0; i < argb.length; i++) {
      for (int c = 0; c < channels; c++) {
        values[i * channels + c] = channel(argb[i], c);
      }
    }
    return Samples.of(new int[] {height, width}, channels, values);
  }

  /** Channel 0 red, 1 green, 2 blue with alpha divided out, or 3 alpha, in [0,1]. */
  public static float channel(int argb, int channel) {
    int alpha = argb >>> 24;
    if (channel == 3) {
      return alpha / 255f;
    }
    int value = argb >>> (16 - 8 * channel) & 255;
    return alpha == 0 ? 0 : Math.min(1f, value / (float) alpha);
  }
}
