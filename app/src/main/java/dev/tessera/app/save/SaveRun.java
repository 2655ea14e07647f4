package dev.tessera.app.save;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.IoTask;
import dev.tessera.app.session.IoWork;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One thing on its way to the disk: model thread and pool take turns. What was opened is closed
 * before the end is told, and by the pool itself where writing stops early, so that nothing is left
 * even if the window closes meanwhile. All methods belong to the window's thread, but for the work
 * that is handed over.
 */
public final class SaveRun {
  /** Told at the end. */
  interface Ending {
    /** Everything is in its place. */
    void saved(String what);

    /** There was nothing to save. */
    void nothing(String why);

    /** Nothing was left: it was given up, or it failed for a reason. */
    void ended(Optional<Throwable> cause);
  }

  /**
   * Opens something to be closed at the end; called on the pool.
   *
   * @param <S> what it opens
   */
  @FunctionalInterface
  public interface Opening<S extends AutoCloseable> {
    /** Opens it. */
    S open() throws Exception;
  }

  /**
   * Works with what was opened; called on the pool.
   *
   * @param <S> what was opened
   */
  @FunctionalInterface
  public interface Use<S extends AutoCloseable> {
    /** Does the work; what it takes to be cancelled is as in {@link IoWork}. */
    void run(S sink, BooleanSupplier cancelled) throws Exception;
  }

  private final ModelService service;
  private final IoPool pool;
  private final Ending ending;
  private final AtomicReference<@Nullable AutoCloseable> sink = new AtomicReference<>();
  private DoubleSupplier progress = () -> 0;

  /** Counts the turns. */
  private long turn;

  private boolean ended;
  private boolean finishing;

  /** Whether it is to end as soon as the pool has answered. */
  private boolean unwanted;

  private @Nullable JobHandle<?> job;
  private @Nullable IoTask task;

  /** Nothing begun yet. */
  SaveRun(ModelService service, IoPool pool, Ending ending) {
    this.service = service;
    this.pool = pool;
    this.ending = ending;
  }

  /** Tells how far it is, 0 to 1, asked once per frame. */
  public void progress(DoubleSupplier value) {
    progress = value;
  }

  /** Tells how far it is, 0 to 1, by the newest of what is published. */
  public void follow(Latest<Double> published) {
    follow(published, 0, 1);
  }

  /** The same of a part of the whole. */
  public void follow(Latest<Double> published, double from, double to) {
    double[] newest = {from};
    progress(
        () -> {
          published.take().ifPresent(value -> newest[0] = from + (to - from) * value);
          return newest[0];
        });
  }

  double progress() {
    return Math.max(0, Math.min(1, progress.getAsDouble()));
  }

  /** Opens something on the pool. */
  public <S extends AutoCloseable> void open(Opening<S> opening, Consumer<S> next) {
    onPool(
        cancelled -> {
          S opened = opening.open();
          sink.set(opened);
          return opened;
        },
        next);
  }

  /** Works on the pool with what was opened, unless that was closed meanwhile. */
  public <S extends AutoCloseable> void use(S opened, Use<S> use, Runnable next) {
    onPool(
        cancelled -> {
          if (sink.get() != opened) {
            throw new CancellationException();
          }
          use.run(opened, cancelled);
          return true;
        },
        done -> next.run());
  }

  /** The last use of what was opened: everything appears. It cannot be cancelled any more. */
  public <S extends AutoCloseable> void finish(S opened, Use<S> use, String what) {
    finishing = true;
    use(opened, use, () -> done(what));
  }

  /** Waits for what is handed over on the window's thread, now or later. */
  public <T> void await(Consumer<Consumer<T>> source, Consumer<T> next) {
    job = null;
    task = null;
    long mine = ++turn;
    source.accept(
        value -> {
          if (mine == turn && !ended) {
            next.accept(value);
          }
        });
  }

  /** Works on the pool. */
  public <T> void onPool(IoWork<T> work, Consumer<T> next) {
    job = null;
    long mine = ++turn;
    IoTask begun =
        pool.submit(
            cancelled -> {
              try {
                T value = work.run(cancelled);
                if (cancelled.getAsBoolean()) {
                  throw new CancellationException();
                }
                return value;
              } catch (Exception | Error e) {
                closeSink();
                throw e;
              }
            },
            outcome -> arrived(outcome, next));
    if (mine == turn) {
      task = begun; // the next turn may have begun already
    }
  }

  /** Works on the model thread, beside whatever runs there. */
  public <T> void onModel(Job<T> work, Consumer<T> next) {
    task = null;
    turn++;
    JobHandle<T> handle = service.submit(Lane.VIEW, work);
    job = handle;
    Delivery.of(handle.outcome(), outcome -> arrived(outcome, next));
  }

  /**
   * Everything is in its place.
   *
   * @param what the names of the files, and whatever is worth saying of them
   */
  public void done(String what) {
    end(false, () -> ending.saved(what));
  }

  /** There is nothing to save. */
  public void nothing(String why) {
    end(false, () -> ending.nothing(why));
  }

  /** It cannot be saved. */
  public void fail(Throwable cause) {
    end(true, () -> ending.ended(Optional.of(cause)));
  }

  /** Ends early, unless what was written is being put into its place already. */
  void cancel() {
    if (ended || finishing) {
      return;
    }
    JobHandle<?> running = job;
    IoTask busy = task;
    if (busy != null) {
      unwanted = true;
      busy.cancel();
      return;
    }
    if (running != null) {
      running.cancel();
    }
    giveUp();
  }

  private void giveUp() {
    end(false, () -> ending.ended(Optional.empty()));
  }

  /** What went wrong first is told. */
  private void end(boolean failed, Runnable tell) {
    if (ended) {
      return;
    }
    ended = true;
    var unused =
        pool.submit(
            cancelled -> {
              closeSink();
              return true;
            },
            closed -> {
              Optional<Throwable> whileClosing =
                  closed.match(done -> Optional.empty(), partial -> Optional.empty(), Optional::of);
              if (whileClosing.isPresent() && !failed) {
                ending.ended(whileClosing);
              } else {
                tell.run();
              }
            });
  }

  private void closeSink() throws Exception {
    AutoCloseable closing = sink.getAndSet(null);
    if (closing != null) {
      closing.close();
    }
  }

  private <T> void arrived(Outcome<T> outcome, Consumer<T> next) {
    if (ended) {
      return;
    }
    if (unwanted && !finishing) {
      giveUp();
      return;
    }
    Optional<Runnable> then =
        outcome.match(
            value -> Optional.of(() -> next.accept(value)),
            partial -> Optional.of(this::giveUp),
            cause -> Optional.of(() -> fail(cause)));
    then.ifPresent(Runnable::run);
  }
}
