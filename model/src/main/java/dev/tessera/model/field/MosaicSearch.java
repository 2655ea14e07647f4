package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;

/**
 * Chooses experts with all care: the one for which error and price together are least with some of
 * all its amplitudes, at a price that is known.
 */
final class MosaicSearch {
  private final MosaicShape shape;
  private final MosaicExperts experts;

  /** All directions, (H,K*A); -2 mu, (H,K); |mu|^2, (K). */
  private final NDArray directions;

  private final NDArray negativeMeans;
  private final float[] norms;

  /**
   * Prepares the matrices.
   *
   * @param scope they live in
   */
  MosaicSearch(Scope scope, FieldSpec spec, MosaicExperts experts) {
    this.experts = experts;
    shape = MosaicShape.of(spec);
    int width = spec.width();
    float[] means = experts.means();
    norms = new float[shape.experts()];
    for (int i = 0; i < means.length; i++) {
      norms[i / width] += means[i] * means[i];
    }
    try (Scope passing = scope.child()) {
      long rows = (long) shape.experts() * shape.amplitudes();
      directions = passing.upload(experts.all(), rows, width).transpose().duplicate();
      negativeMeans = passing.upload(means, shape.experts(), width).transpose().mul(-2).duplicate();
      directions.attach(scope.manager());
      negativeMeans.attach(scope.manager());
    }
  }

  /**
   * Chooses.
   *
   * @param vectors (N,H); arrays on the way live in its scope
   * @param weights what an error of each counts for
   * @param price of a number
   * @param chosen receives the experts, from {@code first} on
   */
  void choose(NDArray vectors, float[] weights, double price, int[] chosen, int first) {
    float[] projections = vectors.matMul(directions).toFloatArray(); // (N,K*A)
    float[] distances = vectors.matMul(negativeMeans).toFloatArray(); // (N,K)
    for (int i = 0; i < weights.length; i++) {
      double least = Double.POSITIVE_INFINITY;
      for (int k = 0; k < shape.experts(); k++) {
        double cost =
            cost(
                projections,
                i,
                k,
                norms[k] + distances[i * shape.experts() + k],
                price / weights[i]);
        if (cost < least) {
          least = cost;
          chosen[first + i] = k;
        }
      }
    }
  }

  /** The least of error and price together, less what all experts share. */
  private double cost(float[] projections, int vector, int expert, double distance, double price) {
    double error = distance;
    double cost = error;
    int at = (vector * shape.experts() + expert) * shape.amplitudes();
    float[] shifts = experts.shifts(expert);
    for (int a = 0; a < shape.amplitudes(); a++) {
      float c = projections[at + a] - shifts[a];
      error -= c * c;
      cost = Math.min(cost, error + price * (1 + a));
    }
    return cost;
  }
}
