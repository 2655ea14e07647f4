package dev.tessera.model.signal;

/** Packing of sample values to 8-bit ARGB, premultiplied by alpha, as screens want it. */
public final class Argb {
  /** Points that are copied together. */
  private static final int AT_ONCE = 4096;

  private Argb() {}

  /**
   * Packs one grid point.
   *
   * @param values flat samples, sRGB-encoded, clamped here to [0,1]
   * @param offset index of the point's first channel
   * @param channels 1 grey, 2 grey with straight alpha, 3 RGB, 4 RGB with straight alpha
   * @return 0xAARRGGBB, colour premultiplied by alpha
   */
  public static int pack(float[] values, int offset, int channels) {
    if (channels == 1) {
      int grey = quantise(values[offset]);
      return 0xFF000000 | grey << 16 | grey << 8 | grey;
    }
    if (channels == 3) {
      return 0xFF000000
          | quantise(values[offset]) << 16
          | quantise(values[offset + 1]) << 8
          | quantise(values[offset + 2]);
    }
    float alpha = Math.max(0f, Math.min(1f, values[offset + channels - 1]));
    int green = channels == 2 ? offset : offset + 1;
    int blue = channels == 2 ? offset : offset + 2;
    return quantise(alpha) << 24
        | quantise(clamp(values[offset]) * alpha) << 16
        | quantise(clamp(values[green]) * alpha) << 8
        | quantise(clamp(values[blue]) * alpha);
  }

  /**
   * Packs all points of an image (height, width, C) or another signal, row-major.
   *
   * @throws ArithmeticException if there are more points than an array can hold
   */
  public static int[] pack(Samples image) {
    int[] pixels = new int[Math.toIntExact(image.count())];
    int channels = image.channels();
    float[] some = new float[Math.min(pixels.length, AT_ONCE) * channels];
    for (int first = 0; first < pixels.length; first += AT_ONCE) {
      int count = Math.min(AT_ONCE, pixels.length - first);
      image.copyTo((long) first * channels, some, 0, count * channels);
      for (int i = 0; i < count; i++) {
        pixels[first + i] = pack(some, i * channels, channels);
      }
    }
    return pixels;
  }

  /** Rounds a value of [0,1] to 0..255; values outside are clamped. */
  public static int quantise(float value) {
    return (int) (clamp(value) * 255f + 0.5f);
  }

  private static float clamp(float value) {
    return value > 0 ? value < 1 ? value : 1f : 0f;
  }
}
