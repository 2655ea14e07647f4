package dev.tessera.model.archive;

/**
 * IEEE 754 binary16, as bits in a short: 1 sign, 5 exponent, 10 fraction bits. The JDK has these
 * conversions from version 20 on.
 */
final class HalfFloat {
  /** The largest finite value. */
  static final float MAX = 65504;

  /** Exponent 31: infinity, and with a fraction, NaN. */
  private static final int INFINITE = 0x7c00;

  private HalfFloat() {}

  /** The nearest half, ties to even; infinite from 65520 on. */
  static short ofFloat(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    int magnitude = bits & 0x7fffffff;
    if (magnitude > 0x7f800000) {
      return (short) (sign | INFINITE | 0x200); // NaN
    }
    if (magnitude >= 0x47800000) { // 65536
      return (short) (sign | INFINITE);
    }
    if (magnitude >= 0x38800000) { // 2^-14, the smallest normal half
      int rounded = magnitude + 0xfff + (magnitude >>> 13 & 1);
      return (short) (sign | (rounded - 0x38000000) >>> 13); // exponent bias 127 to 15
    }
    // Floats from 0.5 to 1 are 2^-24 apart, as subnormal halves are: the addition rounds.
    int units = Float.floatToRawIntBits(Float.intBitsToFloat(magnitude) + 0.5f) - 0x3f000000;
    return (short) (sign | units);
  }

  /** The value, exact. */
  static float toFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int magnitude = half & 0x7fff;
    if (magnitude >= INFINITE) {
      return Float.intBitsToFloat(sign | 0x7f800000 | (magnitude & 0x3ff) << 13);
    }
    if (magnitude >= 0x400) {
      return Float.intBitsToFloat(sign | (magnitude << 13) + 0x38000000);
    }
    return Float.intBitsToFloat(sign | Float.floatToRawIntBits(magnitude * 0x1p-24f));
  }
}
