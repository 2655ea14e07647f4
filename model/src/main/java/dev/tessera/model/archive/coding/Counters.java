package dev.tessera.model.archive.coding;

import java.util.Arrays;

/**
 * For each of some contexts, how likely a 1 is there: the mean of what was seen, each new bit
 * counting 1/n at first and a fixed part after {@code memory} bits, so that what is long ago fades.
 */
final class Counters {
  private static final int BITS = 22;
  private static final int COUNT = (1 << (32 - BITS)) - 1;
  private static final double FIRST = 1.5;

  private final int[] states;
  private final int[] rates;

  /**
   * All even at first.
   *
   * @param memory bits that count, less than 1024
   */
  Counters(int contexts, int memory) {
    states = new int[contexts];
    Arrays.fill(states, 1 << 31);
    rates = new int[memory + 1];
    Arrays.setAll(rates, n -> (int) (BitPort.ONE / (n + FIRST)));
  }

  /** How likely a 1 is, in parts of ONE. */
  int one(int context) {
    return states[context] >>> 16;
  }

  /** How much was seen, up to the memory. */
  int seen(int context) {
    return states[context] & COUNT;
  }

  void learn(int context, int bit) {
    int state = states[context];
    int n = state & COUNT;
    int p = state >>> (32 - BITS);
    long target = bit == 1 ? (1 << BITS) - 1 : 0;
    p += (int) (((target - p) * rates[n]) >> 16);
    states[context] = (p << (32 - BITS)) | Math.min(n + 1, rates.length - 1);
  }
}
