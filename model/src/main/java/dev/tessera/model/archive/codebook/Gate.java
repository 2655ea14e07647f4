package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.Tensor;
import dev.tessera.model.archive.coding.BitPort;
import java.util.Arrays;

/**
 * How likely each expert is, by the pixels around a tile: softmax(W2 relu(W1 n + w1) + w2), given
 * out as the odds of the binary decisions that choose one, from the highest bit of its number down.
 */
final class Gate {
  private final int inputs;
  private final float[] first;
  private final float[] second;
  private final float[] hidden;
  private final float[] logits;

  /** The weight of all experts below each node of the tree of decisions; node 1 is the root. */
  private final float[] below;

  /**
   * Takes weights.
   *
   * @param first W1 transposed, with w1 as its last row, (inputs+1,G)
   * @param second W2 transposed, with w2 as its last row, (G+1,K)
   * @param bits decisions that choose one of K
   */
  Gate(Tensor first, Tensor second, int bits) {
    inputs = first.shape().get(0) - 1;
    this.first = first.toArray();
    this.second = second.toArray();
    hidden = new float[first.shape().get(1)];
    logits = new float[second.shape().get(1)];
    below = new float[2 << bits];
  }

  /** Looks at a context less its mean. */
  void look(float[] relative) {
    int g = hidden.length;
    System.arraycopy(first, inputs * g, hidden, 0, g);
    for (int j = 0; j < inputs; j++) {
      Axpy.add(relative[j], first, j * g, hidden, 0, g);
    }
    int k = logits.length;
    System.arraycopy(second, g * k, logits, 0, k);
    for (int i = 0; i < g; i++) {
      if (hidden[i] > 0) {
        Axpy.add(hidden[i], second, i * k, logits, 0, k);
      }
    }
    spread();
  }

  private void spread() {
    float most = logits[0];
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    int leaves = below.length / 2;
    Arrays.fill(below, leaves, below.length, 0);
    for (int i = 0; i < logits.length; i++) {
      below[leaves + i] = (float) StrictMath.exp(Math.max(-30, logits[i] - most));
    }
    for (int node = leaves - 1; node > 0; node--) {
      below[node] = below[2 * node] + below[2 * node + 1];
    }
  }

  /** How likely the decision at a node is a 1, in parts of {@link BitPort#ONE}. */
  int one(int node) {
    float all = below[node];
    float part = all > 0 ? below[2 * node + 1] / all : 0.5f;
    return Math.max(1, Math.min(BitPort.ONE - 1, (int) (part * BitPort.ONE)));
  }
}
