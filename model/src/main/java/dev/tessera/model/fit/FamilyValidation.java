package dev.tessera.model.fit;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Field;
import java.util.List;

/**
 * Mean error of shapes held out, their codes found with the networks as they are. Cut into short
 * steps; changes nothing.
 */
final class FamilyValidation {
  private static final CodeSearchOptions SEARCH = new CodeSearchOptions(100, 512, 2, 0.1, 1e-4, 1);

  private final double clamp;
  private final List<CodeSearch> searches;
  private int current;

  FamilyValidation(Scope scope, Field field, double clamp, List<ShapePoints> shapes, Codes known) {
    this.clamp = clamp;
    searches =
        shapes.stream()
            .map(shape -> new CodeSearch(scope, field, clamp, shape, known, SEARCH))
            .toList();
  }

  /** Does one short piece of work; tells whether there is more. */
  boolean step() {
    if (current < searches.size() && !searches.get(current).step()) {
      current++;
    }
    return current < searches.size();
  }

  /** Mean |clamped distance error|, unit-sphere lengths; NaN without shapes. */
  double error() {
    return clamp * searches.stream().mapToDouble(CodeSearch::error).average().orElse(Double.NaN);
  }
}
