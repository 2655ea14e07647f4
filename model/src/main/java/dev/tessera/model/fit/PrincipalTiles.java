package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.HostMemory;
import dev.tessera.model.engine.Scope;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Mean and principal directions of tiles that are shown one after another: their covariance is
 * summed up, then D directions follow by orthogonal iteration (Golub and Van Loan, Matrix
 * Computations, 8.2.4), each call a short step.
 */
final class PrincipalTiles {
  private static final int ITERATIONS = 24;

  private final Scope scope;
  private final HostMemory memory = new HostMemory();
  private final int features;
  private final int latent;
  private final int rows;
  private final double[] sum;
  private final double[] deviations;
  private float[] moment;
  private float[] basis;
  private long tiles;
  private int iteration;

  /**
   * Nothing shown yet.
   *
   * @param scope for arrays on the way; nothing stays in it
   * @param features F, values of a tile
   * @param latent D, directions wanted, at most F
   */
  PrincipalTiles(Scope scope, int features, int latent, long seed) {
    this.scope = scope;
    this.features = features;
    this.latent = latent;
    rows = Math.min(features, latent + Math.max(8, latent / 4)); // spare rows speed it up
    sum = new double[features];
    deviations = new double[latent];
    moment = new float[features * features];
    SplittableRandom random = new SplittableRandom(seed);
    basis = new float[rows * features];
    for (int i = 0; i < basis.length; i++) {
      basis[i] = (float) random.nextGaussian();
    }
    GramSchmidt.orthonormalise(basis, 0, rows, features);
  }

  /** Adds tiles, (count,F). */
  void show(float[] values, int count) {
    for (int i = 0; i < count * features; i++) {
      sum[i % features] += values[i];
    }
    try (Scope step = scope.child()) {
      HostArray x = step.hostArray(new Shape(count, features), memory);
      x.buffer().put(0, values, 0, count * features);
      x.upload();
      float[] product = x.array().transpose().matMul(x.array()).toFloatArray();
      for (int i = 0; i < product.length; i++) {
        moment[i] += product[i];
      }
    }
    tiles += count;
  }

  /**
   * After the last tile: comes nearer to the directions.
   *
   * @return whether there is more to do
   */
  boolean iterate() {
    if (iteration == 0) {
      subtractMean();
    }
    float[] product;
    try (Scope step = scope.child()) {
      NDArray covariance = upload(step, moment, features);
      product = upload(step, basis, rows).matMul(covariance).toFloatArray(); // (rows,F)
    }
    for (int d = 0; d < latent; d++) {
      double along = 0;
      for (int j = d * features; j < (d + 1) * features; j++) {
        along += (double) basis[j] * product[j];
      }
      deviations[d] = Math.sqrt(Math.max(0, along));
    }
    if (++iteration == ITERATIONS) {
      moment = new float[0];
      return false;
    }
    basis = product;
    GramSchmidt.orthonormalise(basis, 0, rows, features);
    return true;
  }

  private void subtractMean() {
    for (int i = 0; i < features; i++) {
      for (int j = 0; j < features; j++) {
        double product = sum[i] / tiles * (sum[j] / tiles);
        moment[i * features + j] = (float) (moment[i * features + j] / tiles - product);
      }
    }
  }

  private static NDArray upload(Scope step, float[] values, int rows) {
    HostArray array = step.hostArray(new Shape(rows, values.length / rows));
    array.buffer().put(0, values);
    array.upload();
    return array.array();
  }

  /** The mean tile, (F). */
  double[] mean() {
    double[] mean = new double[features];
    for (int j = 0; j < features; j++) {
      mean[j] = sum[j] / tiles;
    }
    return mean;
  }

  /** Directions of unit length, most of the variance first, (D,F). */
  float[] directions() {
    return Arrays.copyOf(basis, latent * features);
  }

  /** Standard deviation of the tiles along each direction, (D). */
  double[] deviations() {
    return deviations.clone();
  }
}
