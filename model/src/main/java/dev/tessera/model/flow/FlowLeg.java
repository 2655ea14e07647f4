package dev.tessera.model.flow;

import dev.tessera.model.signal.DistanceField;

/**
 * One of two flows that begin at the same shape, and how far it is gone.
 *
 * @param flow as it was found
 * @param turned whether it was found towards that shape
 * @param end the distance to the other shape
 * @param share of the other shape, 0 to 1
 */
public record FlowLeg(Flow flow, boolean turned, DistanceField end, double share) {
  /** Where its field of vectors stands. */
  double place() {
    return turned ? 1 - share : share;
  }
}
