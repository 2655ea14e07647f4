package dev.tessera.model.metric;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;

/** Checks that what is compared can be. */
final class SameShape {
  private SameShape() {}

  static void require(Samples reference, Samples actual) {
    if (!reference.sameShape(actual)) {
      throw new IllegalArgumentException("shapes differ: " + reference + " and " + actual);
    }
  }

  static void require(Samples reference, Samples actual, GridTiling grid) {
    require(reference, actual);
    boolean fits = reference.dimensions() == grid.dimensions();
    for (int a = 0; fits && a < grid.dimensions(); a++) {
      fits = reference.extent(a) == grid.extent(a);
    }
    if (!fits) {
      throw new IllegalArgumentException("samples and grid differ: " + reference + " and " + grid);
    }
  }
}
