package dev.tessera.app.session;

import dev.tessera.model.service.Job;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.Samples;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Evaluates pictures in the lane of views and turns them into screen pixels on the pool; the newest
 * request wins.
 */
public final class PixelRenders {
  private final ModelService service;
  private final IoPool pool;
  private Runnable cancelling = () -> {};
  private boolean busy;
  private long turn;

  /** Nothing to do yet. */
  public PixelRenders(ModelService service, IoPool pool) {
    this.service = service;
    this.pool = pool;
  }

  /** Whether a picture is on its way. */
  public boolean busy() {
    return busy;
  }

  /** Evaluates a picture in place of the one that is on its way, of which nothing is told then. */
  public void request(Job<Samples> job, Consumer<Outcome<PixelImage>> then) {
    cancel();
    busy = true;
    long mine = turn;
    var handle = service.submit(Lane.VIEW, job);
    cancelling = handle::cancel;
    Delivery.of(
        handle.outcome(),
        outcome -> {
          if (mine == turn) {
            Optional<Outcome<PixelImage>> ended =
                outcome.match(
                    samples -> convert(mine, samples, then),
                    partial -> Optional.of(new Outcome.Cancelled<>(Optional.empty())),
                    cause -> Optional.of(new Outcome.Failed<>(cause)));
            ended.ifPresent(how -> end(mine, how, then));
          }
        });
  }

  /** Forgets the picture that is on its way. */
  public void cancel() {
    turn++;
    busy = false;
    cancelling.run();
    cancelling = () -> {};
  }

  private Optional<Outcome<PixelImage>> convert(
      long mine, Samples samples, Consumer<Outcome<PixelImage>> then) {
    var unused =
        pool.submit(cancelled -> PixelImage.of(samples), outcome -> end(mine, outcome, then));
    return Optional.empty();
  }

  private void end(long which, Outcome<PixelImage> outcome, Consumer<Outcome<PixelImage>> then) {
    if (which == turn) {
      busy = false;
      cancelling = () -> {};
      then.accept(outcome);
    }
  }
}
