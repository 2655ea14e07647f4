package dev.tessera.model.archive.coding;

/**
 * Probabilities as the logarithm of their odds and back, in whole numbers, so that every machine
 * computes the same: stretch(p) = ln(p / (1 - p)), in parts of {@link #UNIT}.
 */
final class Logistic {
  /** Parts of one natural logarithm. */
  static final int UNIT = 256;

  /** Odds are between e^-11 and e^11. */
  static final int MOST = 11 * UNIT;

  private static final int FINE = 4;
  private static final int LEAST = 16;

  private final short[] stretched = new short[BitPort.ONE >> FINE];
  private final char[] squashed = new char[2 * MOST + 1];

  /** Computes the tables by functions whose results Java prescribes. */
  Logistic() {
    for (int i = 0; i < stretched.length; i++) {
      double p = (i + 0.5) / stretched.length;
      stretched[i] = (short) Math.round(UNIT * StrictMath.log(p / (1 - p)));
    }
    for (int i = 0; i < squashed.length; i++) {
      double p = 1 / (1 + StrictMath.exp((MOST - i) / (double) UNIT));
      squashed[i] =
          (char) Math.max(LEAST, Math.min(BitPort.ONE - LEAST, Math.round(BitPort.ONE * p)));
    }
  }

  /** Log odds of a probability of 0 to ONE - 1. */
  int stretch(int p) {
    return stretched[p >> FINE];
  }

  /** The probability of log odds, which are cut at {@link #MOST}: never quite 0 or ONE. */
  int squash(int odds) {
    return squashed[Math.max(-MOST, Math.min(MOST, odds)) + MOST];
  }
}
