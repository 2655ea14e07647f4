package dev.tessera.model.archive.codebook;

/** What coding numbers would cost if nothing were known of the tiles around, by expert. */
final class OpenCost {
  private static final double DEAD = 0.6;
  private static final double ROUNDED_UP = 0.4;

  /** The sign, and that a magnitude ends. */
  private static final double SIGN_AND_END = 1.5;

  private static final double PER_STEP = 1.5;

  private final float length;
  private final double lambda;
  private final int count;
  private final double[] zero;
  private final double[] some;

  OpenCost(CodingNetwork network, float length, double lambda, int count) {
    this.length = length;
    this.lambda = lambda;
    this.count = count;
    int experts = network.sizes().experts();
    zero = new double[experts * count];
    some = new double[experts * count];
    for (int i = 0; i < zero.length; i++) {
      double scale = Math.max(network.scale(i / count, i % count), length / 64);
      double not = Math.exp(-DEAD * length / scale);
      zero[i] = -Math.log(1 - not) / Math.log(2);
      some[i] = -Math.log(not) / Math.log(2) + SIGN_AND_END;
    }
  }

  /**
   * By how much coding the first numbers changes energy, plus lambda times bits.
   *
   * @param at where they begin
   */
  double change(int expert, float[] left, int at) {
    double change = 0;
    for (int d = 0; d < count; d++) {
      double energy = left[at + d] * left[at + d];
      double least = energy + lambda * zero[expert * count + d];
      double magnitude = Math.abs(left[at + d]);
      double steps = Math.floor(magnitude / length + ROUNDED_UP);
      if (steps > 0) {
        double error = magnitude - steps * length;
        double bits = some[expert * count + d] + PER_STEP * (steps - 1);
        least = Math.min(least, error * error + lambda * bits);
      }
      change += least - energy;
    }
    return change;
  }
}
