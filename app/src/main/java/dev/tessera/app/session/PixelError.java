package dev.tessera.app.session;

import dev.tessera.model.metric.Psnr;

/** How far pixels of a screen are from others. */
public final class PixelError {
  private PixelError() {}

  /** Where pixels come from. */
  @FunctionalInterface
  public interface Pixels {
    /** Premultiplied ARGB of a pixel. */
    int argb(int x, int y);
  }

  /**
   * PSNR of some pixels, dB, colours premultiplied, at most 99.
   *
   * @param withAlpha whether alpha counts as a channel
   */
  public static double psnr(PixelRect cell, boolean withAlpha, Pixels original, Pixels other) {
    double sum = 0;
    int compared = withAlpha ? 4 : 3;
    for (int y = cell.y(); y < cell.bottom(); y++) {
      for (int x = cell.x(); x < cell.right(); x++) {
        int one = original.argb(x, y);
        int two = other.argb(x, y);
        for (int c = 0; c < compared; c++) {
          int difference = ((one >>> (8 * c)) & 255) - ((two >>> (8 * c)) & 255);
          sum += difference * difference;
        }
      }
    }
    double mean = sum / (255.0 * 255 * compared * cell.width() * cell.height());
    return Psnr.limited(mean);
  }
}
