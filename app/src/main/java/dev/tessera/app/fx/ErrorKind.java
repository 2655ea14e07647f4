package dev.tessera.app.fx;

/**
 * What an error map shows of the difference reconstruction - original, both premultiplied and
 * rounded to 8 bit, scaled to [0,1] and averaged over the channels.
 */
public enum ErrorKind {
  /** Mean of |difference|. */
  ABSOLUTE("Absolute error", 0.25),
  /** Mean of difference squared. */
  SQUARED("Squared error", 0.0625),
  /** Mean of the difference: too dark below 0, too bright above. */
  SIGNED("Signed error", 0.25);

  private final String label;
  private final double range;

  ErrorKind(String label, double range) {
    this.label = label;
    this.range = range;
  }

  /** A word or two for buttons and menus. */
  public String label() {
    return label;
  }

  /** The error that takes the last colour at gain 1. */
  public double range() {
    return range;
  }

  /**
   * The error of one pixel.
   *
   * @param original premultiplied ARGB
   * @param reconstruction premultiplied ARGB
   * @param withAlpha whether alpha counts as a channel
   */
  public double of(int original, int reconstruction, boolean withAlpha) {
    int sum = 0;
    int squares = 0;
    int absolute = 0;
    for (int shift = 0; shift <= (withAlpha ? 24 : 16); shift += 8) {
      int difference = (reconstruction >>> shift & 255) - (original >>> shift & 255);
      sum += difference;
      squares += difference * difference;
      absolute += Math.abs(difference);
    }
    double channels = withAlpha ? 4 : 3;
    return this == SIGNED
        ? sum / (255 * channels)
        : this == SQUARED ? squares / (65025 * channels) : absolute / (255 * channels);
  }
}
