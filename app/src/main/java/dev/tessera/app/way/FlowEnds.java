package dev.tessera.app.way;

import dev.tessera.model.signal.ShapeSignal;

/**
 * Two shapes between which a flow is found.
 *
 * @param first where it begins
 * @param second where it ends
 */
record FlowEnds(ShapeSignal first, ShapeSignal second) {
  /** The other way round. */
  FlowEnds turned() {
    return new FlowEnds(/* first= */ second, /* second= */ first);
  }

  /** Whether one flow serves both. */
  boolean sharesFlowWith(FlowEnds other) {
    return equals(other) || turned().equals(other);
  }
}
