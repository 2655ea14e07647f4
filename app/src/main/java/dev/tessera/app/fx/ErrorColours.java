package dev.tessera.app.fx;

/**
 * The colours of an error map: a fixed range, so that maps of different pictures compare.
 *
 * @param kind which error
 * @param gain divides the range, more than 0
 * @param map colours of errors without a sign; signed ones always take {@link ColourMap#DIVERGING}
 */
public record ErrorColours(ErrorKind kind, double gain, ColourMap map) {
  /** The error that takes the first colour. */
  public double low() {
    return kind == ErrorKind.SIGNED ? -high() : 0;
  }

  /** The error that takes the last colour. */
  public double high() {
    return kind.range() / gain;
  }

  /** The map in use. */
  public ColourMap colours() {
    return kind == ErrorKind.SIGNED ? ColourMap.DIVERGING : map;
  }

  /**
   * The colour of one pixel's error.
   *
   * @param original premultiplied ARGB
   * @param reconstruction premultiplied ARGB
   * @param withAlpha whether alpha counts as a channel
   */
  public int argb(int original, int reconstruction, boolean withAlpha) {
    double error = kind.of(original, reconstruction, withAlpha);
    return colours().argb((error - low()) / (high() - low()));
  }
}
