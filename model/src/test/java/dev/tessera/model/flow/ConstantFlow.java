package dev.tessera.model.flow;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.Weights;
import java.util.List;

/** Flows of small networks. */
final class ConstantFlow {
  private static final FieldSpec SPEC = new FieldSpec(3, Flow.CHANNELS, 8, 1, 2, 1, 1);

  private ConstantFlow() {}

  /**
   * All points of the shape at rest move by the same: the last numbers of the weights are added to
   * all values.
   */
  static Flow by(double[] way, int rest) {
    float[] weights = new float[Initialisation.weights(SPEC, 1).length()];
    for (int axis = 0; axis < 3; axis++) {
      weights[weights.length - 3 + axis] = (float) way[axis];
    }
    return flow(Weights.of(SPEC, weights), rest);
  }

  /** Points move as random networks say, not far. */
  static Flow wild(int seed, int rest) {
    return flow(Initialisation.weights(SPEC, seed), rest);
  }

  private static Flow flow(Weights weights, int rest) {
    Codes codes = Codes.of(2, 2, new float[] {0.5f, -0.3f, 0.2f, 0.9f});
    return new Flow(weights, codes, rest, 1, List.of(0.0, 0.01, 0.0));
  }
}
