package dev.tessera.model.fit.start;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.fit.points.BatchUpload;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Mean and principal directions of tiles that are shown one after another, then found by orthogonal
 * iteration (Golub and Van Loan, Matrix Computations, 8.2.4), each call a short step. The matrix
 * iterated with is the covariance of the tiles (F,F); where a tile has more values than there are
 * tiles to keep, it is the product of each two tiles (N,N) instead, which has the same variances.
 */
public final class Principal {
  private static final int ITERATIONS = 24;
  private static final int LARGEST_COVARIANCE = 1024;
  private static final int FLOATS_KEPT = 1 << 22;

  /** Multiplications of a step by the engine, and of one by plain loops: tens of ms each. */
  private static final long PRODUCT_WORK = 1L << 28;

  private static final long LOOP_WORK = 1L << 24;

  /**
   * What the values of tiles are like.
   *
   * @param middle taken from all values first, so that float moments are exact enough
   * @param smallest standard deviation that matters: keeps directions without content from being
   *     blown up
   */
  public record Values(double middle, double smallest) {
    /** Samples of 8 bits or more in [0,1]. */
    public static final Values SAMPLES = new Values(0.5, 1.0 / 255);

    /** Distances in [-1,1]. */
    public static final Values DISTANCES = new Values(0, 1e-3);
  }

  private final Scope scope;
  private final HostMemory memory = new HostMemory();
  private final Values kind;
  private final int features;
  private final int latent;
  private final long seed;
  private final double[] sum;
  private final double[] deviations;
  private final boolean byTiles;

  /** The covariance in the making, or the tiles kept, (N,F). */
  private float[] shown;

  private float[] moment = {};
  private float[] basis = {};
  private float[] product = {};
  private int side;
  private int rows;
  private long tiles;
  private int iteration;
  private int multiplied;
  private int orthonormal;
  private float[] directions = {};

  /**
   * Nothing shown yet.
   *
   * @param scope for arrays on the way; nothing stays in it
   * @param features F, values of a tile
   * @param latent D, directions wanted, at most F
   * @param kind of values
   * @param seed of the first guess
   */
  public Principal(Scope scope, int features, int latent, Values kind, long seed) {
    this(scope, features, latent, kind, seed, features > LARGEST_COVARIANCE);
  }

  private Principal(
      Scope scope, int features, int latent, Values kind, long seed, boolean byTiles) {
    this.scope = scope;
    this.features = features;
    this.latent = latent;
    this.kind = kind;
    this.seed = seed;
    sum = new double[features];
    deviations = new double[latent];
    this.byTiles = byTiles;
    shown = new float[byTiles ? 0 : features * features];
  }

  /** The same of more tiles than can be kept: always by their covariance. */
  public static Principal ofMany(Scope scope, int features, int latent, Values kind, long seed) {
    return new Principal(scope, features, latent, kind, seed, false);
  }

  /** Tiles that are enough to show; more add little. */
  public int enough() {
    return Math.max(4 * latent, (byTiles ? FLOATS_KEPT : 4 * FLOATS_KEPT) / features);
  }

  /** Adds tiles, (count,F); the values are changed. */
  public void show(float[] values, int count) {
    float middle = (float) kind.middle();
    for (int i = 0; i < count * features; i++) {
      values[i] -= middle;
      sum[i % features] += values[i];
    }
    if (byTiles) {
      int before = shown.length;
      shown = Arrays.copyOf(shown, before + count * features);
      System.arraycopy(values, 0, shown, before, count * features);
    } else {
      try (Scope step = scope.child()) {
        HostArray x = step.hostArray(new Shape(count, features), memory);
        x.buffer().put(0, values, 0, count * features);
        x.upload();
        float[] added = x.array().transpose().matMul(x.array()).toFloatArray();
        for (int i = 0; i < added.length; i++) {
          shown[i] += added[i];
        }
      }
    }
    tiles += count;
  }

  /**
   * After the last tile: comes nearer to the directions.
   *
   * @return whether there is more to do
   */
  public boolean iterate() {
    if (iteration == 0 && moment.length == 0) {
      begin();
    } else if (orthonormal < rows) {
      orthonormal = some(basis, orthonormal, rows, side);
    } else if (multiplied < rows) {
      multiply();
    } else {
      note();
      if (++iteration == ITERATIONS) {
        finish();
        return false;
      }
      basis = product;
      orthonormal = 0;
      multiplied = 0;
    }
    return true;
  }

  private void begin() {
    side = byTiles ? Math.toIntExact(tiles) : features;
    rows = Math.min(side, latent + Math.max(8, latent / 4)); // spare rows speed it up
    SplittableRandom random = new SplittableRandom(seed);
    basis = new float[rows * side];
    for (int i = 0; i < basis.length; i++) {
      basis[i] = (float) random.nextGaussian();
    }
    if (byTiles) {
      for (int i = 0; i < shown.length; i++) {
        shown[i] -= (float) (sum[i % features] / tiles);
      }
      try (Scope step = scope.child()) {
        NDArray x = BatchUpload.once(step, shown, tiles, features);
        moment = x.matMul(x.transpose()).div(tiles).toFloatArray();
      }
      return;
    }
    moment = shown;
    shown = new float[0];
    for (int i = 0; i < features; i++) {
      for (int j = 0; j < features; j++) {
        double meanProduct = sum[i] / tiles * (sum[j] / tiles);
        moment[i * features + j] = (float) (moment[i * features + j] / tiles - meanProduct);
      }
    }
  }

