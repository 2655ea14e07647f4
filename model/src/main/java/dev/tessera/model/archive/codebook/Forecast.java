package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.Tensor;
import java.util.Arrays;

/**
 * What the pixels around a tile say of it. With n the context less its mean per channel, expert k
 * foresees the cosines
 *
 * <pre>cosines of the mean + bias_k + sum_r shapes_kr (looks_kr . n)</pre>
 *
 * in 8-bit units.
 */
final class Forecast {
  /**
   * The tables; all values row-major.
   *
   * @param bias (K,H)
   * @param shapes (K,R,H), R may be 0
   * @param looks (K,3P,R)
   */
  record Tables(Tensor bias, Tensor shapes, Tensor looks) {}

  private static final int LANES = 8;

  private final TileCosines cosines;
  private final float[] bias;
  private final FactoredRows shapes;
  private final FactoredRows looks;
  private final int ranks;
  private final int padded;
  private final int points;
  private final float[] mean = new float[Sizes.CHANNELS];
  private final float[] relative;
  private final float[] features;
  private final float[] factors;

  /** Foresees by tables for this many context pixels. */
  Forecast(TileCosines cosines, Tables tables, int points) {
    this.cosines = cosines;
    bias = tables.bias.toArray();
    float[] rows = tables.shapes.toArray();
    shapes = new FactoredRows(rows, tables.bias.shape().get(1));
    this.points = points;
    ranks = rows.length / bias.length;
    padded = (ranks + LANES - 1) / LANES * LANES;
    looks = new FactoredRows(padded(tables.looks.toArray()), padded);
    relative = new float[Sizes.CHANNELS * points];
    features = new float[padded];
    factors = new float[ranks];
  }

  /** Rows of whole lanes, filled with zeros: processors add them without a rest. */
  private float[] padded(float[] rows) {
    int count = ranks == 0 ? 0 : rows.length / ranks;
    float[] result = new float[count * padded];
    for (int i = 0; i < count; i++) {
      System.arraycopy(rows, i * ranks, result, i * padded, ranks);
    }
    return result;
  }

  /**
   * Looks at the context of a tile.
   *
   * @param context (P,3) RGB
   */
  void look(float[] context) {
    Arrays.fill(mean, 0);
    for (int j = 0; j < context.length; j++) {
      mean[j % Sizes.CHANNELS] += context[j];
    }
    for (int c = 0; c < Sizes.CHANNELS; c++) {
      mean[c] /= points;
    }
    for (int j = 0; j < context.length; j++) {
      relative[j] = context[j] - mean[j % Sizes.CHANNELS];
    }
  }

  /** The context less its mean, (P,3). */
  float[] relative() {
    return relative;
  }

  /** Foresees the cosines (H) of the tile whose context was looked at last. */
  void foresee(int expert, float[] foreseen) {
    int h = foreseen.length;
    System.arraycopy(bias, expert * h, foreseen, 0, h);
    cosines.addLevel(mean, foreseen);
    Arrays.fill(features, 0);
    looks.add(relative, expert * relative.length, features, 0, padded);
    System.arraycopy(features, 0, factors, 0, ranks);
    shapes.add(factors, expert * ranks, foreseen, 0, h);
  }
}
