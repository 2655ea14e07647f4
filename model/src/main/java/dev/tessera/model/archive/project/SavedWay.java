package dev.tessera.model.archive.project;

import dev.tessera.model.flow.Flow;
import dev.tessera.model.flow.PointPairs;
import java.util.List;
import java.util.Optional;

/** A way between two, or within a triangle of three, things of a project. */
public sealed interface SavedWay {
  /**
   * An end of a way of codes.
   *
   * @param fit position among the project's fits, from 0
   * @param part of a fit of a pair, 0 the first and 1 the second; else 0
   */
  record End(int fit, int part) {}

  /**
   * Rejects ends that are not there.
   *
   * @param signals of the project
   * @param fits of the project
   * @throws IllegalArgumentException if they are not there
   */
  void requireEnds(List<SavedSignal> signals, List<SavedFit> fits);

  /**
   * Codes of what was fitted are mixed.
   *
   * @param ends two or three
   * @param arc whether codes go along an arc instead of straight
   */
  record OfCodes(List<End> ends, boolean arc) implements SavedWay {
    /** Copies the ends. */
    public OfCodes {
      ends = List.copyOf(ends);
      if (ends.size() < 2 || ends.size() > 3) {
        throw new IllegalArgumentException("a way has 2 or 3 ends, found " + ends.size());
      }
    }

    @Override
    public void requireEnds(List<SavedSignal> signals, List<SavedFit> fits) {
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

  /**
   * A flow as it was found.
   *
   * @param flow from the first shape to the second
   * @param obeyed the points that belong together which it was told
   */
  record Found(Flow flow, PointPairs obeyed) {}

  /**
   * One shape flows to another.
   *
   * @param first position among the project's signals, from 0
   * @param second position of another one
   * @param points of both that belong together
   * @param found the flow; empty if it is still to be found
   */
  record OfFlow(int first, int second, PointPairs points, Optional<Found> found)
      implements SavedWay {
    @Override
    public void requireEnds(List<SavedSignal> signals, List<SavedFit> fits) {
      for (int end : new int[] {first, second}) {
        if (end < 0 || end >= signals.size()) {
          throw new IllegalArgumentException(
              "a flow of signal " + end + ", and there are " + signals.size());
        }
        if (!(signals.get(end).kind() instanceof SavedSignal.Shape)) {
          throw new IllegalArgumentException("a flow of signal " + end + ", which is no shape");
        }
      }
      if (first == second) {
        throw new IllegalArgumentException("a flow of signal " + first + " to itself");
      }
    }
  }

  /** Between both parts of a fit of a pair. */
  static SavedWay ofPair(int fit, boolean arc) {
    return new OfCodes(List.of(new End(fit, 0), new End(fit, 1)), arc);
  }

  /** Between the only parts of two fits. */
  static SavedWay between(int first, int second, boolean arc) {
    return new OfCodes(List.of(new End(first, 0), new End(second, 0)), arc);
  }
}
