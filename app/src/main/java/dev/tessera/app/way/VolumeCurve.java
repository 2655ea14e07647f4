package dev.tessera.app.way;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Volume and number of pieces at the places of the small pictures, as far as they are known.
 *
 * @param stops in order
 */
record VolumeCurve(List<Optional<SurfaceFigures>> stops) {
  /** Room above and below the curve, of its range. */
  private static final double ROOM = 0.25;

  /** The least range, so that a volume that stays the same is a calm line. */
  private static final double LEAST_RANGE = 0.1;

  /** Copies the list. */
  VolumeCurve {
    stops = List.copyOf(stops);
  }

  /** Whether all is known. */
  boolean complete() {
    return stops.stream().allMatch(Optional::isPresent);
  }

  /** Whether anything is known. */
  boolean empty() {
    return stops.stream().allMatch(Optional::isEmpty);
  }

  /** The volume at a stop by that at the first one; empty while either is not known. */
  Optional<Double> share(int stop) {
    return stops
        .get(0)
        .filter(first -> first.volume() > 0)
        .flatMap(first -> stops.get(stop).map(there -> there.volume() / first.volume()));
  }

  /** How high a share stands in the curve, 0 at the bottom and 1 at the top. */
  double height(double share) {
    double low = 1;
    double high = 1;
    for (int i = 0; i < stops.size(); i++) {
      double there = share(i).orElse(1.0);
      low = Math.min(low, there);
      high = Math.max(high, there);
    }
    double range = Math.max(LEAST_RANGE, high - low);
    double middle = (low + high) / 2;
    return 0.5 + (share - middle) / (range * (1 + 2 * ROOM));
  }

  /** A stop in words. */
  String words(int stop) {
    return share(stop)
        .map(
            share ->
                String.format(
                    Locale.ROOT,
                    "volume %.0f %% of the first, %s",
                    100 * share,
                    pieces(stops.get(stop).map(SurfaceFigures::pieces).orElse(0))))
        .orElse("");
  }

  private static String pieces(int count) {
    return count == 1 ? "one piece" : count + " pieces";
  }

  /** All stops in words, to be read aloud. */
  String aloud() {
    if (empty()) {
      return "Volume and pieces along the way: not measured yet";
    }
    String volumes = all(i -> share(i).map(s -> "%.0f %%".formatted(100 * s)).orElse("unknown"));
    String counts = all(i -> stops.get(i).map(s -> Integer.toString(s.pieces())).orElse("unknown"));
    return "Volume along the way, of the first: " + volumes + ". Pieces: " + counts;
  }

  private String all(IntFunction<String> told) {
    return IntStream.range(0, stops.size()).mapToObj(told).collect(Collectors.joining(", "));
  }
}
