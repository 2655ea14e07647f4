package dev.tessera.app.save;

import dev.tessera.app.session.Figures;

/**
 * How long something still takes, if it goes on as it went.
 *
 * @param elapsed seconds since it began
 * @param done share of it, 0 to 1
 */
record TimeLeft(double elapsed, double done) {
  /** Before so many seconds and so large a share nothing is told: the beginning is no measure. */
  private static final double SOON = 2;

  private static final double LITTLE = 0.03;

  /** As "0:12 left"; empty if there is nothing to tell. */
  String words() {
    return elapsed < SOON || done < LITTLE || done >= 1
        ? ""
        : Figures.duration(Math.max(1, elapsed * (1 - done) / done)) + " left";
  }
}
