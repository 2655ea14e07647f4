package dev.tessera.model.signal;

/**
 * A signal sampled on a regular grid: an image (y, x), a video (t, y, x), a light field (v, u, y,
 * x), or a line.
 *
 * @param name a short name for titles, such as the file name
 * @param samples (extent..., C), 1 to 4 axes, axis 0 slowest; values sRGB-encoded in [0,1]; C is 1
 *     grey, 2 grey with straight alpha, 3 RGB or 4 RGB with straight alpha
 * @param bitDepth bits per channel of the source, 8 or 16
 */
public record GridSignal(String name, Samples samples, int bitDepth) implements Signal {
  private static final int MOST = 4;

  /** Rejects what has more than 4 axes or channels. */
  public GridSignal {
    int d = samples.dimensions();
    if (d < 1 || d > MOST || samples.channels() > MOST) {
      throw new IllegalArgumentException(
          "a signal has 1 to 4 axes and 1 to 4 channels, found " + samples);
    }
    if (bitDepth != 8 && bitDepth != 16) {
      throw new IllegalArgumentException("bitDepth must be 8 or 16, found " + bitDepth);
    }
  }

  /** Samples of a picture from top to bottom, the last axis but one; 1 of a line. */
  public int height() {
    int d = samples.dimensions();
    return d == 1 ? 1 : samples.extent(d - 2);
  }

  /** Samples from left to right, the last axis. */
  public int width() {
    return samples.extent(samples.dimensions() - 1);
  }
}
