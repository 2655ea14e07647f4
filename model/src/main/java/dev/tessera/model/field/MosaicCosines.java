package dev.tessera.model.field;

import java.util.Arrays;

/**
 * From the modulation of a cell's frame to samples and back, on the heap. There are n x n samples,
 * n one more than the highest frequency has half periods, so that cosines of whole half periods are
 * orthogonal over them. Both ways are taken along rows first and then along columns.
 */
final class MosaicCosines {
  private final int width;
  private final int channels;
  private final int side;

  /** Which of the frequencies a cosine has along rows and along columns. */
  private final int[] rowOf;

  private final int[] columnOf;

  /** (H,C), and divided by the sum of squares of the cosine over all samples. */
  private final float[] colours;

  private final float[] inverses;

  /** Values at the samples, (frequencies,n). */
  private final float[] rowWaves;

  private final float[] columnWaves;
  private final int rows;
  private final int columns;

  MosaicCosines(Weights weights) {
    FieldSpec spec = weights.spec();
    width = spec.width();
    channels = spec.channels();
    WeightLayout layout = WeightLayout.of(spec);
    float[] all = weights.toArray();
    float[] frequencies = MosaicExperts.block(all, layout.named("cosine.frequency"));
    colours = MosaicExperts.block(all, layout.named("cosine.colour"));
    double highest = 0;
    for (float u : frequencies) {
      highest = Math.max(highest, Math.abs(u) * spec.firstOmega() / (Math.PI / 2));
    }
    side = 1 + (int) Math.ceil(highest - 1e-3);
    rowOf = new int[width];
    columnOf = new int[width];
    rowWaves = waves(frequencies, 0, rowOf, spec.firstOmega());
    columnWaves = waves(frequencies, 1, columnOf, spec.firstOmega());
    rows = rowWaves.length / side;
    columns = columnWaves.length / side;
    inverses = new float[colours.length];
    for (int h = 0; h < width; h++) {
      double square = 1e-30;
      for (int c = 0; c < channels; c++) {
        square += colours[h * channels + c] * colours[h * channels + c];
      }
      square *= square(rowWaves, rowOf[h]) * square(columnWaves, columnOf[h]);
      for (int c = 0; c < channels; c++) {
        inverses[h * channels + c] = (float) (colours[h * channels + c] / square);
      }
    }
  }

  /** The waves of all different frequencies along an axis. */
  private float[] waves(float[] frequencies, int axis, int[] which, double omega) {
    float[] known = new float[width];
    int count = 0;
    for (int h = 0; h < width; h++) {
      int i = 0;
      while (i < count && known[i] != frequencies[2 * h + axis]) {
        i++;
      }
      if (i == count) {
        known[count++] = frequencies[2 * h + axis];
      }
      which[h] = i;
    }
    float[] waves = new float[count * side];
    for (int i = 0; i < waves.length; i++) {
      double place = (2.0 * (i % side) + 1) / side;
      waves[i] = (float) Math.cos(omega * known[i / side] * place);
    }
    return waves;
  }

  private double square(float[] waves, int which) {
    double sum = 1e-30;
    for (int i = which * side; i < (which + 1) * side; i++) {
      sum += waves[i] * waves[i];
    }
    return sum;
  }

  /** n, samples of a cell's side. */
  int side() {
    return side;
  }

  int channels() {
    return channels;
  }

  /**
   * The samples of a cell's frame.
   *
   * @param m its modulation begins at {@code from}, (H)
   * @param into receives (n,n) of each channel: the first sample at {@code to}, a row after {@code
   *     row} more, a channel after {@code plane} more
   */
  void samples(float[] m, int from, float[] into, int to, int row, int plane) {
    float[] spectrum = new float[columns * channels * rows]; // by columns, channels, rows
    for (int h = 0; h < width; h++) {
      int at = columnOf[h] * channels * rows + rowOf[h];
      for (int c = 0; c < channels; c++) {
        spectrum[at + c * rows] += m[from + h] * colours[h * channels + c];
      }
    }
    float[] lines = new float[side * channels * rows];
    times(spectrum, columns, columnWaves, false, lines);
    float[] turned = turned(lines, side, channels, rows); // by rows, channels, x
    float[] values = new float[side * channels * side];
    times(turned, rows, rowWaves, false, values);
    for (int i = 0; i < side * channels; i++) {
      int at = to + i / channels * row + i % channels * plane;
      System.arraycopy(values, i * side, into, at, side);
    }
  }

  /**
   * Adds the modulation of which samples are, as far as the cosines reach.
   *
   * @param samples by rows, channels and columns, (n,C,n)
   * @param into (H) from {@code to} on
   */
  void add(float[] samples, float[] into, int to) {
    float[] lines = new float[rows * channels * side];
    times(samples, rows, rowWaves, true, lines);
    float[] turned = turned(lines, rows, channels, side); // by x, channels, rows
    float[] spectrum = new float[columns * channels * rows];
    times(turned, columns, columnWaves, true, spectrum);
    for (int h = 0; h < width; h++) {
      int at = columnOf[h] * channels * rows + rowOf[h];
      float sum = 0;
      for (int c = 0; c < channels; c++) {
        sum += spectrum[at + c * rows] * inverses[h * channels + c];
      }
      into[to + h] += sum;
    }
  }

  /**
   * Sums of rows, each times a wave's value: from frequencies to samples, or back.
   *
   * @param waves of so many frequencies, (frequencies,n)
   * @param sums receives as many rows as there are samples, or frequencies
   */
  private void times(float[] all, int frequencies, float[] waves, boolean back, float[] sums) {
    int given = back ? side : frequencies;
    int wanted = back ? frequencies : side;
    int length = all.length / given;
    float[] line = new float[length];
    float[] sum = new float[length];
    for (int j = 0; j < wanted; j++) {
      Arrays.fill(sum, 0);
      for (int i = 0; i < given; i++) {
        System.arraycopy(all, i * length, line, 0, length);
        add(line, back ? waves[j * side + i] : waves[i * side + j], sum);
      }
      System.arraycopy(sum, 0, sums, j * length, length);
    }
  }

  private static void add(float[] line, float factor, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += factor * line[i];
    }
  }

  /** (a,C,b) as (b,C,a). */
  private static float[] turned(float[] all, int a, int channels, int b) {
    float[] turned = new float[all.length];
    for (int i = 0; i < a; i++) {
      for (int c = 0; c < channels; c++) {
        for (int j = 0; j < b; j++) {
          turned[(j * channels + c) * a + i] = all[(i * channels + c) * b + j];
        }
      }
    }
    return turned;
  }
}
