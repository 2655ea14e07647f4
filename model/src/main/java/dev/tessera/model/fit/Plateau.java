package dev.tessera.model.fit;

/** Tells when a curve no longer rises. */
final class Plateau {
  private static final double GAIN = 0.02;
  private static final double SHORTEST = 10;

  private Plateau() {}

  /**
   * Whether the PSNR has grown by less than 0.02 dB over the last fifth of a run of 10 s or more.
   *
   * @param curve all points
   * @param begin seconds of the curve at which this run began
   */
  static boolean reached(FitCurve curve, double begin) {
    int last = curve.length() - 1;
    if (last < 1 || curve.seconds(last) - begin < SHORTEST) {
      return false;
    }
    double from = begin + 0.8 * (curve.seconds(last) - begin);
    int first = last;
    while (first > 0 && curve.seconds(first - 1) >= from) {
      first--;
    }
    return first < last && curve.psnr(last) - curve.psnr(first) < GAIN;
  }
}
