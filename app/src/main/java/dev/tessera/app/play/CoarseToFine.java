package dev.tessera.app.play;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Pending;
import dev.tessera.model.service.Outcome;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * What a hand moves over: a coarse answer for every place as fast as they come, those that were
 * overtaken are skipped; once the hand rests, the same finer. A coarse answer is never given up for
 * a newer one on the same way, so something is seen during every drag; a finer one is.
 *
 * @param <F> what lies between the ends, or all around
 * @param <P> a place in it
 * @param <R> what is seen at a place
 */
public final class CoarseToFine<F, P, R> {
  /**
   * Makes what is seen.
   *
   * @param <F> what lies between the ends, or all around
   * @param <P> a place in it
   * @param <R> what is seen there
   */
  public interface Maker<F, P, R> {
    /** Begins to make it; returns how to give that up. */
    Runnable begin(F between, P place, boolean coarse, Consumer<Outcome<R>> then);

    /** Whether it is as fine as is wanted. */
    boolean fine(R made);

    /** Shows it; it took a time. */
    void show(R made, boolean coarse, long nanos);

    /** Tells why it could not be made. */
    void fail(Throwable cause);
  }

  /** What is to be shown. */
  private record Wish<F, P>(F between, P place) {}

  private final Maker<F, P, R> maker;
  private final long restNanos;
  private final LongSupplier nanoTime;
  private Optional<Wish<F, P>> wish = Optional.empty();
  private Optional<Wish<F, P>> shown = Optional.empty();
  private Optional<R> seen = Optional.empty();

  /** What could not be made, so that it is not tried again and again. */
  private Optional<Wish<F, P>> failed = Optional.empty();

  private final Pending answer = new Pending();

  /** Whether the answer on its way is a finer one. */
  private boolean refining;

  private boolean moving;
  private long changed;

  /**
   * Nothing to show yet.
   *
   * @param restNanos how long the hand must rest; with 0 every gap is used
   */
  public CoarseToFine(Maker<F, P, R> maker, long restNanos, LongSupplier nanoTime) {
    this.maker = maker;
    this.restNanos = restNanos;
    this.nanoTime = nanoTime;
  }

  /** Tells whether places follow each other by themselves: nothing is refined then. */
  public void moving(boolean value) {
    moving = value;
    changed = nanoTime.getAsLong();
    if (value) {
      abandonRefinement();
    }
  }

  /** Shows another place as soon as that can be. */
  public void show(F between, P place) {
    Wish<F, P> next = new Wish<>(between, place);
    if (wish.filter(next::equals).isPresent()) {
      return;
    }
    boolean other = wish.filter(w -> w.between().equals(between)).isEmpty();
    wish = Optional.of(next);
    changed = nanoTime.getAsLong();
    abandonRefinement();
    if (other) {
      answer.cancel();
    }
    next();
  }

  /** Shows nothing. */
  public void clear() {
    wish = Optional.empty();
    shown = Optional.empty();
    seen = Optional.empty();
    failed = Optional.empty();
    answer.cancel();
  }

  /** Refines again: how fine it is wanted has changed. */
  public void again() {
    failed = Optional.empty();
    abandonRefinement();
    refine();
  }

  /** Whether the newest wish is seen, coarse at least, and nothing is on its way. */
  public boolean idle() {
    return !answer.busy() && (wish.isEmpty() || answered());
  }

  /** Whether the newest wish is seen as fine as it is wanted, or cannot be. */
  public boolean fine() {
    return idle()
        && (wish.isEmpty() || wish.equals(failed) || seen.filter(maker::fine).isPresent());
  }

  /** Refines what has rested long enough; called while there is time for it. */
  public void rest() {
    if (!moving && nanoTime.getAsLong() - changed >= restNanos) {
      refine();
    }
  }

  private boolean answered() {
    return wish.equals(failed) || wish.equals(shown);
  }

  private void next() {
    if (answer.busy() || wish.isEmpty()) {
      return;
    }
    if (!answered()) {
      begin(wish.get(), true);
    } else if (restNanos == 0) {
      refine();
    }
  }

  private void refine() {
    if (!answer.busy() && wish.isPresent() && wish.equals(shown) && !wish.equals(failed)) {
      if (seen.filter(maker::fine).isEmpty()) {
        begin(wish.get(), false);
      }
    }
  }

  private void begin(Wish<F, P> which, boolean coarse) {
    long begun = nanoTime.getAsLong();
    refining = !coarse;
    answer.<R>begin(
        arrived -> maker.begin(which.between(), which.place(), coarse, arrived),
        outcome -> {
          ended(which, coarse, nanoTime.getAsLong() - begun, outcome);
          next();
        });
  }

  private void ended(Wish<F, P> which, boolean coarse, long nanos, Outcome<R> outcome) {
    Optional<R> made =
        Delivery.value(
            outcome,
            cause -> {
              failed = Optional.of(which);
              maker.fail(cause);
            });
    made.ifPresent(
        found -> {
          shown = Optional.of(which);
          seen = made;
          maker.show(found, coarse, nanos);
        });
  }

  private void abandonRefinement() {
    if (answer.busy() && refining) {
      answer.cancel();
    }
  }
}
