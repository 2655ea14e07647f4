package dev.tessera.model.fit.points;

import dev.tessera.model.tile.Tiling;

/**
 * Finds what is to be known of a signal before the first step, in short pieces of work.
 *
 * @param <T> how the signal is cut
 */
public interface Preparation<T extends Tiling> {
  /**
   * Does a part of the work.
   *
   * @return whether there is more to do
   */
  boolean step();

  /** How much is done, 0 to 1. */
  double progress();

  /**
   * What was found.
   *
   * @throws java.util.NoSuchElementException before the last step
   */
  PointSource<T> points();

  /** A signal that is known already. */
  static <T extends Tiling> Preparation<T> of(PointSource<T> points) {
    return new Preparation<>() {
      @Override
      public boolean step() {
        return false;
      }

      @Override
      public double progress() {
        return 1;
      }

      @Override
      public PointSource<T> points() {
        return points;
      }
    };
  }
}
