package dev.tessera.model.field;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import java.util.List;

/**
 * Whether a device computes what the CPU does: values of a small field, and the gradients of its
 * codes and weights.
 */
public final class FieldCheck {
  private static final FieldSpec SPEC = new FieldSpec(2, 3, 64, 3, 16, 9, 5);
  private static final int TILES = 32;
  private static final int SIDE = 8;
  private static final long SEED = 1;

  private FieldCheck() {}

  /**
   * The largest difference of values, codes' gradients or weights' gradients, each relative to the
   * largest of its kind on the CPU; NaN if anything is no finite number.
   *
   * @param device a scope on the device
   * @param cpu a scope on the CPU
   */
  public static double difference(Scope device, Scope cpu) {
    List<float[]> found = numbers(device);
    List<float[]> expected = numbers(cpu);
    double most = 0;
    for (int kind = 0; kind < expected.size(); kind++) {
      most = Math.max(most, difference(found.get(kind), expected.get(kind)));
    }
    return most;
  }

  /** As above for one kind of numbers. */
  static double difference(float[] found, float[] expected) {
    double largest = 0;
    double apart = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs((double) expected[i]));
      apart = Math.max(apart, Math.abs((double) found[i] - expected[i]));
    }
    double relative = apart / largest;
    return Double.isFinite(relative) ? relative : Double.NaN;
  }

  /** Values (T,S,C), and the gradients of the sum of (y - 0.5)^2: codes (T,D), weights. */
  private static List<float[]> numbers(Scope scope) {
    Field field = Field.of(scope, Initialisation.weights(SPEC, SEED));
    WeightGradient sums = field.gradient(scope);
    float[] codes = Initialisation.codes(TILES, SPEC.latent(), SEED);
    NDArray z = scope.upload(codes, TILES, SPEC.latent());
    NDArray x = scope.upload(points(), SIDE * SIDE, 2);
    try (FieldTape tape = field.forward(z, x)) {
      float[] values = tape.result().toFloatArray();
      NDArray slope = tape.result().sub(0.5f).muli(2);
      float[] codeGradient = tape.backward(slope, sums).toFloatArray();
      return List.of(values, codeGradient, sums.values());
    }
  }

  /** Centres of pixels, (S,2). */
  private static float[] points() {
    float[] points = new float[SIDE * SIDE * 2];
    for (int i = 0; i < SIDE * SIDE; i++) {
      points[2 * i] = (2 * (i / SIDE) + 1f) / SIDE - 1;
      points[2 * i + 1] = (2 * (i % SIDE) + 1f) / SIDE - 1;
    }
    return points;
  }
}
