package dev.tessera.app.compare;

import dev.tessera.model.signal.Samples;

/** Blue below zero, white at it, red above, over [-peak, peak]. */
final class SignedColours {
  private static final int[] ANCHORS = {0x2166AC, 0x67A9CF, 0xF7F7F7, 0xEF8A62, 0xB2182B};

  private SignedColours() {}

  /** The colour of a value, opaque ARGB; values beyond the peak take the last colour. */
  static int argb(double value, double peak) {
    double share = peak > 0 ? Math.max(-1, Math.min(1, value / peak)) : 0;
    double position = (share + 1) / 2 * (ANCHORS.length - 1);
    int index = Math.min(ANCHORS.length - 2, (int) position);
    int argb = 0xFF000000;
    for (int shift = 0; shift <= 16; shift += 8) {
      int low = ANCHORS[index] >>> shift & 255;
      int high = ANCHORS[index + 1] >>> shift & 255;
      argb |= (int) Math.round(low + (high - low) * (position - index)) << shift;
    }
    return argb;
  }

  /** One channel of a map, (n*n) row by row. */
  static int[] argb(Samples map, int channel, double peak) {
    int[] pixels = new int[Math.toIntExact(map.count())];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = argb(map.get(i, channel), peak);
    }
    return pixels;
  }
}
