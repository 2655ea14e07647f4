package dev.tessera.app.session;

import dev.tessera.model.service.Job;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.Samples;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Evaluates pictures in the lane of views and turns them into screen pixels on the pool; the newest
 * request wins.
 */
public final class PixelRenders {
  private final ModelService service;
  private final IoPool pool;
  private final Consumer<Throwable> failed;
  private Runnable cancelling = () -> {};
  private boolean busy;
  private long turn;

  /** Nothing to do yet. */
  public PixelRenders(ModelService service, IoPool pool, Consumer<Throwable> failed) {
    this.service = service;
    this.pool = pool;
    this.failed = failed;
  }

  /** Whether a picture is on its way. */
  public boolean busy() {
    return busy;
  }

  /** Evaluates a picture in place of the one that is on its way. */
  public void request(Job<Samples> job, Consumer<PixelImage> then) {
    cancel();
    busy = true;
    long mine = turn;
    var handle = service.submit(Lane.VIEW, job);
    cancelling = handle::cancel;
    Delivery.of(
        handle.outcome(), outcome -> take(mine, outcome, samples -> convert(mine, samples, then)));
  }

  /** Forgets the picture that is on its way. */
  public void cancel() {
    turn++;
    cancelling.run();
    end();
  }

  private void convert(long mine, Samples samples, Consumer<PixelImage> then) {
    var unused =
        pool.submit(
            cancelled -> PixelImage.of(samples),
            outcome ->
                take(
                    mine,
                    outcome,
                    image -> {
                      end();
                      then.accept(image);
                    }));
  }

  private <T> void take(long which, Outcome<T> outcome, Consumer<T> then) {
    if (which != turn) {
      return;
    }
    Function<T, Optional<Throwable>> go =
        value -> {
          then.accept(value);
          return Optional.empty();
        };
    Optional<Throwable> failure =
        outcome.match(
            go,
            partial -> {
              end();
              return Optional.empty();
            },
            Optional::of);
    failure.ifPresent(
        cause -> {
          end();
          failed.accept(cause);
        });
  }

  private void end() {
    busy = false;
    cancelling = () -> {};
  }
}
