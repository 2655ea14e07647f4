package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.linear.Subspace;
import java.nio.FloatBuffer;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Chooses an expert for each of many vectors, quickly: the one for which error and price together
 * are least with some of its first amplitudes.
 *
 * <p>The first directions of all experts nearly lie in a subspace of a few dimensions, so that
 * vectors are brought there first: on clips the experts chosen leave as small an error, at a
 * quarter of the multiplications.
 */
final class MosaicChoice {
  /** Amplitudes that are looked at. */
  private static final int FEW = 12;

  /** Dimensions of the subspace, of fields that have more than twice as many. */
  private static final int SUBSPACE = 40;

  /** Iterations after which the subspace turns hardly any more. */
  private static final int ITERATIONS = 4;

  /** Vectors whose projections stay in the cache. */
  private static final int AT_ONCE = 128;

  private final int width;
  private final int experts;
  private final int few;

  /** From vectors to the subspace, (H,Q). */
  private final NDArray into;

  /** The first directions of all experts and -2 mu there, (Q,(few+1)*K). */
  private final NDArray projections;

  /** B mu, (few,K), and |mu|^2, (K), there. */
  private final float[][] shifts;

  private final float[] norms;

  /**
   * Prepares the matrices.
   *
   * @param scope they live in
   */
  MosaicChoice(Scope scope, FieldSpec spec, MosaicExperts all) {
    MosaicShape shape = MosaicShape.of(spec);
    width = spec.width();
    experts = shape.experts();
    few = Math.min(FEW, shape.amplitudes());
    float[] first = all.first(few);
    int dimensions = width <= 2 * SUBSPACE ? width : SUBSPACE;
    shifts = new float[few][experts];
    norms = new float[experts];
    try (Scope passing = scope.child()) {
      NDArray directions = passing.upload(first, (long) few * experts, width);
      float[] axes = axes(directions, dimensions);
      NDArray there = passing.upload(axes, dimensions, width).transpose(); // (H,Q)
      NDArray rows = directions.matMul(there); // (few*K,Q)
      NDArray means = passing.upload(all.means(), experts, width).matMul(there); // (K,Q)
      into = there.duplicate();
      into.attach(scope.manager());
      projections = rows.concat(means.mul(-2), 0).transpose().duplicate();
      projections.attach(scope.manager());
      float[] b = rows.toFloatArray();
      float[] mu = means.toFloatArray();
      for (int i = 0; i < few * experts; i++) {
        for (int q = 0; q < dimensions; q++) {
          shifts[i / experts][i % experts] +=
              b[i * dimensions + q] * mu[i % experts * dimensions + q];
        }
      }
      for (int i = 0; i < mu.length; i++) {
        norms[i / dimensions] += mu[i] * mu[i];
      }
    }
  }

  /** Orthonormal rows (Q,H) near which the directions lie, (few*K,H). */
  private float[] axes(NDArray directions, int dimensions) {
    float[] products = directions.transpose().matMul(directions).toFloatArray(); // (H,H)
    float[] start = new float[dimensions * width];
    int[] longest =
        IntStream.range(0, width)
            .boxed()
            .sorted(Comparator.comparingDouble(h -> -products[h * width + h]))
            .limit(dimensions)
            .mapToInt(h -> h)
            .toArray();
    for (int q = 0; q < dimensions; q++) {
      start[q * width + longest[q]] = 1;
    }
    Subspace subspace = new Subspace(width, dimensions, start);
    subspace.add(few * experts, new float[width], products);
    for (int i = 0; i < ITERATIONS; i++) {
      subspace.improve();
    }
    float[] axes = new float[start.length];
    subspace.copyDirections(axes, 0, dimensions);
    return axes;
  }

  /**
   * Chooses.
   *
   * @param passing arrays on the way live in it
   * @param vectors (N,H)
   * @param prices of an amplitude as squared error, for each vector
   * @param costs where they are counted, of one thread
   * @param chosen receives the expert of each
   */
  void choose(NDManager passing, NDArray vectors, float[] prices, Costs costs, int[] chosen) {
    int count = (int) vectors.getShape().get(0);
    NDArray near = vectors.matMul(into);
    for (int first = 0; first < count; first += AT_ONCE) {
      int some = Math.min(AT_ONCE, count - first);
      try (NDManager own = passing.newSubManager()) {
        NDArray rows = near.get(first + ":" + (first + some));
        rows.attach(own);
        FloatBuffer found = Scope.look(rows.matMul(projections));
        for (int i = 0; i < some; i++) {
          chosen[first + i] = costs.least(found, i, prices[first + i]);
        }
      }
    }
  }

  /** Where costs are counted, to be used again and again by one thread. */
  Costs costs() {
    return new Costs();
  }

  /**
   * Costs of a vector, by loops that the compiler of the virtual machine makes vector instructions
   * of: one index for all arrays, and no branch, which {@code Math.min} may be.
   */
  final class Costs {
    /** Projections on one direction of every expert, and the costs with as many as were seen. */
    private final float[] along = new float[experts];

    private final float[] errors = new float[experts];
    private final float[] costs = new float[experts];

    /**
     * The expert that costs least.
     *
     * @param found projections of some vectors, (N,(few+1)*K)
     */
    private int least(FloatBuffer found, int vector, float price) {
      int from = vector * (few + 1) * experts;
      found.get(from + few * experts, errors);
      add(errors, norms);
      System.arraycopy(errors, 0, costs, 0, experts);
      for (int a = 0; a < few; a++) {
        found.get(from + a * experts, along);
        take(errors, along, shifts[a], costs, (a + 1) * price);
      }
      int best = 0;
      for (int k = 1; k < experts; k++) {
        best = costs[k] < costs[best] ? k : best;
      }
      return best;
    }
  }

  private static void add(float[] sums, float[] values) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  /** What one amplitude more saves; the lesser of two costs is kept. */
  private static void take(
      float[] errors, float[] along, float[] shifts, float[] costs, float price) {
    for (int i = 0; i < errors.length; i++) {
      float c = along[i] - shifts[i];
      float error = errors[i] - c * c;
      errors[i] = error;
      float cost = error + price;
      float before = costs[i];
      costs[i] = 0.5f * (before + cost - Math.abs(before - cost));
    }
  }
}
