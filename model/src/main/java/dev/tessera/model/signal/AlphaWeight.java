package dev.tessera.model.signal;

/**
 * Colours weighted by their alpha, so that sums of pixels are sums of what is seen of them: what is
 * clear has no say. Of pixels of 4 channels, the last of which is alpha; others stay as they are.
 */
public final class AlphaWeight {
  private static final int CHANNELS = 4;
  private static final int ALPHA = 3;

  private AlphaWeight() {}

  /** Whether pixels of so many channels have an alpha. */
  public static boolean weighs(int channels) {
    return channels == CHANNELS;
  }

  /**
   * Multiplies the colours of pixels by their alpha.
   *
   * @param pixels (P,C), row-major, changed in place
   * @param channels C
   */
  public static void weigh(float[] pixels, int channels) {
    for (int i = 0; weighs(channels) && i < pixels.length; i += CHANNELS) {
      for (int c = 0; c < ALPHA; c++) {
        pixels[i + c] *= pixels[i + ALPHA];
      }
    }
  }

  /**
   * Takes that back; a pixel that is clear becomes black. Alpha that filters made negative is
   * divided by as well, so that weighing the result again gives the same.
   */
  public static void straighten(float[] pixels, int channels) {
    for (int i = 0; weighs(channels) && i < pixels.length; i += CHANNELS) {
      for (int c = 0; c < ALPHA; c++) {
        pixels[i + c] = pixels[i + ALPHA] != 0 ? pixels[i + c] / pixels[i + ALPHA] : 0;
      }
    }
  }
}
