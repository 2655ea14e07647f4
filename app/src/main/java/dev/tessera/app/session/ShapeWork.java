package dev.tessera.app.session;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/**
 * An open shape, and what was made of it.
 *
 * @param shape the shape
 * @param fit the last one that ended; empty before
 */
public record ShapeWork(OpenShape shape, Optional<KeptFit<Fitted<SparseTiling>>> fit) {
  /** Nothing was made of it yet. */
  public static ShapeWork of(OpenShape shape) {
    return new ShapeWork(shape, Optional.empty());
  }
}
