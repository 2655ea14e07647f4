package dev.tessera.app.cli;

import dev.tessera.model.flow.Flow;
import dev.tessera.model.flow.PointPairs;
import java.util.Optional;

/**
 * How a flow is come by.
 *
 * @param pairs that it obeys
 * @param known what a project keeps; empty if it is to be found
 */
record FlowPlan(PointPairs pairs, Optional<Flow> known) {
  /** To be found. */
  static FlowPlan obeying(PointPairs pairs) {
    return new FlowPlan(pairs, Optional.empty());
  }
}
