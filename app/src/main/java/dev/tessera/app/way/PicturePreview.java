package dev.tessera.app.way;

import dev.tessera.app.play.CoarseToFine;
import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.PixelRenders;
import dev.tessera.app.session.Tools;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.InterpolateJob;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Pictures between two, as fast as a slider moves: first as coarse as is needed to take a tenth of
 * a second, then in full.
 */
final class PicturePreview {
  private static final long BUDGET_NANOS = 100_000_000L;
  private static final int COARSEST = 3;

  /** Both ends of the way. */
  record Ends(Fitted<GridTiling> a, Fitted<GridTiling> b) {}

  /** A path, and how it leads from end to end. */
  private record Between(LatentPath<GridTiling> path, LatentPath.Way way) {}

  private final Tools tools;
  private final Supplier<Optional<Ends>> ends;
  private final Consumer<PixelImage> shown;
  private final Consumer<Throwable> failed;
  private final PixelRenders renders;
  private final CoarseToFine<Between, WayPlace, PixelImage> pictures;

  private Optional<LatentPath<GridTiling>> path = Optional.empty();

  private final Pending building = new Pending();

  /** Whether there is no path between these ends. */
  private boolean broken;

  /** What is to be shown once there is a path. */
  private Runnable waiting = () -> {};

  /** Coarse pictures have 1 / 2^level of the pixels along each axis. */
  private int level = COARSEST - 1;

  /**
   * Nothing to show yet.
   *
   * @param ends asked when a picture is wanted and the last ones are no longer valid
   * @param shown told of every picture
   * @param nanoTime a clock
   */
  PicturePreview(
      Tools tools,
      Supplier<Optional<Ends>> ends,
      Consumer<PixelImage> shown,
      Consumer<Throwable> failed,
      LongSupplier nanoTime) {
    this.tools = tools;
    this.ends = ends;
    this.shown = shown;
    this.failed = failed;
    renders = new PixelRenders(tools);
    pictures = new CoarseToFine<>(new Pictures(), 0, nanoTime);
  }

  /** Forgets the path and what is on its way: an end is another one. */
  void endsChanged() {
    building.cancel();
    broken = false;
    path = Optional.empty();
    stop();
  }

  /** Whether nothing is wanted and nothing is on its way. */
  boolean idle() {
    return !building.busy() && pictures.idle();
  }

  /** The path between both ends; empty while one is missing, or before it is prepared. */
  Optional<LatentPath<GridTiling>> path() {
    if (path.isEmpty() && !building.busy() && !broken) {
      ends.get().ifPresent(this::prepare);
    }
    return path;
  }

  /** Wants nothing any more. */
  void stop() {
    waiting = () -> {};
    pictures.clear();
  }

  /** Wants the picture of a place. */
  void show(WayPlace place, LatentPath.Way way) {
    waiting = () -> path.ifPresent(p -> pictures.show(new Between(p, way), place));
    var unused = path();
    waiting.run();
  }

  /** Prepares the path on the pool, and goes on. */
  private void prepare(Ends both) {
    building.submit(
        tools.pool(),
        cancelled -> new LatentPath<>(both.a(), both.b()),
        outcome -> {
          path = Delivery.value(outcome, this::fail);
          waiting.run();
        });
  }

  private void fail(Throwable cause) {
    broken = true;
    stop();
    failed.accept(cause);
  }

  private final class Pictures implements CoarseToFine.Maker<Between, WayPlace, PixelImage> {
    /** Share of the pixels along each axis that is made, and that is seen. */
    private double scale = 1;

    private double seen;

    @Override
    public Runnable begin(
        Between between, WayPlace place, boolean coarse, Consumer<Outcome<PixelImage>> then) {
      scale = coarse ? 1.0 / (1 << level) : 1;
      try {
        renders.request(
            new InterpolateJob(
                tools.engine(), between.path(), place.second(), between.way(), scale),
            then);
      } catch (IllegalArgumentException e) {
        then.accept(new Outcome.Failed<>(e));
      }
      return renders::cancel;
    }

    @Override
    public boolean fine(PixelImage picture) {
      return seen == 1;
    }

    /** A quarter of the pixels takes a quarter of the time, or a little more. */
    @Override
    public void show(PixelImage picture, boolean coarse, long nanos) {
      if (nanos > BUDGET_NANOS && scale == 1.0 / (1 << level) && level < COARSEST) {
        level++;
      } else if (nanos < BUDGET_NANOS / 5 && level > 0) {
        level--;
      }
      seen = scale;
      shown.accept(picture);
    }

    @Override
    public void fail(Throwable cause) {
      failed.accept(cause);
    }
  }
}
