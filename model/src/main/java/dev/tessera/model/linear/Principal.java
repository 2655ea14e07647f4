package dev.tessera.model.linear;

import dev.tessera.model.engine.Scope;
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
   *     blown up by {@link #scales}
   */
  public record Values(double middle, double smallest) {
    /** Samples of 8 bits or more in [0,1]. */
    public static final Values SAMPLES = new Values(0.5, 1.0 / 255);

    /** Distances in [-1,1]. */
    public static final Values DISTANCES = new Values(0, 1e-3);
  }

  private final Products products;
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
    this(Products.of(scope), features, latent, kind, seed, features > LARGEST_COVARIANCE);
  }

  /** As above, for threads without an engine. */
  public Principal(int features, int latent, Values kind, long seed) {
    this(Products.LOOPS, features, latent, kind, seed, features > LARGEST_COVARIANCE);
  }

  private Principal(
      Products products, int features, int latent, Values kind, long seed, boolean byTiles) {
    this.products = products;
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
    return new Principal(Products.of(scope), features, latent, kind, seed, false);
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
      float[] added = products.ofColumns(values, count, features);
      for (int i = 0; i < added.length; i++) {
        shown[i] += added[i];
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
      int to = orthonormal;
      for (long work = 0; to < rows && work < LOOP_WORK; work += 4L * to * side) {
        to++;
      }
      GramSchmidt.orthonormalise(basis, 0, orthonormal, to, side);
      orthonormal = to;
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
      moment = products.meanOfRows(shown, side, features);
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
    float[] found = products.of(some, moment, count, side, side);
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
      directions = products.of(directions, shown, latent, side, features);
      shown = new float[0];
      GramSchmidt.orthonormalise(directions, 0, latent, features);
    }
  }

  /** How much is done after the last tile was shown, 0 to 1. */
  public double progress() {
    return iteration / (double) ITERATIONS;
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
   * Length along each direction for a coordinate of 1: coordinates are scaled half-way to white,
   * and to a mean square of 1.
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
}
