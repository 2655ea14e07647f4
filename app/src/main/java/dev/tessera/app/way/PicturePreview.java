package dev.tessera.app.way;

import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.PixelRenders;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.InterpolateJob;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Pictures between two, as fast as a slider moves: first coarse, as coarse as is needed to take a
 * tenth of a second, then, once the slider rests, in full. A coarse picture is never given up for a
 * newer one, so something is seen during every drag; a full one is.
 */
final class PicturePreview {
  private static final long BUDGET_NANOS = 100_000_000L;
  private static final int COARSEST = 3;

  /** Both ends of the way. */
  record Ends(Fitted<GridTiling> a, Fitted<GridTiling> b) {}

  private final Engine engine;
  private final IoPool pool;
  private final Supplier<Optional<Ends>> ends;
  private final Consumer<PixelImage> shown;
  private final Consumer<Throwable> failed;
  private final LongSupplier nanoTime;
  private final PixelRenders renders;

  private Optional<LatentPath<GridTiling>> path = Optional.empty();

  /** Counts pairs of ends, so that a path between earlier ones is not taken for one of these. */
  private long pair;

  private boolean building;

  /** Whether there is no path between these ends. */
  private boolean broken;

  private boolean full;
  private boolean wanted;
  private boolean refinable;
  private double place;
  private LatentPath.Way way = LatentPath.Way.STRAIGHT;

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
      ModelService service,
      Engine engine,
      IoPool pool,
      Supplier<Optional<Ends>> ends,
      Consumer<PixelImage> shown,
      Consumer<Throwable> failed,
      LongSupplier nanoTime) {
    this.engine = engine;
    this.pool = pool;
    this.ends = ends;
    this.shown = shown;
    this.failed = failed;
    this.nanoTime = nanoTime;
    renders = new PixelRenders(service, pool, this::fail);
  }

  /** Forgets the path and what is on its way: an end is another one. */
  void endsChanged() {
    pair++;
    building = false;
    broken = false;
    path = Optional.empty();
    stop();
  }

  /** Whether nothing is wanted and nothing is on its way. */
  boolean idle() {
    return !renders.busy() && !building && !wanted && !refinable;
  }

  /** The path between both ends; empty while one is missing, or before it is prepared. */
  Optional<LatentPath<GridTiling>> path() {
    if (path.isEmpty() && !building && !broken) {
      prepare();
    }
    return path;
  }

  /** Wants nothing any more. */
  void stop() {
    wanted = false;
    refinable = false;
    full = false;
    renders.cancel();
  }

  /**
   * Wants a picture.
   *
   * @param t 0 to 1
   * @param along the way between the ends
   */
  void show(double t, LatentPath.Way along) {
    place = t;
    way = along;
    wanted = true;
    if (full) {
      renders.cancel();
      full = false;
    }
    next();
  }

  /** Prepares the path on the pool, unless an end is missing, and goes on. */
  private void prepare() {
    Optional<Ends> both = ends.get();
    if (both.isEmpty()) {
      return;
    }
    building = true;
    long mine = pair;
    var unused =
        pool.submit(
            cancelled -> new LatentPath<>(both.get().a(), both.get().b()),
            outcome -> {
              if (mine == pair) {
                building = false;
                Optional<Throwable> failure =
                    outcome.match(
                        made -> {
                          path = Optional.of(made);
                          next();
                          return Optional.empty();
                        },
                        none -> Optional.empty(),
                        Optional::of);
                failure.ifPresent(this::fail);
              }
            });
  }

  private void next() {
    if (renders.busy() || building || !(wanted || refinable)) {
      return;
    }
    if (path.isEmpty()) {
      prepare();
      return;
    }
    boolean coarse = wanted && level > 0;
    // An answer to the slider is let finish, or fast dragging would show nothing at all.
    full = !wanted;
    refinable = coarse;
    wanted = false;
    render(path.get(), coarse ? 1.0 / (1 << level) : 1);
  }

  private void render(LatentPath<GridTiling> between, double scale) {
    InterpolateJob job;
    try {
      job = new InterpolateJob(engine, between, place, way, scale);
    } catch (IllegalArgumentException e) {
      fail(e);
      return;
    }
    long start = nanoTime.getAsLong();
    renders.request(
        job,
        pixels -> {
          adapt(nanoTime.getAsLong() - start, scale);
          full = false;
          shown.accept(pixels);
          next();
        });
  }

  /** A quarter of the pixels takes a quarter of the time, or a little more. */
  private void adapt(long nanos, double scale) {
    if (nanos > BUDGET_NANOS && scale == 1.0 / (1 << level) && level < COARSEST) {
      level++;
    } else if (nanos < BUDGET_NANOS / 5 && level > 0) {
      level--;
    }
  }

  private void fail(Throwable cause) {
    stop();
    broken = true;
    failed.accept(cause);
  }
}
