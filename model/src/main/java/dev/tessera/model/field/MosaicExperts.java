package dev.tessera.model.field;

import java.util.Arrays;

/**
 * The experts of a mosaic on the heap. Their directions are made orthonormal again, the first ones
 * first: weights of 16 bits are not quite, and what an amplitude saves is known only for those that
 * are.
 *
 * <p>Every direction is an array of its own; see {@link MosaicRows}.
 */
final class MosaicExperts {
  private final int width;
  private final int experts;
  private final int amplitudes;

  /** B, (K*A,H). */
  private final float[][] directions;

  /** mu, (K,H). */
  private final float[][] means;

  /** B mu of each expert, (K,A). */
  private final float[][] shifts;

  MosaicExperts(Weights weights) {
    MosaicShape shape = MosaicShape.of(weights.spec());
    width = weights.spec().width();
    experts = shape.experts();
    amplitudes = shape.amplitudes();
    WeightLayout layout = WeightLayout.of(weights.spec());
    float[] all = weights.toArray();
    directions = rows(all, layout.named("expert.directions"));
    means = rows(all, layout.named("expert.mean"));
    shifts = new float[experts][amplitudes];
    float[][] columns = new float[width][amplitudes];
    for (int k = 0; k < experts; k++) {
      turn(k, columns);
      orthonormalise(columns);
      turnBack(k, columns);
    }
  }

  private MosaicExperts(MosaicExperts of) {
    width = of.width;
    experts = of.experts;
    amplitudes = of.amplitudes;
    directions = of.directions;
    means = new float[experts][width];
    shifts = new float[experts][amplitudes];
  }

  /** The same directions from nought instead of the means: for what differs from what is known. */
  MosaicExperts centred() {
    return new MosaicExperts(this);
  }

  /** A block of a flat array, copied. */
  static float[] block(float[] all, WeightLayout.Block block) {
    return Arrays.copyOfRange(all, block.offset(), block.offset() + block.length());
  }

  private static float[][] rows(float[] all, WeightLayout.Block block) {
    float[][] rows = new float[block.rows()][];
    for (int r = 0; r < rows.length; r++) {
      int from = block.offset() + r * block.columns();
      rows[r] = Arrays.copyOfRange(all, from, from + block.columns());
    }
    return rows;
  }

  /** The directions of an expert as columns, (H,A). */
  private void turn(int expert, float[][] columns) {
    for (int i = 0; i < amplitudes; i++) {
      float[] row = directions[expert * amplitudes + i];
      for (int h = 0; h < width; h++) {
        columns[h][i] = row[h];
      }
    }
  }

  private void turnBack(int expert, float[][] columns) {
    for (int h = 0; h < width; h++) {
      float mean = means[expert][h];
      for (int i = 0; i < amplitudes; i++) {
        directions[expert * amplitudes + i][h] = columns[h][i];
        shifts[expert][i] += columns[h][i] * mean;
      }
    }
  }

  /** Takes each column off those after it: all of these at once, row by row. */
  private void orthonormalise(float[][] columns) {
    float[] along = new float[amplitudes];
    for (int i = 0; i < amplitudes; i++) {
      double square = 1e-40;
      for (float[] row : columns) {
        square += row[i] * row[i];
      }
      float scale = (float) (1 / Math.sqrt(square));
      Arrays.fill(along, 0);
      for (float[] row : columns) {
        row[i] *= scale;
        add(row, row[i], along, i + 1);
      }
      for (float[] row : columns) {
        add(along, -row[i], row, i + 1);
      }
    }
  }

  /** Adds a multiple of a row to another, from a position on. */
  private static void add(float[] row, float factor, float[] sums, int from) {
    for (int j = from; j < sums.length; j++) {
      sums[j] += factor * row[j];
    }
  }

  /** B of an expert as a matrix to project by, (H,A). */
  float[] turned(int expert) {
    float[] all = new float[width * amplitudes];
    for (int i = 0; i < amplitudes; i++) {
      float[] row = directions[expert * amplitudes + i];
      for (int h = 0; h < width; h++) {
        all[h * amplitudes + i] = row[h];
      }
    }
    return all;
  }

  /** B of all experts, (K*A,H). */
  float[] all() {
    return flat(directions);
  }

  /** The first directions of every expert, (few*K,H), all first ones before all second ones. */
  float[] first(int few) {
    float[][] rows = new float[few * experts][];
    Arrays.setAll(rows, i -> directions[i % experts * amplitudes + i / experts]);
    return flat(rows);
  }

  /** mu, (K,H). */
  float[] means() {
    return flat(means);
  }

  private float[] flat(float[][] rows) {
    float[] flat = new float[rows.length * width];
    for (int r = 0; r < rows.length; r++) {
      System.arraycopy(rows[r], 0, flat, r * width, width);
    }
    return flat;
  }

  /** B mu of an expert's directions, (A), not to be written to. */
  float[] shifts(int expert) {
    return shifts[expert];
  }

  /**
   * m = mu + c B with the first amplitudes.
   *
   * @param codes c begins at {@code first}
   * @param into receives (H)
   */
  void compose(int expert, float[] codes, int first, int count, float[] into) {
    System.arraycopy(means[expert], 0, into, 0, width);
    add(expert, codes, first, count, into);
  }

  /** Adds c B with the first amplitudes; see {@link #compose}. */
  void add(int expert, float[] codes, int first, int count, float[] into) {
    MosaicRows.add(directions, expert * amplitudes, codes, first, count, into);
  }

  /**
   * The first amplitudes of a difference, c = B x.
   *
   * @param vector x, (H)
   * @param into receives {@code count} from {@code to} on
   */
  void along(int expert, float[] vector, int count, float[] into, int to) {
    for (int i = 0; i < count; i++) {
      float[] direction = directions[expert * amplitudes + i];
      float sum = 0;
      for (int h = 0; h < vector.length; h++) {
        sum += vector[h] * direction[h];
      }
      into[to + i] = sum;
    }
  }

  /**
   * The squared distance of a vector from an expert's mean.
   *
   * @param vector (H); its difference, squared, afterwards
   */
  float distance(int expert, float[] vector) {
    squares(vector, means[expert]);
    float first = 0;
    float second = 0;
    float third = 0;
    int h = 0;
    for (; h + 2 < width; h += 3) {
      first += vector[h];
      second += vector[h + 1];
      third += vector[h + 2];
    }
    for (; h < width; h++) {
      first += vector[h];
    }
    return first + second + third;
  }

  private static void squares(float[] vector, float[] mean) {
    for (int h = 0; h < vector.length; h++) {
      float difference = vector[h] - mean[h];
      vector[h] = difference * difference;
    }
  }
}
