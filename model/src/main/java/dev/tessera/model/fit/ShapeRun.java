package dev.tessera.model.fit;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.FittedShape;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.tile.VoxelTiles;
import java.util.Optional;

/**
 * A fit of a shape from start to stop: distances first, then networks and codes. Lives on the model
 * thread; call {@link #step} until it returns false.
 */
public final class ShapeRun implements AutoCloseable {
  /**
   * Prepares a run.
   *
   * @param engine used on this thread
   * @param signal what to fit
   * @param options all settings
   * @param tiles to fit the codes on, instead of those near the surface; or empty
   */
  public ShapeRun(
      Engine engine, ShapeSignal signal, ShapeOptions options, Optional<VoxelTiles> tiles) {
    engine.report();
  }

  /**
   * Does one short piece of work.
   *
   * @return whether the run goes on
   * @throws FitDivergedException if the loss is no longer finite
   */
  public boolean step() {
    return false;
  }

  /** What a watcher sees now. */
  public ShapeSnapshot snapshot(boolean withShape) {
    return new ShapeSnapshot(
        0, 0, 0, 0, 0, 0, 0, Double.POSITIVE_INFINITY, 0, FitCurve.empty(), Optional.empty());
  }

  /** A copy of the shape as it is now; empty while distances are computed. */
  public Optional<FittedShape> shape() {
    return Optional.empty();
  }

  /** The result so far; empty while distances are computed. */
  public Optional<ShapeFitResult> result() {
    return Optional.empty();
  }

  @Override
  public void close() {}
}
