package dev.tessera.model.signal.scene;

import java.util.SplittableRandom;

/**
 * Colours that fill space: a mean and a few waves in directions of their own, from coarse to fine,
 * the same on every machine.
 */
final class SolidTexture {
  private static final int WAVES = 14;

  /** Waves in a unit of length: the finest has 5 pixels in a picture of 192. */
  private static final double COARSEST = 2;

  private static final double FINEST = 38;

  private final double[] mean;

  /** Of each wave: its three frequencies. */
  private final double[][] waves = new double[WAVES][3];

  /** Of each wave and colour. */
  private final double[][] phases = new double[WAVES][3];

  private final double[] heights = new double[WAVES];

  /**
   * One of many.
   *
   * @param seed of directions and phases
   * @param mean red, green and blue
   */
  SolidTexture(long seed, double... mean) {
    this.mean = mean.clone();
    SplittableRandom random = new SplittableRandom(seed);
    double sum = 0;
    for (int i = 0; i < WAVES; i++) {
      double length = COARSEST * StrictMath.pow(FINEST / COARSEST, i / (WAVES - 1.0));
      double turn = random.nextDouble(2 * Math.PI);
      double rise = random.nextDouble(-1, 1);
      double flat = Math.sqrt(1 - rise * rise);
      waves[i][0] = length * flat * StrictMath.cos(turn);
      waves[i][1] = length * flat * StrictMath.sin(turn);
      waves[i][2] = length * rise;
      double phase = random.nextDouble(2 * Math.PI);
      for (int c = 0; c < 3; c++) {
        phases[i][c] = phase + random.nextDouble(1.5);
      }
      heights[i] = 1 / Math.sqrt(length);
      sum += heights[i];
    }
    for (int i = 0; i < WAVES; i++) {
      heights[i] *= 0.35 / sum;
    }
  }

  /** A colour at a point, 0.01 to 0.97: mean plus the sum of h cos(2 pi (f p + phase)). */
  double at(int channel, double x, double y, double z) {
    double value = mean[channel];
    for (int i = 0; i < WAVES; i++) {
      double[] f = waves[i];
      double at = f[0] * x + f[1] * y + f[2] * z;
      value += heights[i] * StrictMath.cos(2 * Math.PI * at + phases[i][channel]);
    }
    return value;
  }
}
