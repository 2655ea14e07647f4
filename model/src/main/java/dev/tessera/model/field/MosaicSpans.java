package dev.tessera.model.field;

import java.util.ArrayList;
import java.util.List;

/**
 * The runs of frames that a part of a cell may be.
 *
 * @param all of them, none before one that begins earlier
 */
record MosaicSpans(List<Span> all) {
  /** Frames from {@code first} to {@code end}. */
  record Span(int first, int end) {
    int length() {
      return end - first;
    }
  }

  MosaicSpans {
    all = List.copyOf(all);
  }

  /** Halves, halves of halves and so on. */
  static MosaicSpans halves(int frames) {
    List<Span> spans = new ArrayList<>();
    halve(0, frames, spans);
    return new MosaicSpans(spans);
  }

  private static void halve(int first, int end, List<Span> spans) {
    spans.add(new Span(first, end));
    if (end - first > 1) {
      int middle = (first + end + 1) / 2;
      halve(first, middle, spans);
      halve(middle, end, spans);
    }
  }
}
