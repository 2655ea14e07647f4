package dev.tessera.model.fit.loss;

/** A mean over values of how far each is from its target, and its gradient. */
@FunctionalInterface
public interface Loss {
  /** The squared error; its sum is that of the squares. */
  Loss SQUARED =
      (values, targets, count) -> {
        float scale = (float) (2.0 / count);
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
          float error = values[i] - targets[i];
          sum += error * error;
          values[i] = error * scale;
        }
        return sum;
      };

  /**
   * Replaces values by the gradient of the loss.
   *
   * @param values what the field gives; overwritten by dLoss/dvalue
   * @param targets what it should give, as many
   * @param count values of the whole optimiser step, over which the loss is a mean
   * @return sum of the errors of these values, as the loss measures them
   */
  double slopes(float[] values, float[] targets, long count);
}
