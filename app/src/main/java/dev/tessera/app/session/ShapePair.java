package dev.tessera.app.session;

import java.util.function.Predicate;

/**
 * Two open shapes, in this order.
 *
 * @param first a shape
 * @param second another one
 */
public record ShapePair(OpenShape first, OpenShape second) {
  /** The other way round. */
  public ShapePair turned() {
    return new ShapePair(/* first= */ second, /* second= */ first);
  }

  /** Whether both meet a condition. */
  public boolean both(Predicate<OpenShape> condition) {
    return condition.test(first) && condition.test(second);
  }
}
