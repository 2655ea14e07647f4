package dev.tessera.model.archive;

import dev.tessera.model.compare.Study;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of a comparison's chart: PSNR over something that is more than 0.
 *
 * @param name of what it is about
 * @param colour as #rrggbb
 * @param dashed whether one network is the whole signal, or none made it
 * @param spots in order of x, at least one
 */
public record ComparisonLine(String name, String colour, boolean dashed, List<Spot> spots) {
  /**
   * A point of a line.
   *
   * @param x more than 0
   * @param psnr dB, finite
   */
  public record Spot(double x, double psnr) {
    private boolean drawn() {
      return x > 0 && Double.isFinite(psnr);
    }
  }

  /** Copies the list. */
  public ComparisonLine {
    spots = List.copyOf(spots);
  }

  /**
   * About so many spots at most, the first and the last among them.
   *
   * @param most more than 0
   */
  public List<Spot> thinned(int most) {
    int every = (spots.size() - 1) / most + 1;
    List<Spot> some = new ArrayList<>();
    for (int i = 0; i < spots.size() - 1; i += every) {
      some.add(spots.get(i));
    }
    some.add(spots.get(spots.size() - 1));
    return some;
  }

  /** The curves of fits, one each; those without a point have no line. */
  public static List<ComparisonLine> curves(
      List<ComparisonReport.Entry> entries, ComparisonAxis axis) {
    return IntStream.range(0, entries.size())
        .mapToObj(i -> curve(i, entries.get(i), axis))
        .filter(line -> !line.spots().isEmpty())
        .toList();
  }

  private static ComparisonLine curve(
      int number, ComparisonReport.Entry entry, ComparisonAxis axis) {
    List<Spot> spots =
        entry.details().curve().stream()
            .map(point -> new Spot(axis.of(point), point.psnr()))
            .filter(Spot::drawn)
            .toList();
    return new ComparisonLine(
        entry.label(), LineColours.of(number), entry.details().global(), spots);
  }

  /**
   * What the runs of a study reached over what was varied: one line, and one of Lanczos' filter if
   * that was measured; none if nothing is known.
   */
  public static List<ComparisonLine> study(List<ComparisonReport.Entry> entries, Study study) {
    List<Spot> lanczos = spots(entries, e -> e.quality().lanczos());
    String name = lanczos.isEmpty() ? study.title() : "fitted";
    return Stream.of(
            new ComparisonLine(
                name, LineColours.of(0), false, spots(entries, e -> e.quality().psnr())),
            new ComparisonLine("Lanczos", LineColours.of(1), true, lanczos))
        .filter(line -> !line.spots().isEmpty())
        .toList();
  }

  /** What any of some lines has a spot at, ascending. */
  public static List<Double> values(List<ComparisonLine> lines) {
    return lines.stream()
        .flatMap(line -> line.spots().stream())
        .map(Spot::x)
        .distinct()
        .sorted()
        .toList();
  }

  private static List<Spot> spots(
      List<ComparisonReport.Entry> entries,
      Function<ComparisonReport.Entry, @Nullable Double> psnr) {
    List<Spot> spots = new ArrayList<>();
    for (ComparisonReport.Entry entry : entries) {
      Double value = entry.details().value();
      Double reached = psnr.apply(entry);
      if (value != null && reached != null) {
        spots.add(new Spot(value, reached));
      }
    }
    spots.removeIf(spot -> !spot.drawn());
    spots.sort(Comparator.comparingDouble(Spot::x));
    return spots;
  }
}
