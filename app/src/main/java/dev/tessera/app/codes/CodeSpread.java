package dev.tessera.app.codes;

import dev.tessera.model.field.Codes;

/**
 * How far the numbers of codes usually go: the root mean square of each over all tiles. It is what
 * makes bars of numbers comparable whose sizes differ a hundredfold.
 */
final class CodeSpread {
  /** Of a number that is the same in all tiles, where any change is a large one. */
  private static final double LEAST = 1e-3;

  private final float[] spread;

  private CodeSpread(float[] spread) {
    this.spread = spread;
  }

  /** Of a code-book. */
  static CodeSpread of(Codes codes) {
    double[] squares = new double[codes.latent()];
    for (int tile = 0; tile < codes.tiles(); tile++) {
      for (int i = 0; i < squares.length; i++) {
        double value = codes.get(tile, i);
        squares[i] += value * value;
      }
    }
    double all = 0;
    for (double s : squares) {
      all += s;
    }
    double least = Math.max(LEAST, 0.01 * Math.sqrt(all / squares.length / codes.tiles()));
    float[] spread = new float[squares.length];
    for (int i = 0; i < spread.length; i++) {
      spread[i] = (float) Math.max(least, Math.sqrt(squares[i] / codes.tiles()));
    }
    return new CodeSpread(spread);
  }

  /** More than 0. */
  double of(int index) {
    return spread[index];
  }
}