  private void multiply() {
    long perRow = (long) side * side;
    int count = (int) Math.max(1, Math.min(rows - multiplied, PRODUCT_WORK / perRow));
    float[] some = Arrays.copyOfRange(basis, multiplied * side, (multiplied + count) * side);
    float[] found;
    try (Scope step = scope.child()) {
      NDArray matrix = BatchUpload.once(step, moment, side, side);
      found = BatchUpload.once(step, some, count, side).matMul(matrix).toFloatArray();
    }
    if (multiplied == 0) {
      product = new float[basis.length];
    }
    System.arraycopy(found, 0, product, multiplied * side, found.length);
    multiplied += count;
  }

  private void note() {
    for (int d = 0; d < latent; d++) {
      double along = 0;
      for (int j = d * side; j < (d + 1) * side; j++) {
        along += (double) basis[j] * product[j];
      }
      deviations[d] = Math.sqrt(Math.max(0, along));
    }
  }

  private void finish() {
    moment = new float[0];
    product = new float[0];
    directions = Arrays.copyOf(basis, latent * side);
    if (byTiles) {
      try (Scope step = scope.child()) {
        NDArray x = BatchUpload.once(step, shown, tiles, features);
        directions = BatchUpload.once(step, directions, latent, side).matMul(x).toFloatArray();
      }
      shown = new float[0];
      orthonormalise(directions, 0, latent, features);
    }
  }

  /** As {@link #orthonormalise}, but only as many rows as a step has time for; from a row on. */
  private static int some(float[] values, int from, int count, int length) {
    long work = 0;
    int r = from;
    while (r < count && work < LOOP_WORK) {
      clean(values, 0, r++, length);
      work += 4L * r * length;
    }
    return r;
  }

  /**
   * Makes rows orthonormal in place by Gram and Schmidt, the first keeping its direction.
   *
   * @param values (count,length) from {@code offset} on
   */
  public static void orthonormalise(float[] values, int offset, int count, int length) {
    for (int r = 0; r < count; r++) {
      clean(values, offset, r, length);
    }
  }

  /** Every row is cleaned twice: once leaves float rounding times the ratio of row lengths. */
  private static void clean(float[] values, int offset, int r, int length) {
    int row = offset + r * length;
    for (int pass = 0; pass < 2; pass++) {
      for (int p = 0; p < r; p++) {
        int other = offset + p * length;
        float dot = dot(values, row, other, length);
        for (int j = 0; j < length; j++) {
          values[row + j] -= dot * values[other + j];
        }
      }
      float norm = (float) (1 / (Math.sqrt(dot(values, row, row, length)) + 1e-20));
      for (int j = 0; j < length; j++) {
        values[row + j] *= norm;
      }
    }
  }

  private static float dot(float[] values, int a, int b, int length) {
    float sum = 0;
    for (int j = 0; j < length; j++) {
      sum += values[a + j] * values[b + j];
    }
    return sum;
  }

  /** How much is done after the last tile was shown, 0 to 1. */
  public double progress() {
    return iteration / (double) ITERATIONS;
  }

  /** F. */
  public int features() {
    return features;
  }

  /** The mean tile, (F). */
  public double[] mean() {
    double[] mean = new double[features];
    for (int j = 0; j < features; j++) {
      mean[j] = sum[j] / tiles + kind.middle();
    }
    return mean;
  }

  /** Directions of unit length, most of the variance first, (D,F). */
  public float[] directions() {
    return directions.clone();
  }

  /** Standard deviation of the tiles along each direction, (D). */
  public double[] deviations() {
    return deviations.clone();
  }

  /**
   * Length along each direction for 1 in a code: codes are scaled half-way to white, and to a mean
   * square of 1.
   */
  public double[] scales() {
    double[] lengths = new double[latent];
    double square = 0;
    for (int d = 0; d < latent; d++) {
      lengths[d] = Math.sqrt(deviations[d] + kind.smallest());
      double whitened = deviations[d] / lengths[d];
      square += whitened * whitened / latent;
    }
    for (int d = 0; d < latent; d++) {
      lengths[d] *= Math.sqrt(Math.max(square, 1e-12));
    }
    return lengths;
  }

  /**
   * The code of a tile as its projection on the principal directions, scaled.
   *
   * @param hidden units of a hidden layer that adds nothing yet, 0 or more
   */
  public EncoderWeights encoder(int hidden) {
    double[] scales = scales();
    double[] mean = mean();
    float[] values = new float[EncoderWeights.length(features, hidden, latent)];
    for (int d = 0; d < latent; d++) {
      double shift = 0;
      for (int j = 0; j < features; j++) {
        double weight = directions[d * features + j] / scales[d];
        values[d * features + j] = (float) weight;
        shift -= weight * mean[j];
      }
      values[latent * features + d] = (float) shift;
    }
    SplittableRandom random = new SplittableRandom(seed + 1);
    int inner = latent * (features + 1);
    for (int h = 0; h < hidden; h++) {
      double shift = 0;
      for (int j = 0; j < features; j++) {
        double weight = Math.sqrt(2.0 / features) * random.nextGaussian();
        values[inner + h * features + j] = (float) weight;
        shift -= weight * mean[j];
      }
      values[inner + hidden * features + h] = (float) shift;
    }
    return new EncoderWeights(features, hidden, latent, values);
  }
}
