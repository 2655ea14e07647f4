package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.RgbEncoding.Chromaticity;
import dev.tessera.model.signal.io.RgbEncoding.Curve;
import dev.tessera.model.signal.io.RgbEncoding.Primaries;

/** Colour primaries and transfer characteristics by their numbers in ITU-T H.273. */
final class CodePoints {
  private static final Chromaticity D65 = Primaries.SRGB.white();

  private CodePoints() {}

  /**
   * The encoding that two numbers stand for. The curves of television (1, 6, 14, 15) are those of
   * cameras; pictures are shown as if they were sRGB's, as browsers do.
   *
   * @throws BadProfileException if they mean no encoding of still pictures in ordinary brightness
   */
  static RgbEncoding encoding(int primaries, int transfer) throws BadProfileException {
    return new RgbEncoding(primaries(primaries), curve(transfer));
  }

  private static Primaries primaries(int number) throws BadProfileException {
    return switch (number) {
      case 1, 2 -> Primaries.SRGB;
      case 4 -> primaries(0.67, 0.33, 0.21, 0.71, 0.14, 0.08, new Chromaticity(0.310, 0.316));
      case 5 -> primaries(0.64, 0.33, 0.29, 0.60, 0.15, 0.06, D65);
      case 6, 7 -> primaries(0.630, 0.340, 0.310, 0.595, 0.155, 0.070, D65);
      case 9 -> primaries(0.708, 0.292, 0.170, 0.797, 0.131, 0.046, D65);
      case 11 ->
          primaries(0.680, 0.320, 0.265, 0.690, 0.150, 0.060, new Chromaticity(0.314, 0.351));
      case 12 -> primaries(0.680, 0.320, 0.265, 0.690, 0.150, 0.060, D65);
      default -> throw new BadProfileException("names unknown primaries (" + number + ")");
    };
  }

  private static Primaries primaries(
      double rx, double ry, double gx, double gy, double bx, double by, Chromaticity white) {
    return new Primaries(
        new Chromaticity(rx, ry), new Chromaticity(gx, gy), new Chromaticity(bx, by), white);
  }

  private static Curve curve(int number) throws BadProfileException {
    return switch (number) {
      case 1, 2, 6, 13, 14, 15 -> Curve.SRGB;
      case 4 -> v -> Math.pow(v, 2.2);
      case 5 -> v -> Math.pow(v, 2.8);
      case 8 -> v -> v;
      case 16 -> throw new BadProfileException("is that of high dynamic range (PQ)");
      case 18 -> throw new BadProfileException("is that of high dynamic range (HLG)");
      default -> throw new BadProfileException("names an unknown curve (" + number + ")");
    };
  }
}
