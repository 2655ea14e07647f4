package dev.tessera.app.cli;

import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.signal.mesh.Inside;
import dev.tessera.model.signal.mesh.MeshDistance;

/** Refuses before the work what has no inside to fit. */
final class InsideCheck {
  private InsideCheck() {}

  /**
   * Looks at a shape.
   *
   * @param cells along each axis at which its surface would be extracted
   * @throws IllegalArgumentException with one clear sentence
   */
  static void require(ShapeSignal shape, int cells) {
    Inside inside = Inside.of(shape.mesh(), MeshDistance.of(shape.mesh()), cells);
    if (inside != Inside.SOLID) {
      throw new IllegalArgumentException(
          "Cannot fit " + shape.name() + ": " + inside.reason() + ".");
    }
  }
}
