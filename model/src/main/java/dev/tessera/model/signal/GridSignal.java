package dev.tessera.model.signal;

/**
 * A signal sampled on a regular grid.
 *
 * @param name a short name for titles, such as the file name
 * @param samples (height, width, C) for an image, values sRGB-encoded in [0,1]; C is 1 grey, 3 RGB
 *     or 4 RGB with straight alpha
 * @param bitDepth bits per channel of the source, 8 or 16
 */
public record GridSignal(String name, Samples samples, int bitDepth) implements Signal {
  /** Rejects what is not an image of 1, 3 or 4 channels. */
  public GridSignal {
    int c = samples.channels();
    if (samples.dimensions() != 2 || (c != 1 && c != 3 && c != 4)) {
      throw new IllegalArgumentException(
          "an image is (height, width) with 1, 3 or 4 channels, found " + samples);
    }
    if (bitDepth != 8 && bitDepth != 16) {
      throw new IllegalArgumentException("bitDepth must be 8 or 16, found " + bitDepth);
    }
  }

  /** Pixels from top to bottom. */
  public int height() {
    return samples.extent(0);
  }

  /** Pixels from left to right. */
  public int width() {
    return samples.extent(1);
  }
}
