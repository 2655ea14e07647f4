package dev.tessera.app.codes;

import dev.tessera.app.session.Delivery;
import dev.tessera.app.session.Pending;
import dev.tessera.app.session.Tools;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.TileRenderJob;
import dev.tessera.model.service.Lane;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates tiles whose codes change: one at a time, and of those that wait only the newest code of
 * each, so that a drag is followed as fast as the engine allows and ends with its last code.
 */
final class TileRenders {
  private final Tools tools;
  private final BiConsumer<Integer, Samples> rendered;
  private final Consumer<Throwable> failed;

  /** Codes that wait, by tile, the first one first. */
  private final Map<Integer, float[]> waiting = new LinkedHashMap<>();

  private @Nullable Fitted<GridTiling> networks;
  private final Pending running = new Pending();

  /**
   * Nothing to do yet.
   *
   * @param rendered told of every tile that was evaluated, (tile height, tile width, C)
   */
  TileRenders(Tools tools, BiConsumer<Integer, Samples> rendered, Consumer<Throwable> failed) {
    this.tools = tools;
    this.rendered = rendered;
    this.failed = failed;
  }

  /** Asks for a tile; its code (D) is handed over. */
  void request(Fitted<GridTiling> field, int tile, float[] code) {
    networks = field;
    waiting.put(tile, code);
    next();
  }

  /** Forgets all that waits and all that is on its way. */
  void clear() {
    waiting.clear();
    running.cancel();
  }

  private void next() {
    Fitted<GridTiling> field = networks;
    if (running.busy() || field == null || waiting.isEmpty()) {
      return;
    }
    Map.Entry<Integer, float[]> first = waiting.entrySet().iterator().next();
    int tile = first.getKey();
    float[] code = first.getValue();
    waiting.remove(tile);
    running.submit(
        tools.service(),
        Lane.VIEW,
        new TileRenderJob(tools.engine(), field, code),
        outcome -> {
          Delivery.value(outcome, this::fail).ifPresent(values -> rendered.accept(tile, values));
          next();
        });
  }

  private void fail(Throwable cause) {
    waiting.clear();
    failed.accept(cause);
  }
}
