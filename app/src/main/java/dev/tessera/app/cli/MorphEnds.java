package dev.tessera.app.cli;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Placement;
import java.util.List;
import java.util.Optional;

/** Both ends of a morph. */
record MorphEnds(NamedEnd first, NamedEnd second) {
  /**
   * Refuses meshes that have no inside to fit.
   *
   * @param cells along each axis at which surfaces are extracted
   * @throws IllegalArgumentException with one clear sentence
   */
  MorphEnds requireInsides(int cells, Reading reading) {
    for (NamedEnd end : List.of(first, second)) {
      Share share = reading.of("Measuring distances to " + end.name());
      end.mesh().ifPresent(shape -> Reading.requireInside(shape, cells, share));
      reading.end();
    }
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
