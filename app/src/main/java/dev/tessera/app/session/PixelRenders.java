package dev.tessera.app.session;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.render.OutputDepth;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

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
    request(job, PixelImage::of, then);
  }

  /**
   * Evaluates anything that pixels are made of, likewise.
   *
   * @param draw makes what is shown of it, on the pool
   */
  public <R, P> void request(Job<R> job, Function<R, P> draw, Consumer<Outcome<P>> then) {
    picture.submit(
        tools.service(),
        Lane.VIEW,
        job,
        outcome -> {
          Optional<Outcome<P>> ended =
              outcome.match(
                  made -> {
                    picture.submit(tools.pool(), cancelled -> draw.apply(made), then);
                    return Optional.empty();
                  },
                  partial -> Optional.of(new Outcome.Cancelled<>(Optional.empty())),
                  cause -> Optional.of(new Outcome.Failed<>(cause)));
          ended.ifPresent(then);
        });
  }

  /** Draws in place of what is on its way, on the pool. */
  public <P> void draw(Supplier<P> draw, Consumer<Outcome<P>> then) {
    picture.submit(tools.pool(), cancelled -> draw.get(), then);
  }

  /** Evaluates a frame of a clip, or the picture itself, as {@link #request} does. */
  public void requestFrame(
      Fitted<GridTiling> field, int frame, Consumer<Outcome<PixelImage>> then) {
    request(
        field.tiling().dimensions() == 2
            ? new RenderJob(tools.engine(), field, 1, OutputDepth.EIGHT_BIT, new Latest<>())
            : RenderJob.frame(tools.engine(), field, frame, 1, new Latest<>()),
        then);
  }

  /** Forgets the picture that is on its way. */
  public void cancel() {
    picture.cancel();
  }
}
