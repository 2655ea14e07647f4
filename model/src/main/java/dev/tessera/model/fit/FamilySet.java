package dev.tessera.model.fit;

import java.util.List;

/**
 * Shapes of a family, parted in two.
 *
 * @param training shapes to learn from, at least one
 * @param validation shapes to judge by, never learned from
 */
public record FamilySet(List<ShapePoints> training, List<ShapePoints> validation) {
  /** Copies the lists. */
  public FamilySet {
    training = List.copyOf(training);
    validation = List.copyOf(validation);
    if (training.isEmpty()) {
      throw new IllegalArgumentException("a family wants at least one shape to learn from");
    }
  }
}
