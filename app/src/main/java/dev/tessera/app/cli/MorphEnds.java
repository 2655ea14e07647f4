package dev.tessera.app.cli;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Placement;
import java.util.Optional;

/** Both ends of a morph. */
record MorphEnds(MorphEnd first, MorphEnd second) {
  /** Where the files' meshes lay, between the two; empty unless both ends are files. */
  Optional<Placement> placement(double place) {
    return first
        .mesh()
        .map(ShapeSignal::placement)
        .flatMap(a -> second.mesh().map(b -> a.between(b.placement(), place)));
  }
}
