package dev.tessera.app.session;

import dev.tessera.model.service.Job;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One thing on its way, on the model thread or on the pool: what is begun takes the place of what
 * was, and of what was given up nothing is heard any more. For one thread.
 */
public final class Pending {
  private Runnable cancelling = () -> {};
  private boolean busy;

  /** Counts beginnings and ends, so that what comes late is told from what is awaited. */
  private long turn;

  /** Whether something is on its way. */
  public boolean busy() {
    return busy;
  }

  /** Runs a job in place of what is on its way. */
  public <T> void submit(ModelService service, Lane lane, Job<T> job, Consumer<Outcome<T>> then) {
    begin(
        arrived -> {
          JobHandle<T> handle = service.submit(lane, job);
          Delivery.of(handle.outcome(), arrived);
          return handle::cancel;
        },
        then);
  }

  /** Works on the pool in place of what is on its way. */
  public <T> void submit(IoPool pool, IoWork<T> work, Consumer<Outcome<T>> then) {
    begin(arrived -> pool.submit(work, arrived)::cancel, then);
  }

  /**
   * Begins anything in place of what is on its way.
   *
   * @param start is handed who waits for the outcome, and gives what ends it early
   */
  public <T> void begin(Function<Consumer<Outcome<T>>, Runnable> start, Consumer<Outcome<T>> then) {
    cancel();
    busy = true;
    long mine = turn;
    Runnable cancel =
        start.apply(
            outcome -> {
              if (mine == turn) {
                forget();
                then.accept(outcome);
              }
            });
    if (mine == turn) {
      cancelling = cancel;
    }
  }

  /** Asks what is on its way to end; its outcome is still told. */
  public void stop() {
    cancelling.run();
  }

  /** Gives up what is on its way. */
  public void cancel() {
    Runnable before = cancelling;
    forget();
    before.run();
  }

  private void forget() {
    turn++;
    busy = false;
    cancelling = () -> {};
  }
}
