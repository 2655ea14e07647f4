package dev.tessera.model.signal.io;

/** From colours premultiplied by alpha, 0xAARRGGBB, to what files hold. */
final class Premultiplied {
  private Premultiplied() {}

  /** The colour laid over white, 0x00RRGGBB. */
  static int overWhite(int argb) {
    int lack = 255 - (argb >>> 24);
    return (argb & 0xFFFFFF) + lack * 0x010101;
  }

  /** Whether it lets more through than not. */
  static boolean isClear(int argb) {
    return argb >>> 24 < 128;
  }

  /** The colour with straight alpha, 0xAARRGGBB. */
  static int straight(int argb) {
    int alpha = argb >>> 24;
    if (alpha == 255 || alpha == 0) {
      return alpha == 0 ? 0 : argb;
    }
    return alpha << 24
        | straight(argb >> 16 & 0xFF, alpha) << 16
        | straight(argb >> 8 & 0xFF, alpha) << 8
        | straight(argb & 0xFF, alpha);
  }

  private static int straight(int premultiplied, int alpha) {
    return Math.min(255, (premultiplied * 255 + alpha / 2) / alpha);
  }
}
