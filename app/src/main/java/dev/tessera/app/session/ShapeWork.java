package dev.tessera.app.session;

import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.SparseTiling;
import java.util.List;
import java.util.Optional;

/**
 * An open shape, and what was made of it.
 *
 * @param shape the shape
 * @param fit the last one that ended; empty before
 * @param completion by a family, if it was completed
 * @param studies of sizes, at most one of each kind
 */
public record ShapeWork(
    OpenShape shape,
    Optional<KeptFit<Fitted<SparseTiling>>> fit,
    Optional<FoundMember> completion,
    List<ComparisonReport> studies) {
  /** Copies the list. */
  public ShapeWork {
    studies = List.copyOf(studies);
  }

  /** Nothing was made of it yet. */
  public static ShapeWork of(OpenShape shape) {
    return new ShapeWork(shape, Optional.empty(), Optional.empty(), List.of());
  }

  /** The same with another fit. */
  public ShapeWork withFit(Optional<KeptFit<Fitted<SparseTiling>>> newFit) {
    return new ShapeWork(shape, newFit, completion, studies);
  }

  ShapeWork withCompletion(Optional<FoundMember> found) {
    return new ShapeWork(shape, fit, found, studies);
  }

  ShapeWork withStudies(List<ComparisonReport> others) {
    return new ShapeWork(shape, fit, completion, others);
  }

  /** With a study in the place of the one of its kind. */
  ShapeWork withStudy(ComparisonReport study) {
    return withStudies(PictureWork.replaced(studies, study));
  }

  ShapeWork with(OpenShape other) {
    return new ShapeWork(other, fit, completion, studies);
  }
}
