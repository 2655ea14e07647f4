package dev.tessera.model.fit;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.MeshDistance;
import dev.tessera.model.signal.mesh.MeshDistanceBuild;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/** Prepares the distance to a shape and finds the tiles near it, in short steps. */
final class TileSearch {
  private final ShapeOptions options;
  private final MeshDistanceBuild build;
  private Optional<NearTiles> near = Optional.empty();
  private boolean done;

  TileSearch(ShapeSignal shape, ShapeOptions options) {
    this.options = options;
    build = new MeshDistanceBuild(shape.mesh());
  }

  /**
   * Does a part of the work.
   *
   * @return whether there is more to do
   */
  boolean step() {
    if (done) {
      return false;
    }
    if (near.isPresent()) {
      done = !near.get().step();
    } else if (!build.step()) {
      near =
          Optional.of(
              new NearTiles(build.distance(), options.cells(), options.overlap(), options.clamp()));
    }
    return !done;
  }

  /** The distance to the shape, after the last step. */
  MeshDistance distance() {
    return build.distance();
  }

  /** The tiles near the shape, after the last step. */
  SparseTiling tiles() {
    return near.orElseThrow().tiles();
  }
}
