package dev.tessera.model.light;

import java.util.Optional;
import java.util.function.Supplier;

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

  /** All of it in one step. */
  static <R> Painting<R> once(Supplier<R> paint) {
    return new Once<>(paint);
  }

  /**
   * What is painted at once.
   *
   * @param <R> what is made
   */
  final class Once<R> implements Painting<R> {
    private final Supplier<R> paint;
    private Optional<R> painted = Optional.empty();

    private Once(Supplier<R> paint) {
      this.paint = paint;
    }

    @Override
    public boolean step() {
      painted = Optional.of(paint.get());
      return false;
    }

    @Override
    public double progress() {
      return painted.isPresent() ? 1 : 0;
    }

    @Override
    public R result() {
      return painted.orElseThrow();
    }
  }
}
