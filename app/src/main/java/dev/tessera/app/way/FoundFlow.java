package dev.tessera.app.way;

import dev.tessera.model.flow.Flow;

/**
 * A flow between two shapes, or the same seen from its end.
 *
 * @param flow as it was found
 * @param turned whether it was found from the second shape to the first
 */
record FoundFlow(Flow flow, boolean turned) {
  /** Which of both shapes is at rest, 0 the first or 1 the second. */
  int rest() {
    return turned ? 1 - flow.rest() : flow.rest();
  }
}
