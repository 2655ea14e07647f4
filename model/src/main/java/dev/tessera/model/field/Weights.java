package dev.tessera.model.field;

/**
 * All weights of a modulated field on the heap, flat in the order of {@link WeightLayout};
 * immutable, the array given is handed over.
 */
public final class Weights {
  private final FieldSpec spec;
  private final float[] values;

  private Weights(FieldSpec spec, float[] values) {
    this.spec = spec;
    this.values = values;
  }

  /**
   * Wraps values without copying.
   *
   * @throws IllegalArgumentException if the length is not that of the spec's layout
   */
  public static Weights of(FieldSpec spec, float[] values) {
    int expected = WeightLayout.of(spec).length();
    if (values.length != expected) {
      throw new IllegalArgumentException(
          spec + " wants " + expected + " weights, found " + values.length);
    }
    return new Weights(spec, values);
  }

  /** The hyper-parameters these weights belong to. */
  public FieldSpec spec() {
    return spec;
  }

  /** Number of weights. */
  public int length() {
    return values.length;
  }

  /** One weight by its position in the layout. */
  public float get(int index) {
    return values[index];
  }

  /** A copy of all weights, in the order of the layout. */
  public float[] toArray() {
    return values.clone();
  }
}
