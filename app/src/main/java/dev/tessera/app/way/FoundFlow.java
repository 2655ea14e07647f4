package dev.tessera.app.way;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.flow.Flow;
import dev.tessera.model.flow.FlowDistance;
import dev.tessera.model.flow.FlowLeg;
import dev.tessera.model.signal.DistanceField;

/**
 * A flow between two shapes, or the same seen from its end.
 *
 * @param flow as it was found
 * @param turned whether it was found from the second shape to the first
 */
record FoundFlow(Flow flow, boolean turned) {
  /**
   * The field of a place.
   *
   * @param first distance to the first shape
   * @param second distance to the second
   * @param place 0 is the first shape, 1 the second
   */
  FlowDistance at(Engine engine, DistanceField first, DistanceField second, double place) {
    return turned
        ? new FlowDistance(engine.scope(), flow, second, first, 1 - place)
        : new FlowDistance(engine.scope(), flow, first, second, place);
  }

  /**
   * The flow as one of two that begin at the same shape.
   *
   * @param end distance to the second shape
   * @param share of the second shape, 0 to 1
   */
  FlowLeg leg(DistanceField end, double share) {
    return new FlowLeg(flow, turned, end, share);
  }
}
