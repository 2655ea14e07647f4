package dev.tessera.app.shape;

import dev.tessera.app.session.OpenShape;
import dev.tessera.model.render.SlicePlane;
import dev.tessera.model.signal.Samples;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

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
     * @param then is told the distances, later and once; empty if there are none
     * @return ends it early
     */
    Runnable evaluate(F field, SlicePlane plane, int size, Consumer<Optional<Samples>> then);
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

  /** A slice on its way. */
  private record Evaluation<F>(Wish<F> wish, int size) {}

  private final Evaluator<F> evaluator;
  private final ReadOnlyObjectWrapper<Optional<ShownSlice>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Wish<F>> wish = Optional.empty();

  /** What is shown and how finely; empty if nothing is. */
  private Optional<Evaluation<F>> reached = Optional.empty();

  private @Nullable Evaluation<F> running;

  /** Counts evaluations, so that one that was given up is not taken for another. */
  private long turn;

  private Runnable cancel = () -> {};

  SliceFeed(Evaluator<F> evaluator) {
    this.evaluator = evaluator;
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
    Evaluation<F> now = running;
    if (now != null && !belongs(now.wish())) {
      running = null;
      cancel.run();
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
    if (running != null || wish.isEmpty()) {
      return;
    }
    Wish<F> now = wish.get();
    int size = now.finest();
    if (reached.isPresent() && reached.get().wish().isOf(now)) {
      if (reached.get().size() >= size) {
        return;
      }
    } else if (reached.isEmpty() || !reached.get().wish().plane().equals(now.plane())) {
      size = Math.min(size, COARSE);
    }
    Evaluation<F> begun = new Evaluation<>(now, size);
    running = begun;
    long mine = ++turn;
    cancel =
        evaluator.evaluate(
            now.field(), now.plane().slice(), size, values -> ended(begun, mine, values));
  }

  private void ended(Evaluation<F> which, long its, Optional<Samples> values) {
    if (its != turn || running == null) {
      return;
    }
    running = null;
    if (values.isPresent()) {
      reached = Optional.of(which);
      Wish<F> wanted = which.wish();
      shown.set(Optional.of(new ShownSlice(wanted.plane(), values.get(), wanted.range())));
      next();
    }
  }
}
