package dev.tessera.app.session;

import dev.tessera.model.job.DistanceSurfaceJob;
import dev.tessera.model.job.NormalsJob;
import dev.tessera.model.job.Surface;
import dev.tessera.model.job.SurfaceSink;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Latest;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.mesh.Decimation;
import dev.tessera.model.signal.mesh.Mesh;
import dev.tessera.model.signal.mesh.Normals;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One order on its way: for each frame extract, reduce, write; then finish. Model thread and pool
 * take turns. The sink is closed before the end is told, and by the pool itself where writing stops
 * early, so that nothing is left even if the window closes meanwhile.
 */
final class SurfaceSaving {
  /** Share of the time of a frame that its extraction takes, about. */
  private static final double EXTRACTION = 0.6;

  private final ModelService service;
  private final IoPool pool;
  private final SurfaceOrder order;
  private final Consumer<Outcome<Integer>> then;
  private final AtomicReference<@Nullable SurfaceSink> sink = new AtomicReference<>();
  private final Latest<Double> extracting = new Latest<>();
  private final Latest<Double> writing = new Latest<>();
  private int frame;
  private double part;

  /** Counts the turns of model thread and pool. */
  private long stage;

  private boolean ended;
  private boolean finishing;
  private @Nullable JobHandle<?> job;
  private @Nullable IoTask task;

  /**
   * Nothing begun yet.
   *
   * @param then is told the end once, with the number of frames; never from within {@link #begin}
   *     unless the service or the pool work at once
   */
  SurfaceSaving(
      ModelService service, IoPool pool, SurfaceOrder order, Consumer<Outcome<Integer>> then) {
    this.service = service;
    this.pool = pool;
    this.order = order;
    this.then = then;
  }

  void begin() {
    onPool(
        cancelled -> {
          sink.set(order.opening().open(writing));
          return true;
        },
        opened -> extract());
  }

  /** Ends early, unless what was written is being put into its place already. */
  void cancel() {
    if (ended || finishing) {
      return;
    }
    JobHandle<?> running = job;
    IoTask busy = task;
    if (busy != null) {
      busy.cancel();
    } else if (running != null) {
      running.cancel();
      end(new Outcome.Cancelled<>(Optional.empty()));
    }
  }

  double progress() {
    extracting.take().ifPresent(p -> part = EXTRACTION * p);
    writing.take().ifPresent(p -> part = EXTRACTION + (1 - EXTRACTION) * p);
    return Math.min(1, (frame + part) / order.frames().size());
  }

  private void extract() {
    part = 0;
    onModel(
        new DistanceSurfaceJob(
            "Extracting a surface to save",
            order.frames().get(frame).field(),
            order.resolution(),
            extracting),
        this::extracted);
  }

  private void extracted(Surface surface) {
    int most = order.triangles().orElse(Integer.MAX_VALUE);
    if (surface.mesh().triangleCount() <= most) {
      write(surface.mesh(), surface.normals());
      return;
    }
    onPool(
        cancelled -> Decimation.to(surface.mesh(), most, cancelled),
        reduced ->
            onModel(
                new NormalsJob(
                    order.frames().get(frame).field(), reduced, 1.0 / order.resolution()),
                normals -> write(reduced, normals)));
  }

  private void write(Mesh mesh, Normals normals) {
    part = EXTRACTION;
    SurfaceFrame from = order.frames().get(frame);
    onPool(
        cancelled -> {
          SurfaceSink open = sink.get();
          if (open == null) {
            throw new CancellationException();
          }
          open.write(mesh, normals, from.placement(), cancelled);
          return true;
        },
        written -> {
          frame++;
          if (frame < order.frames().size()) {
            extract();
          } else {
            finish();
          }
        });
  }

  private void finish() {
    finishing = true;
    onPool(
        cancelled -> {
          SurfaceSink open = sink.get();
          if (open != null) {
            open.finish();
          }
          return true;
        },
        done -> end(new Outcome.Done<>(frame)));
  }

  private void end(Outcome<Integer> outcome) {
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
            closed ->
                then.accept(
                    closed.match(
                        done -> outcome, partial -> outcome, cause -> failed(outcome, cause))));
  }

  /** What went wrong first is told. */
  private static Outcome<Integer> failed(Outcome<Integer> outcome, Throwable whileClosing) {
    return outcome.match(
        done -> new Outcome.Failed<>(whileClosing),
        partial -> new Outcome.Failed<>(whileClosing),
        Outcome.Failed::new);
  }

  private void closeSink() throws SaveException {
    SurfaceSink closing = sink.getAndSet(null);
    if (closing != null) {
      closing.close();
    }
  }

  private <T> void onPool(IoWork<T> work, Consumer<T> next) {
    job = null;
    long mine = ++stage;
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
    if (mine == stage) {
      task = begun; // the next stage may have begun already
    }
  }

  private <T> void onModel(Job<T> work, Consumer<T> next) {
    task = null;
    stage++;
    JobHandle<T> handle = service.submit(Lane.VIEW, work);
    job = handle;
    Delivery.of(handle.outcome(), outcome -> arrived(outcome, next));
  }

  private <T> void arrived(Outcome<T> outcome, Consumer<T> next) {
    if (ended) {
      return;
    }
    Optional<Outcome<Integer>> early =
        outcome.match(
            value -> {
              next.accept(value);
              return Optional.empty();
            },
            partial -> Optional.of(new Outcome.Cancelled<>(Optional.empty())),
            cause -> Optional.of(new Outcome.Failed<>(cause)));
    early.ifPresent(this::end);
  }
}
