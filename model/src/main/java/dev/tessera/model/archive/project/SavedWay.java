package dev.tessera.model.archive.project;

import java.util.List;

/**
 * A way between two, or within a triangle of three, things that were fitted.
 *
 * @param ends two or three
 * @param arc whether codes go along an arc instead of straight
 */
public record SavedWay(List<End> ends, boolean arc) {
  /**
   * An end.
   *
   * @param fit position among the project's fits, from 0
   * @param part of a fit of a pair, 0 the first and 1 the second; else 0
   */
  public record End(int fit, int part) {}

  /** Copies the ends. */
  public SavedWay {
    ends = List.copyOf(ends);
    if (ends.size() < 2 || ends.size() > 3) {
      throw new IllegalArgumentException("a way has 2 or 3 ends, found " + ends.size());
    }
  }

  /** Between both parts of a fit of a pair. */
  public static SavedWay ofPair(int fit, boolean arc) {
    return new SavedWay(List.of(new End(fit, 0), new End(fit, 1)), arc);
  }

  /** Between the only parts of two fits. */
  public static SavedWay between(int first, int second, boolean arc) {
    return new SavedWay(List.of(new End(first, 0), new End(second, 0)), arc);
  }

  void requireEnds(List<SavedFit> fits) {
    for (End end : ends) {
      if (end.fit() < 0 || end.fit() >= fits.size()) {
        throw new IllegalArgumentException(
            "a way to fit " + end.fit() + ", and there are " + fits.size());
      }
      if (end.part() < 0 || end.part() >= fits.get(end.fit()).parts()) {
        throw new IllegalArgumentException(
            "a way to part %d of fit %d, which has %d"
                .formatted(end.part(), end.fit(), fits.get(end.fit()).parts()));
      }
    }
  }
}
