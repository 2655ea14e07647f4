package dev.tessera.app.load;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.AlphaMode;

/** A picture from the clipboard as a signal. */
final class PastedPicture {
  private PastedPicture() {}

  /**
   * Converts pixels.
   *
   * @param argb (height*width), straight alpha; not changed
   */
  static GridSignal toSignal(String name, int width, int height, int[] argb, AlphaMode mode) {
    boolean keep = mode == AlphaMode.KEEP && !opaque(argb);
    int channels = keep ? 4 : 3;
    float[] values = new float[Math.multiplyExact(argb.length, channels)];
    for (int i = 0; i < argb.length; i++) {
      int pixel = argb[i];
      float alpha = (pixel >>> 24) / 255f;
      for (int c = 0; c < 3; c++) {
        float value = (pixel >>> (16 - 8 * c) & 255) / 255f;
        values[i * channels + c] = keep ? value : value * alpha + 1 - alpha;
      }
      if (keep) {
        values[i * channels + 3] = alpha;
      }
    }
    return new GridSignal(name, Samples.of(new int[] {height, width}, channels, values), 8);
  }

  private static boolean opaque(int[] argb) {
    for (int pixel : argb) {
      if (pixel >>> 24 != 255) {
        return false;
      }
    }
    return true;
  }
}
