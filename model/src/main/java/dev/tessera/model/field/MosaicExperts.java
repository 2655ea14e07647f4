package dev.tessera.model.field;

import dev.tessera.model.linear.GramSchmidt;

/**
 * The experts of a mosaic on the heap, laid out for projecting one vector after another. Their
 * directions are made orthonormal again, the first ones first: weights of 16 bits are not quite,
 * and what an amplitude saves is known only for those that are.
 */
final class MosaicExperts {
  private final int width;
  private final int experts;
  private final int amplitudes;
  private final float[] directions;
  private final float[] means;

  /** Directions of each expert as (H,A): the products of a vector then run along amplitudes. */
  private final float[] turned;

  /** B mu of each expert, (K,A). */
  private final float[] projectedMeans;

  MosaicExperts(Weights weights) {
    MosaicShape shape = MosaicShape.of(weights.spec());
    width = weights.spec().width();
    experts = shape.experts();
    amplitudes = shape.amplitudes();
    WeightLayout layout = WeightLayout.of(weights.spec());
    float[] all = weights.toArray();
    directions = block(all, layout.named("expert.directions"));
    for (int k = 0; k < experts; k++) {
      GramSchmidt.orthonormalise(directions, k * amplitudes * width, amplitudes, width);
    }
    means = block(all, layout.named("expert.mean"));
    turned = new float[directions.length];
    projectedMeans = new float[experts * amplitudes];
    for (int k = 0; k < experts; k++) {
      for (int h = 0; h < width; h++) {
        for (int i = 0; i < amplitudes; i++) {
          float b = directions[(k * amplitudes + i) * width + h];
          turned[(k * width + h) * amplitudes + i] = b;
          projectedMeans[k * amplitudes + i] += b * means[k * width + h];
        }
      }
    }
  }

  /** A block of a flat array, copied. */
  static float[] block(float[] all, WeightLayout.Block block) {
    float[] own = new float[block.length()];
    System.arraycopy(all, block.offset(), own, 0, own.length);
    return own;
  }

  /** The first directions of all experts as a matrix (H,few*K), all first ones side by side. */
  float[] firstDirections(int few) {
    float[] matrix = new float[width * few * experts];
    for (int h = 0; h < width; h++) {
      for (int i = 0; i < few * experts; i++) {
        int row = i % experts * amplitudes + i / experts;
        matrix[h * few * experts + i] = directions[row * width + h];
      }
    }
    return matrix;
  }

  /** B mu in the order of {@link #firstDirections}, (few*K). */
  float[] firstShifts(int few) {
    float[] shifts = new float[few * experts];
    for (int i = 0; i < shifts.length; i++) {
      shifts[i] = projectedMeans[i % experts * amplitudes + i / experts];
    }
    return shifts;
  }

  /** All directions as a matrix (H,K*A), expert by expert. */
  float[] allDirections() {
    float[] matrix = new float[directions.length];
    int rows = experts * amplitudes;
    for (int row = 0; row < rows; row++) {
      for (int h = 0; h < width; h++) {
        matrix[h * rows + row] = directions[row * width + h];
      }
    }
    return matrix;
  }

  /** B mu of an expert's direction. */
  float shift(int expert, int direction) {
    return projectedMeans[expert * amplitudes + direction];
  }

  /** -2 mu as a matrix (H,K). */
  float[] negativeMeans() {
    float[] matrix = new float[width * experts];
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = -2 * means[i % experts * width + i / experts];
    }
    return matrix;
  }

  /** Squares of the means, (K). */
  float[] norms() {
    float[] norms = new float[experts];
    for (int i = 0; i < means.length; i++) {
      norms[i / width] += means[i] * means[i];
    }
    return norms;
  }

  /**
   * The best amplitudes c = B (x - mu).
   *
   * @param vectors x begins at {@code at}, (H)
   * @param into receives (A) from {@code to} on
   */
  void project(int expert, float[] vectors, int at, float[] into, int to) {
    for (int i = 0; i < amplitudes; i++) {
      into[to + i] = -projectedMeans[expert * amplitudes + i];
    }
    int row = expert * width * amplitudes;
    for (int h = 0; h < width; h++, row += amplitudes) {
      float x = vectors[at + h];
      for (int i = 0; i < amplitudes; i++) {
        into[to + i] += x * turned[row + i];
      }
    }
  }

  /**
   * m = mu + c B with the first amplitudes.
   *
   * @param codes c begins at {@code first}
   * @param into receives (H) from {@code to} on
   */
  void compose(int expert, float[] codes, int first, int count, float[] into, int to) {
    System.arraycopy(means, expert * width, into, to, width);
    int row = expert * amplitudes * width;
    for (int i = 0; i < count; i++, row += width) {
      float c = codes[first + i];
      for (int h = 0; h < width; h++) {
        into[to + h] += c * directions[row + h];
      }
    }
  }

  /** The squared distance of a vector from an expert's mean. */
  double distance(int expert, float[] vectors, int at) {
    double sum = 0;
    for (int h = 0; h < width; h++) {
      float difference = vectors[at + h] - means[expert * width + h];
      sum += difference * difference;
    }
    return sum;
  }
}
