package dev.tessera.model.light;

import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Some views of a light field, painted one after another in short steps.
 *
 * @param <R> what is made of each
 */
final class OneByOne<R> {
  private final int count;
  private final IntFunction<Painting<R>> begin;
  private final Use<R> use;
  private Optional<Painting<R>> going = Optional.empty();
  private int painted;

  /** Takes what was made of a view. */
  interface Use<R> {
    void take(int number, R made);
  }

  /**
   * None painted yet.
   *
   * @param count how many there are, 1 or more
   * @param begin makes the painting of one
   * @param use takes each once it is painted
   */
  OneByOne(int count, IntFunction<Painting<R>> begin, Use<R> use) {
    this.count = count;
    this.begin = begin;
    this.use = use;
  }

  /**
   * Paints some more.
   *
   * @return whether there is more
   */
  boolean step() {
    Painting<R> painting = going.orElseGet(() -> begin.apply(painted));
    going = Optional.of(painting);
    if (!painting.step()) {
      use.take(painted, painting.result());
      going = Optional.empty();
      painted++;
    }
    return painted < count;
  }

  /** How much is done, 0 to 1. */
  double progress() {
    return (painted + going.map(Painting::progress).orElse(0.0)) / count;
  }
}
