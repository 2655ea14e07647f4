package dev.tessera.model.signal.io;

/**
 * CIE L*a*b* under daylight of 5000 K, converted to sRGB: brightness 0 to 100, the others -128 to
 * 127; alpha stays. What lies outside sRGB is clipped.
 */
final class LabRows {
  /** To linear sRGB from X, Y, Z as shares of the white, which is adapted after Bradford. */
  private static final double[][] TO_SRGB = {
    {3.0217267, -1.6168667, -0.4048601},
    {-0.9437481, 1.9161415, 0.0276066},
    {0.0693711, -0.2289914, 1.1596203}
  };

  private static final double LINEAR_BELOW = 6 / 29.0;

  private final int bands;
  private final boolean signed;
  private final boolean wide;

  private LabRows(int bands, boolean signed, boolean wide) {
    this.bands = bands;
    this.signed = signed;
    this.wide = wide;
  }

  /**
   * Rows in sRGB.
   *
   * @param stored 8 or 16 bits as if they were RGB, each divided by its largest value
   * @param signed whether a* and b* are in two's complement; else as ICC has them, 128 too high
   */
  static PixelRows of(PixelRows stored, boolean signed) {
    return stored.changed(new LabRows(stored.bands(), signed, stored.bitDepth() == 16)::convert);
  }

  private void convert(float[] row) {
    for (int at = 0; at < row.length; at += bands) {
      double lightness = row[at] * (wide && !signed ? 65535 / 65280.0 : 1);
      double middle = (100 * lightness + 16) / 116;
      double[] share = {
        share(middle + difference(row[at + 1]) / 500),
        share(middle),
        share(middle - difference(row[at + 2]) / 200)
      };
      for (int c = 0; c < 3; c++) {
        double[] weights = TO_SRGB[c];
        double light = weights[0] * share[0] + weights[1] * share[1] + weights[2] * share[2];
        row[at + c] = (float) RgbEncoding.encoded(Math.max(0, Math.min(1, light)));
      }
    }
  }

  private double difference(float value) {
    double number = wide ? value * 65535.0 / 256 : value * 255.0;
    if (!signed) {
      return number - 128;
    }
    return number >= 128 ? number - 256 : number;
  }

  private static double share(double f) {
    return f > LINEAR_BELOW ? f * f * f : 3 * LINEAR_BELOW * LINEAR_BELOW * (f - 4 / 29.0);
  }
}
