package dev.tessera.model.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What one format makes of a picture at several sizes.
 *
 * @param name of the format
 * @param points by size, the smallest first
 */
public record RateCurve(String name, List<RatePoint> points) {
  /** Sorts a copy. */
  public RateCurve {
    points = points.stream().sorted(Comparator.comparingLong(RatePoint::bytes)).toList();
  }

  /** With one more point. */
  public RateCurve with(RatePoint point) {
    List<RatePoint> more = new ArrayList<>(points);
    more.add(point);
    return new RateCurve(name, more);
  }

  /**
   * PSNR in dB at a size, straight between the points beside it; NaN where there are none.
   *
   * @param bitsPerPixel more than 0
   */
  public double psnrAt(double bitsPerPixel) {
    for (int i = 1; i < points.size(); i++) {
      RatePoint from = points.get(i - 1);
      RatePoint to = points.get(i);
      if (from.bitsPerPixel() <= bitsPerPixel && bitsPerPixel <= to.bitsPerPixel()) {
        double share =
            to.bitsPerPixel() > from.bitsPerPixel()
                ? (bitsPerPixel - from.bitsPerPixel()) / (to.bitsPerPixel() - from.bitsPerPixel())
                : 0;
        return from.psnr() + share * (to.psnr() - from.psnr());
      }
    }
    return Double.NaN;
  }
}
