package dev.tessera.model.compare;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.signal.Range;
import java.util.List;
import java.util.Optional;

/** Evaluates one layer of both networks for several codes. Lives on the model thread. */
public final class FeatureMapRun implements AutoCloseable {
  private final int layer;
  private final List<Integer> tiles;
  private final Scope scope;
  private final MapSampler modulated;
  private final MapSampler concatenated;
  private boolean modulatedDone;
  private boolean finished;

  /**
   * Prepares a run.
   *
   * @param engine used on this thread
   * @param comparison two networks
   * @param layer which sine layer, 0 to L-1
   * @param tiles whose codes are taken, at least 1
   * @param units how many of the units with most power are shown, at least 1
   * @param lattice points of a map along each axis, 2 to 256
   */
  public FeatureMapRun(
      Engine engine,
      Comparison comparison,
      int layer,
      List<Integer> tiles,
      int units,
      int lattice) {
    Range.require("layer", layer, 0, comparison.modulated().spec().layers() - 1);
    Range.require("number of tiles", tiles.size(), 1, comparison.grid().tileCount());
    tiles.forEach(t -> Range.require("tile", t, 0, comparison.grid().tileCount() - 1));
    Range.require("units", units, 1, comparison.modulated().spec().width());
    Range.require("lattice", lattice, 2, 256);
    this.layer = layer;
    this.tiles = List.copyOf(tiles);
    scope = engine.scope();
    try {
      modulated = new MapSampler(scope, comparison.modulated(), layer, this.tiles, units, lattice);
      concatenated =
          new MapSampler(scope, comparison.concatenated(), layer, this.tiles, units, lattice);
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Does one short piece of work.
   *
   * @return whether there is more to do
   */
  public boolean step() {
    try (Scope step = scope.child()) {
      if (modulatedDone) {
        finished = !concatenated.step(step);
      } else {
        modulatedDone = !modulated.step(step);
      }
    }
    return !finished;
  }

  /** The maps, empty before the last step. */
  public Optional<FeatureMaps> result() {
    return finished
        ? Optional.of(new FeatureMaps(layer, tiles, modulated.result(), concatenated.result()))
        : Optional.empty();
  }

  @Override
  public void close() {
    scope.close();
  }
}
