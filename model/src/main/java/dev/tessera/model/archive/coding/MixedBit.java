package dev.tessera.model.archive.coding;

import java.util.Arrays;

/**
 * A kind of decision that is foreseen from several sides at once: each side has a context, whose
 * {@link Counters} say how likely a 1 is, and a weight by which its log odds count; weights move to
 * where the bits that came would have been cheaper (logistic mixing, Mahoney 2005).
 */
public final class MixedBit {
  private static final int WEIGHT_BITS = 16;
  private static final int RATE_BITS = 20;
  private static final int HALF = 1 << (RATE_BITS - 1);

  private final Logistic logistic;
  private final Counters[] sides;
  private final int[] contexts;
  private final int[] odds;
  private final int[] weights;
  private final int rate;
  private int weightsAt;

  /**
   * Knows nothing yet.
   *
   * @param memory bits that a context remembers
   * @param rate how fast weights move, 1 to 10
   * @param weightSets contexts that choose weights
   * @param sizes contexts of each side
   */
  public MixedBit(int memory, int rate, int weightSets, int... sizes) {
    logistic = new Logistic();
    sides = new Counters[sizes.length];
    Arrays.setAll(sides, i -> new Counters(sizes[i], memory));
    contexts = new int[sizes.length];
    // the last input is what is foreseen from outside
    odds = new int[sizes.length + 1];
    weights = new int[weightSets * odds.length];
    Arrays.fill(weights, (1 << WEIGHT_BITS) * 2 / 5);
    this.rate = rate;
  }

  /** Sets the context of a side for the next decision. */
  public void context(int side, int context) {
    contexts[side] = context;
  }

  /**
   * How likely a 1 is.
   *
   * @param weightSet which weights count
   * @param expected what is foreseen from outside, in parts of ONE; ONE / 2 for nothing
   */
  public int one(int weightSet, int expected) {
    weightsAt = weightSet * odds.length;
    long sum = 0;
    for (int i = 0; i < sides.length; i++) {
      odds[i] = logistic.stretch(sides[i].one(contexts[i]));
      sum += (long) odds[i] * weights[weightsAt + i];
    }
    int last = sides.length;
    odds[last] = logistic.stretch(expected);
    sum += (long) odds[last] * weights[weightsAt + last];
    return logistic.squash((int) (sum >> WEIGHT_BITS));
  }

  /** How likely a 1 is by one side alone, whatever its context is set to. */
  public int alone(int side, int context) {
    return sides[side].one(context);
  }

  /** Codes a decision and learns from it. */
  public int code(BitPort port, int bit, int weightSet, int expected) {
    int one = one(weightSet, expected);
    int coded = port.code(bit, one);
    int error = ((coded << 16) - one) * rate;
    for (int i = 0; i < odds.length; i++) {
      weights[weightsAt + i] += (int) (((long) odds[i] * error + HALF) >> RATE_BITS);
    }
    for (int i = 0; i < sides.length; i++) {
      sides[i].learn(contexts[i], coded);
    }
    return coded;
  }
}
