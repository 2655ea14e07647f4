package dev.tessera.model.light;

import dev.tessera.model.signal.Samples;
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

  /** A picture in one step. */
  static Painting<Samples> once(Supplier<Samples> paint) {
    return new Once(paint);
  }

  /** A picture that is painted at once. */
  final class Once implements Painting<Samples> {
    private final Supplier<Samples> paint;
    private Optional<Samples> painted = Optional.empty();

    private Once(Supplier<Samples> paint) {
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
    public Samples result() {
      return painted.orElseThrow();
    }
  }
}
