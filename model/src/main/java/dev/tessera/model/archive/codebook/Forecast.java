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
  private final float[] shapes;
  private final float[] looks;
  private final int ranks;
  private final int padded;
  private final int points;
  private final float[] mean = new float[Sizes.CHANNELS];
  private final float[] relative;
  private final float[] features;

  /** Foresees by tables for this many context pixels. */
  Forecast(TileCosines cosines, Tables tables, int points) {
    this.cosines = cosines;
    bias = tables.bias.toArray();
    shapes = tables.shapes.toArray();
    this.points = points;
    ranks = shapes.length / bias.length;
    padded = (ranks + LANES - 1) / LANES * LANES;
    looks = padded(tables.looks.toArray());
    relative = new float[Sizes.CHANNELS * points];
    features = new float[padded];
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
    for (int j = 0; j < relative.length; j++) {
      Axpy.add(relative[j], looks, (expert * relative.length + j) * padded, features, 0, padded);
    }
    for (int r = 0; r < ranks; r++) {
      Axpy.add(features[r], shapes, (expert * ranks + r) * h, foreseen, 0, h);
    }
  }
}
