package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tessera.model.engine.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Vectors that parts may tell, each by the first amplitudes of an expert that is chosen for it, in
 * memory that is used again and again.
 */
final class MosaicOffers {
  private final int width;
  private final int most;
  private final Tools tools;
  private int count;

  /** (N,H). */
  private float[] vectors = {};

  /** What an error counts for in all frames that it stands for, and what an amplitude must save. */
  private float[] weights = {};

  private float[] prices = {};
  private int[] chosen = {};

  /** (N,A), and the squared distance from the expert's mean, (N). */
  private float[] amplitudes = {};

  private float[] distances = {};

  /** Vectors of an expert, and their projections. */
  private float[] together = {};

  private float[] projected = {};
  private final float[] row;
  private final MosaicChoice.Costs costs;

  /**
   * What all offers of a kind look up.
   *
   * @param projections B of each expert, (H,A)
   */
  record Tools(
      MosaicExperts experts,
      MosaicChoice choice,
      Optional<MosaicSearch> search,
      List<NDArray> projections) {}

  MosaicOffers(FieldSpec spec, Tools tools) {
    width = spec.width();
    most = MosaicShape.of(spec).amplitudes();
    this.tools = tools;
    row = new float[most];
    costs = tools.choice().costs();
  }

  /** Begins anew. */
  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /**
   * One more.
   *
   * @param weight what an error counts for, in all frames that it stands for
   * @param price of an amplitude
   * @return where its vector, (H), is to be written in {@link #vectors}
   */
  int add(float weight, double price) {
    if (count == chosen.length) {
      grow(Math.max(64, 2 * count));
    }
    weigh(count, weight, price);
    return count++ * width;
  }

  /** Says anew what an error counts for. */
  void weigh(int i, float weight, double price) {
    weights[i] = weight;
    prices[i] = (float) (price / weight);
  }

  private void grow(int size) {
    vectors = Arrays.copyOf(vectors, size * width);
    weights = Arrays.copyOf(weights, size);
    prices = Arrays.copyOf(prices, size);
    chosen = Arrays.copyOf(chosen, size);
    amplitudes = Arrays.copyOf(amplitudes, size * most);
    distances = Arrays.copyOf(distances, size);
  }

  /** (N,H), until the next is added. */
  float[] vectors() {
    return vectors;
  }

  int expert(int i) {
    return chosen[i];
  }

  /** (N,A), until the next is added. */
  float[] amplitudes() {
    return amplitudes;
  }

  /** Chooses experts quickly, for all. */
  void choose(NDManager passing) {
    if (count == 0) {
      return;
    }
    NDArray all = Scope.copy(passing, vectors, count, width);
    tools.choice().choose(passing, all, prices, costs, chosen);
    project(passing, 0, count);
  }

  /**
   * Chooses experts with all care, for some, at a price that is known; false if it is not asked.
   */
  boolean search(NDManager passing, int from, int to, double price) {
    if (tools.search().isEmpty() || from == to) {
      return false;
    }
    float[] own = Arrays.copyOfRange(weights, from, to);
    float[] some = Arrays.copyOfRange(vectors, from * width, to * width);
    try (NDManager manager = passing.newSubManager()) {
      NDArray all = Scope.copy(manager, some, to - from, width);
      tools.search().get().choose(all, own, price, chosen, from);
    }
    project(passing, from, to);
    return true;
  }

  /** The amplitudes of some, those of an expert together. */
  private void project(NDManager passing, int from, int to) {
    int[] order = byExpert(from, to);
    int next;
    for (int i = 0; i < order.length; i = next) {
      int expert = chosen[order[i]];
      next = i + 1;
      while (next < order.length && chosen[order[next]] == expert) {
        next++;
      }
      project(passing, expert, Arrays.copyOfRange(order, i, next));
    }
  }

  private void project(NDManager passing, int expert, int... some) {
    if (together.length < some.length * width) {
      together = new float[2 * some.length * width];
      projected = new float[2 * some.length * most];
    }
    float[] vector = new float[width];
    for (int j = 0; j < some.length; j++) {
      System.arraycopy(vectors, some[j] * width, vector, 0, width);
      System.arraycopy(vector, 0, together, j * width, width);
      distances[some[j]] = tools.experts().distance(expert, vector);
    }
    try (NDArray x = Scope.copy(passing, together, some.length, width);
        NDArray product = x.matMul(tools.projections().get(expert))) {
      Scope.read(product, projected);
    }
    float[] shifts = tools.experts().shifts(expert);
    for (int j = 0; j < some.length; j++) {
      System.arraycopy(projected, j * most, row, 0, most);
      for (int a = 0; a < most; a++) {
        row[a] -= shifts[a];
      }
      System.arraycopy(row, 0, amplitudes, some[j] * most, most);
    }
  }

  /** Those that chose the same follow each other. */
  private int[] byExpert(int from, int to) {
    int[] starts = new int[tools.projections().size() + 1];
    for (int i = from; i < to; i++) {
      starts[chosen[i] + 1]++;
    }
    for (int k = 1; k < starts.length; k++) {
      starts[k] += starts[k - 1];
    }
    int[] order = new int[to - from];
    for (int i = from; i < to; i++) {
      order[starts[chosen[i]]++] = i;
    }
    return order;
  }

  /**
   * One as a part of shares.
   *
   * @param part its number there
   * @param least error that no amplitude takes away
   */
  void open(int i, MosaicShares shares, int part, double least) {
    System.arraycopy(amplitudes, i * most, row, 0, most);
    shares.open(part, least, weights[i] * (double) distances[i], weights[i], row);
  }

  /** The squared errors that 0, 1, ... amplitudes of one leave, (A+1). */
  void errors(int i, double[] into) {
    double rest = weights[i] * (double) distances[i];
    into[0] = rest;
    for (int a = 0; a < most; a++) {
      float c = amplitudes[i * most + a];
      rest = Math.max(0, rest - weights[i] * (double) (c * c));
      into[a + 1] = rest;
    }
  }
}
