package dev.tessera.model.field;

import java.util.Arrays;

/**
 * From the modulation of a cell's frame to samples and back, on the heap. There are n x n samples,
 * n one more than the highest frequency has half periods, so that cosines of whole half periods are
 * orthogonal over them. Samples follow each other by rows, channels and columns, (n,C,n).
 */
final class MosaicCosines {
  private final int width;
  private final int channels;
  private final int side;

  /** Values of each cosine at the samples, (H,n*C*n). */
  private final float[][] values;

  /** The way back, (n*C*n,H): values divided by the sum of their squares. */
  private final float[][] inverses;

  MosaicCosines(Weights weights) {
    FieldSpec spec = weights.spec();
    width = spec.width();
    channels = spec.channels();
    WeightLayout layout = WeightLayout.of(spec);
    float[] all = weights.toArray();
    float[] frequencies = MosaicExperts.block(all, layout.named("cosine.frequency"));
    float[] colours = MosaicExperts.block(all, layout.named("cosine.colour"));
    side = side(weights);
    values = new float[width][side * channels * side];
    inverses = new float[side * channels * side][width];
    for (int h = 0; h < width; h++) {
      double square = 1e-30;
      for (int i = 0; i < values[h].length; i++) {
        int row = i / (channels * side);
        double y = (2.0 * row + 1) / side;
        double x = (2.0 * (i % side) + 1) / side;
        double wave =
            Math.cos(spec.firstOmega() * frequencies[2 * h] * y)
                * Math.cos(spec.firstOmega() * frequencies[2 * h + 1] * x);
        values[h][i] = (float) (wave * colours[h * channels + i / side % channels]);
        square += values[h][i] * values[h][i];
      }
      for (int i = 0; i < values[h].length; i++) {
        inverses[i][h] = (float) (values[h][i] / square);
      }
    }
  }

  /** n, samples of a cell's side, of some networks. */
  static int side(Weights weights) {
    FieldSpec spec = weights.spec();
    WeightLayout layout = WeightLayout.of(spec);
    double highest = 0;
    for (float u : MosaicExperts.block(weights.toArray(), layout.named("cosine.frequency"))) {
      highest = Math.max(highest, Math.abs(u) * spec.firstOmega() / (Math.PI / 2));
    }
    return 1 + (int) Math.ceil(highest - 1e-3);
  }

  /** n, samples of a cell's side. */
  int side() {
    return side;
  }

  /** C. */
  int channels() {
    return channels;
  }

  /**
   * The samples of a cell's frame.
   *
   * @param m its modulation begins at {@code from}, (H)
   * @param samples receives (n,C,n)
   */
  void samples(float[] m, int from, float[] samples) {
    Arrays.fill(samples, 0);
    MosaicRows.add(values, 0, m, from, width, samples);
  }

  /**
   * The modulation of which samples are, as far as the cosines reach.
   *
   * @param samples (n,C,n)
   * @param m receives (H)
   */
  void modulation(float[] samples, float[] m) {
    Arrays.fill(m, 0);
    MosaicRows.add(inverses, 0, samples, 0, samples.length, m);
  }
}
