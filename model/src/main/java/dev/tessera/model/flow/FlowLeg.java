package dev.tessera.model.flow;

/**
 * One of two flows that begin at the same shape.
 *
 * @param shapes of the flow
 * @param turned whether it was found towards that shape
 */
public record FlowLeg(FlowShapes shapes, boolean turned) {
  /**
   * The place of its flow where so much of the other shape is.
   *
   * @param share 0 to 1
   */
  public double place(double share) {
    return turned ? 1 - share : share;
  }

  /** What the flow calls the shape where both begin, 0 or 1. */
  int start() {
    return turned ? 1 : 0;
  }
}
