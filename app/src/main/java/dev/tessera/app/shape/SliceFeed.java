package dev.tessera.app.shape;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.Pending;
import dev.tessera.model.render.SlicePlane;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.Samples;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Slices through a field, one evaluated at a time: coarse where the plane has moved, then fine. Of
 * several wishes the newest counts.
 *
 * @param <F> what can be sliced
 */
final class SliceFeed<F> {
  private static final int COARSE = 64;

  /** Evaluates slices. */
  interface Evaluator<F> {
    /**
     * Begins.
     *
     * @param size n, pixels along each side
     * @param then is told the distances, later and once
     * @return ends it early
     */
    Runnable evaluate(F field, SlicePlane plane, int size, Consumer<Outcome<Samples>> then);
  }

  /**
   * What to show.
   *
   * @param shape to which the field belongs
   * @param finest pixels along each side, in the end
   * @param range distance at which the colours end
   */
  record Wish<F>(OpenShape shape, F field, CutPlane plane, int finest, double range) {
    private boolean isOf(Wish<F> other) {
      return shape == other.shape && field.equals(other.field) && plane.equals(other.plane);
    }
  }

  /** A wish as far as it is met. */
  private record Reached<F>(Wish<F> wish, int size) {}

  private final Evaluator<F> evaluator;
  private final Consumer<Throwable> failed;
  private final ReadOnlyObjectWrapper<Optional<ShownSlice>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Wish<F>> wish = Optional.empty();

  /** What is shown and how finely; empty if nothing is. */
  private Optional<Reached<F>> reached = Optional.empty();

  /** What was evaluated last, or is on its way. */
  private Optional<Wish<F>> begun = Optional.empty();

  private final Pending evaluation = new Pending();

  SliceFeed(Evaluator<F> evaluator, Consumer<Throwable> failed) {
    this.evaluator = evaluator;
    this.failed = failed;
  }

  /** The newest slice. */
  ReadOnlyObjectProperty<Optional<ShownSlice>> shown() {
    return shown.getReadOnlyProperty();
  }

  /** Shows something else, or nothing. */
  void want(Optional<Wish<F>> next) {
    wish = next;
    if (reached.isPresent() && !belongs(reached.get().wish())) {
      reached = Optional.empty();
      shown.set(Optional.empty());
    }
    if (begun.filter(this::belongs).isEmpty()) {
      evaluation.cancel();
    }
    next();
  }

  /** Whether a slice is better than none: of the same shape, across the same axis. */
  private boolean belongs(Wish<F> other) {
    return wish.isPresent()
        && wish.get().shape() == other.shape()
        && wish.get().plane().axis() == other.plane().axis();
  }

  private void next() {
    if (evaluation.busy() || wish.isEmpty()) {
      return;
    }
    Wish<F> now = wish.get();
    boolean moved = reached.filter(r -> r.wish().plane().equals(now.plane())).isEmpty();
    int size = moved ? Math.min(now.finest(), COARSE) : now.finest();
    if (reached.filter(r -> r.wish().isOf(now) && r.size() >= size).isPresent()) {
      return;
    }
    begun = wish;
    evaluation.<Samples>begin(
        arrived -> evaluator.evaluate(now.field(), now.plane().slice(), size, arrived),
        outcome ->
            Delivery.value(outcome, failed)
                .ifPresent(values -> ended(new Reached<>(now, size), values)));
  }

  private void ended(Reached<F> which, Samples values) {
    reached = Optional.of(which);
    shown.set(Optional.of(new ShownSlice(which.wish().plane(), values, which.wish().range())));
    next();
  }
}
