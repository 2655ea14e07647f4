package dev.tessera.app.fit;

import dev.tessera.app.fx.ColourMap;

/**
 * The colours of a tile's PSNR, on a fixed range so that maps of different pictures compare.
 *
 * @param map the colours, worst first
 */
public record PsnrColours(ColourMap map) {
  /** The PSNR that takes the first colour, dB. */
  public static final double LOW = 15;

  /** The PSNR that takes the last colour, dB. */
  public static final double HIGH = 45;

  /** The colour of a PSNR in dB. */
  public int argb(double psnr) {
    return map.argb((psnr - LOW) / (HIGH - LOW));
  }

  /** A colour at half its brightness: that of a tile that is no longer worked on. */
  static int finished(int argb) {
    return 0xFF000000 | (argb >> 1 & 0x7F7F7F);
  }
}
