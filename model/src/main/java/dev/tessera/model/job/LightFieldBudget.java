package dev.tessera.model.job;

import dev.tessera.model.light.LightOptions;
import dev.tessera.model.signal.io.lightfield.LightFieldLimit;

/** How much memory a light field and its fit may take together, told before a view is read. */
public final class LightFieldBudget {
  private static final long MOST = 5_000_000_000L;

  /** Of the heap; the rest is for what passes by, such as views that are decoded. */
  private static final double SHARE = 0.8;

  /** Of each number of a code: itself, and copies for who shows, saves and renders. */
  private static final long COPIES = 4;

  /** A given view is copied with 16 bits for each colour. */
  private static final long BYTES_OF_GIVEN = 3L * Short.BYTES;

  private LightFieldBudget() {}

  /** The limit for a fit with some options: samples, given views and codes are counted. */
  public static LightFieldLimit of(LightOptions options) {
    long heap = (long) (SHARE * Runtime.getRuntime().maxMemory());
    double codes = COPIES * Float.BYTES * options.floatsPerPixel();
    return new LightFieldLimit(
        Math.min(MOST, heap),
        (views, size) -> {
          long pixels = (long) size.width() * size.height();
          long given = BYTES_OF_GIVEN * options.given().count(views);
          return (long) (pixels * (given + codes * views.count()));
        });
  }
}
