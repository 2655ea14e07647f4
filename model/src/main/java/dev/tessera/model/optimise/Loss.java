package dev.tessera.model.optimise;

import ai.djl.ndarray.NDArray;
import java.util.function.Function;

/** A mean over values of how far each is from its target, and its gradient. */
@FunctionalInterface
public interface Loss {
  /** The squared error; its sum is that of the squares. */
  Loss SQUARED = new Squared();

  /**
   * L1 of distances clamped to [-1,1], in units of the clamp: |clamp(y) - clamp(d)|, as in Mehta et
   * al. 2021 and Park et al. 2019. Its sum is that of the errors.
   *
   * <p>Where y is beyond the clamp on the wrong side, it is pulled back as if it were not clamped:
   * the derivative of the formula, 0 there, would leave it.
   */
  Loss CLAMPED = new Clamped();

  /** Of fitting distances; see {@link Distance}. */
  Loss DISTANCE = new Distance();

  /**
   * Replaces values by the gradient of the loss.
   *
   * @param values what the field gives; overwritten by dLoss/dvalue
   * @param targets what it should give, as many
   * @param count values of the whole optimiser step, over which the loss is a mean
   * @return sum of the errors of these values, as the loss measures them
   */
  double slopes(float[] values, float[] targets, long count);

  /** A loss whose slopes are computed where the values are, too, the same but for rounding. */
  interface OnDevice extends Loss {
    /**
     * The gradient of the loss and the sum of the errors.
     *
     * @param values what the field gives, (T,S,C); kept as they are
     * @param targets what it should give, (T,S,C)
     * @param count values of the whole optimiser step, over which the loss is a mean
     * @param numbers on the device, of the heap's
     */
    Slopes slopes(NDArray values, NDArray targets, long count, Function<Float, NDArray> numbers);
  }

  /**
   * On the device.
   *
   * @param slopes dLoss/dvalue, (T,S,C)
   * @param sum of the errors, one number
   */
  record Slopes(NDArray slopes, NDArray sum) {}

  /** Of fitting samples. */
  final class Squared implements OnDevice {
    private Squared() {}

    @Override
    public double slopes(float[] values, float[] targets, long count) {
      float scale = (float) (2.0 / count);
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        float error = values[i] - targets[i];
        sum += error * error;
        values[i] = error * scale;
      }
      return sum;
    }

    @Override
    public Slopes slopes(
        NDArray values, NDArray targets, long count, Function<Float, NDArray> numbers) {
      NDArray error = values.sub(targets);
      NDArray sum = error.square().sum();
      return new Slopes(error.muli(numbers.apply((float) (2.0 / count))), sum);
    }
  }

  /** Of training on distances; see {@link #CLAMPED}. */
  final class Clamped implements OnDevice {
    private Clamped() {}

    @Override
    public double slopes(float[] values, float[] targets, long count) {
      float share = 1f / count;
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        float target = Math.max(-1, Math.min(1, targets[i]));
        float error = Math.max(-1, Math.min(1, values[i])) - target;
        sum += Math.abs(error);
        values[i] = share * Math.signum(error);
      }
      return sum;
    }

    @Override
    public Slopes slopes(
        NDArray values, NDArray targets, long count, Function<Float, NDArray> numbers) {
      NDArray low = numbers.apply(-1f);
      NDArray high = numbers.apply(1f);
      NDArray target = targets.maximum(low).minimum(high);
      NDArray error = values.maximum(low).minimum(high).subi(target);
      return new Slopes(error.sign().muli(numbers.apply(1f / count)), error.abs().sum());
    }
  }

  /**
   * The loss of fitting distances: the mean over points of w(d) huber(e), with the error e of the
   * clamped value and w = 1 + 4 exp(-|d| / 0.2), everything in units of the clamp. Errors near the
   * surface count most: they move it. The loss is |e| as in Mehta et al. 2021 but for errors below
   * 0.01, where it is a parabola, so that steps become small where the fit is good.
   *
   * <p>A value beyond the clamp on the right side has no error; on the wrong side it is pulled back
   * as if it were not clamped, where the clamped one would have no slope.
   */
  final class Distance implements OnDevice {
    static final float KNEE = 0.01f;
    private static final double NEAR_WEIGHT = 4;
    private static final double NEAR = 0.2;

    /** More than any value. */
    private static final float FAR = 1e30f;

    private Distance() {}

    @Override
    public double slopes(float[] values, float[] targets, long count) {
      float share = 1f / count;
      double sum = 0;
      for (int i = 0; i < values.length; i++) {
        sum += of(values[i], targets[i]);
        values[i] = share * slope(values[i], targets[i]);
      }
      return sum;
    }

    /**
     * With c = clamp(e / knee), the slope of huber(e), huber(e) is c (e - c knee / 2). Targets are
     * clamped: one at its limit is the limit of values, too.
     */
    @Override
    public Slopes slopes(
        NDArray values, NDArray targets, long count, Function<Float, NDArray> numbers) {
      NDArray one = numbers.apply(1f);
      NDArray minusOne = numbers.apply(-1f);
      NDArray far = numbers.apply(FAR);
      NDArray high = targets.lt(one).mul(far).add(targets);
      NDArray low = targets.sub(targets.gt(minusOne).mul(far));
      NDArray error = values.minimum(high).maximum(low).sub(targets);
      NDArray slope = error.div(numbers.apply(KNEE)).maximum(minusOne).minimum(one);
      NDArray near = targets.abs().mul(numbers.apply((float) (-1 / NEAR))).exp();
      NDArray weighted = near.muli(numbers.apply((float) NEAR_WEIGHT)).addi(one).muli(slope); // w c
      NDArray sum = error.subi(slope.muli(numbers.apply(KNEE / 2))).muli(weighted).sum();
      return new Slopes(weighted.muli(numbers.apply(1f / count)), sum);
    }

    /**
     * The loss of one point.
     *
     * @param value what the field gives
     * @param target clamped distance divided by the clamp
     */
    static double of(float value, float target) {
      double error = Math.abs(error(value, target));
      double huber = error < KNEE ? error * error / (2 * KNEE) : error - KNEE / 2.0;
      return weight(target) * huber;
    }

    /** Its derivative by the value. */
    static float slope(float value, float target) {
      float error = error(value, target);
      return weight(target) * Math.max(-1, Math.min(1, error / KNEE));
    }

    /** value - target, 0 where both are beyond the clamp on the same side. */
    static float error(float value, float target) {
      boolean beyond = (target >= 1 && value > 1) || (target <= -1 && value < -1);
      return beyond ? 0 : value - target;
    }

    private static float weight(float target) {
      return (float) (1 + NEAR_WEIGHT * Math.exp(-Math.abs(target) / NEAR));
    }
  }
}
