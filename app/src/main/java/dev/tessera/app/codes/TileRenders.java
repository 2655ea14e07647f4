package dev.tessera.app.codes;

import dev.tessera.app.session.Delivery;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.TileRenderJob;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates tiles whose codes change: one at a time, and of those that wait only the newest code of
 * each, so that a drag is followed as fast as the engine allows and ends with its last code.
 */
final class TileRenders {
  private final ModelService service;
  private final Engine engine;
  private final BiConsumer<Integer, Samples> rendered;
  private final Consumer<Throwable> failed;

  /** Codes that wait, by tile, the first one first. */
  private final Map<Integer, float[]> waiting = new LinkedHashMap<>();

  private @Nullable Fitted<GridTiling> networks;
  private @Nullable JobHandle<Samples> running;

  /**
   * Nothing to do yet.
   *
   * @param rendered told of every tile that was evaluated, (tile height, tile width, C)
   */
  TileRenders(
      ModelService service,
      Engine engine,
      BiConsumer<Integer, Samples> rendered,
      Consumer<Throwable> failed) {
    this.service = service;
    this.engine = engine;
    this.rendered = rendered;
    this.failed = failed;
  }

  /** Asks for a tile; its code (D) is handed over. */
  void request(Fitted<GridTiling> field, int tile, float[] code) {
    networks = field;
    waiting.put(tile, code);
    next();
  }

  /** Whether tiles are on their way. */
  boolean busy() {
    return running != null || !waiting.isEmpty();
  }

  /** Forgets all that waits and all that is on its way. */
  void clear() {
    waiting.clear();
    if (running != null) {
      running.cancel();
      running = null;
    }
  }

  private void next() {
    Fitted<GridTiling> field = networks;
    if (running != null || field == null || waiting.isEmpty()) {
      return;
    }
    Map.Entry<Integer, float[]> first = waiting.entrySet().iterator().next();
    int tile = first.getKey();
    float[] code = first.getValue();
    waiting.remove(tile);
    JobHandle<Samples> handle = service.submit(Lane.VIEW, new TileRenderJob(engine, field, code));
    running = handle;
    Delivery.of(
        handle.outcome(),
        outcome -> {
          if (running == handle) {
            running = null;
            Optional<Throwable> failure =
                outcome.match(
                    values -> {
                      rendered.accept(tile, values);
                      return Optional.empty();
                    },
                    partial -> Optional.empty(),
                    Optional::of);
            failure.ifPresent(this::fail);
            next();
          }
        });
  }

  private void fail(Throwable cause) {
    waiting.clear();
    failed.accept(cause);
  }
}
