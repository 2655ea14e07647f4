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
}
