package dev.tessera.app.session;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/**
 * An open shape, and what was made of it.
 *
 * @param shape the shape
 * @param fit the last one that ended; empty before
 * @param completion by a family, if it was completed
 */
public record ShapeWork(
    OpenShape shape,
    Optional<KeptFit<Fitted<SparseTiling>>> fit,
    Optional<FoundMember> completion) {
  /** Nothing was made of it yet. */
  public static ShapeWork of(OpenShape shape) {
    return new ShapeWork(shape, Optional.empty(), Optional.empty());
  }

  /** The same with another fit. */
  public ShapeWork withFit(Optional<KeptFit<Fitted<SparseTiling>>> newFit) {
    return new ShapeWork(shape, newFit, completion);
  }

  ShapeWork withCompletion(Optional<FoundMember> found) {
    return new ShapeWork(shape, fit, found);
  }

  ShapeWork with(OpenShape other) {
    return new ShapeWork(other, fit, completion);
  }
}
