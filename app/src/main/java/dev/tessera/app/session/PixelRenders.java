package dev.tessera.app.session;

import dev.tessera.model.service.Job;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.Samples;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Evaluates pictures in the lane of views and turns them into screen pixels on the pool; the newest
 * request wins.
 */
public final class PixelRenders {
  private final Tools tools;
  private final Pending picture = new Pending();

  /** Nothing to do yet. */
  public PixelRenders(Tools tools) {
    this.tools = tools;
  }

  /** Whether a picture is on its way. */
  public boolean busy() {
    return picture.busy();
  }

  /** Evaluates a picture in place of the one that is on its way, of which nothing is told then. */
  public void request(Job<Samples> job, Consumer<Outcome<PixelImage>> then) {
    picture.submit(
        tools.service(),
        Lane.VIEW,
        job,
        outcome -> {
          Optional<Outcome<PixelImage>> ended =
              outcome.match(
                  samples -> {
                    picture.submit(tools.pool(), cancelled -> PixelImage.of(samples), then);
                    return Optional.empty();
                  },
                  partial -> Optional.of(new Outcome.Cancelled<>(Optional.empty())),
                  cause -> Optional.of(new Outcome.Failed<>(cause)));
          ended.ifPresent(then);
        });
  }

  /** Forgets the picture that is on its way. */
  public void cancel() {
    picture.cancel();
  }
}
