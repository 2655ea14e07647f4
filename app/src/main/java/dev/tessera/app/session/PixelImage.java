package dev.tessera.app.fit;

import dev.tessera.model.signal.Samples;

/** A picture of screen pixels, premultiplied ARGB; immutable, the array given is handed over. */
public final class PixelImage {
  private final int width;
  private final int height;
  private final int[] argb;

  /** Wraps (height*width) pixels without copying. */
  PixelImage(int width, int height, int[] argb) {
    this.width = width;
    this.height = height;
    this.argb = argb;
  }

  /** Pixels of a row. */
  public int width() {
    return width;
  }

  /** Number of rows. */
  public int height() {
    return height;
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
    float[] values = new float[argb.length * channels];
    for (int i = 0; i < argb.length; i++) {
      for (int c = 0; c < channels; c++) {
        values[i * channels + c] = channel(argb[i], c);
      }
    }
    return Samples.of(new int[] {height, width}, channels, values);
  }

  /** Channel 0 red, 1 green, 2 blue with alpha divided out, or 3 alpha, in [0,1]. */
  static float channel(int argb, int channel) {
    int alpha = argb >>> 24;
    if (channel == 3) {
      return alpha / 255f;
    }
    int value = argb >>> (16 - 8 * channel) & 255;
    return alpha == 0 ? 0 : Math.min(1f, value / (float) alpha);
  }
}
