package dev.tessera.app.cli;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Placement;
import java.util.Optional;

/** Both ends of a morph. */
record MorphEnds(NamedEnd first, NamedEnd second) {
  /**
   * Refuses meshes that have no inside to fit.
   *
   * @param cells along each axis at which surfaces are extracted
   * @throws IllegalArgumentException with one clear sentence
   */
  MorphEnds requireInsides(int cells) {
    first.mesh().ifPresent(shape -> InsideCheck.require(shape, cells));
    second.mesh().ifPresent(shape -> InsideCheck.require(shape, cells));
    return this;
  }

  /** Where the files' meshes lay, between the two; empty unless both ends are files. */
  Optional<Placement> placement(double place) {
    return first
        .mesh()
        .map(ShapeSignal::placement)
        .flatMap(a -> second.mesh().map(b -> a.between(b.placement(), place)));
  }
}
