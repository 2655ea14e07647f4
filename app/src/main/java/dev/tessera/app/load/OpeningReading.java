package dev.tessera.app.load;

import java.util.List;

/**
 * What choices before opening come to.
 *
 * @param summary how much, its size and memory; empty if something typed makes no sense
 * @param problem why nothing can be read, one sentence; empty if all is well
 * @param offers what would fit, if that is the problem
 */
public record OpeningReading(String summary, String problem, List<Offer> offers) {
  /**
   * Something smaller that fits.
   *
   * @param label what it is, such as "every 3rd frame"
   * @param take types it
   */
  public record Offer(String label, Runnable take) {}

  /** Copies the list. */
  public OpeningReading {
    offers = List.copyOf(offers);
  }

  /** Nothing can be read. */
  static OpeningReading refused(String problem) {
    return new OpeningReading("", problem, List.of());
  }

  /** Whether it can be read. */
  public boolean possible() {
    return problem.isEmpty();
  }
}
