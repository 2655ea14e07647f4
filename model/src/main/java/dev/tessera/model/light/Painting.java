package dev.tessera.model.light;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Something made of what is seen of a light field, in short steps.
 *
 * @param <R> what is made
 */
public interface Painting<R> {
  /**
   * Paints some more.
   *
   * @return whether there is more
   */
  boolean step();

  /** How much is done, 0 to 1. */
  double progress();

  /** After the last step: what was made. */
  R result();

  /** Takes all steps that are left. */
  default R finished() {
    boolean more = true;
    while (more) {
      more = step();
    }
    return result();
  }

  /**
   * The same, of which something is made.
   *
   * @param <Q> what that is
   */
  default <Q> Painting<Q> then(Function<R, Q> use) {
    Painting<R> painting = this;
    return new Painting<>() {
      @Override
      public boolean step() {
        return painting.step();
      }

      @Override
      public double progress() {
        return painting.progress();
      }

      @Override
      public Q result() {
        return use.apply(painting.result());
      }
    };
  }

  /**
   * First this, then another, of which something is made together.
   *
   * @param <Q> what the other makes
   * @param <S> what is made of both
   */
  default <Q, S> Painting<S> with(Painting<Q> other, BiFunction<R, Q, S> use) {
    Painting<R> painting = this;
    return new Painting<>() {
      private boolean painted;

      @Override
      public boolean step() {
        if (painted) {
          return other.step();
        }
        painted = !painting.step();
        return true;
      }

      @Override
      public double progress() {
        return (painting.progress() + other.progress()) / 2;
      }

      @Override
      public S result() {
        return use.apply(painting.result(), other.result());
      }
    };
  }
}
