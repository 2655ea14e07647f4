package dev.tessera.model.archive.coding;

/**
 * What decisions cost, in bits: -log2 of their probability. Only for choosing, never for coding.
 */
public final class BitCost {
  private static final int FINE = 4;

  private final float[] bits = new float[(BitPort.ONE >> FINE) + 1];

  /** Computes the table. */
  public BitCost() {
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (float) (-Math.log(Math.max(0.25, i) / (bits.length - 1)) / Math.log(2));
    }
  }

  /** Bits that a decision costs of which a 1 is this likely, in parts of {@link BitPort#ONE}. */
  public float of(int bit, int one) {
    return bits[(bit == 1 ? one : BitPort.ONE - one) >> FINE];
  }
}
