package dev.tessera.app.scene3d;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.IoPool;
import dev.tessera.model.service.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Solids on their way to the screen: converted one request at a time beside the window's thread,
 * requests that were overtaken are never begun.
 */
final class SolidFeed {
  private record Prepared(List<DisplayMesh> solids, Runnable show) {}

  private final IoPool pool;
  private final Function<List<DisplayMesh>, Runnable> prepare;

  /** What waits for the conversion that is on its way. */
  private @Nullable Supplier<List<DisplayMesh>> waiting;

  private List<DisplayMesh> shown = List.of();
  private boolean busy;

  SolidFeed(IoPool pool, Function<List<DisplayMesh>, Runnable> prepare) {
    this.pool = pool;
    this.prepare = prepare;
  }

  void show(Supplier<List<DisplayMesh>> solids) {
    waiting = solids;
    next();
  }

  List<DisplayMesh> shown() {
    return shown;
  }

  private void next() {
    Supplier<List<DisplayMesh>> solids = waiting;
    if (busy || solids == null) {
      return;
    }
    waiting = null;
    busy = true;
    var unused =
        pool.submit(
            cancelled -> {
              List<DisplayMesh> made = List.copyOf(solids.get());
              return new Prepared(made, prepare.apply(made));
            },
            this::prepared);
  }

  private void prepared(Outcome<Prepared> outcome) {
    busy = false;
    Optional<Prepared> done =
        Delivery.value(
            outcome,
            cause -> {
              throw new IllegalStateException("solids could not be converted", cause);
            });
    done.ifPresent(
        prepared -> {
          prepared.show().run();
          shown = prepared.solids();
        });
    next();
  }
}
