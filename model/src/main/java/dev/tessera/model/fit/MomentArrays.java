package dev.tessera.model.fit;

import java.util.Map;

/** Adam's moments among the arrays of a {@link TrainState} or {@link FamilyState}. */
final class MomentArrays {
  private MomentArrays() {}

  /** Step counts become floats, which are exact up to 16 million. */
  static void put(Map<String, float[]> arrays, String name, Adam adam) {
    arrays.put(name + ".mean", adam.means());
    arrays.put(name + ".square", adam.squares());
    int[] steps = adam.steps();
    float[] counts = new float[steps.length];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = steps[i];
    }
    arrays.put(name + ".steps", counts);
  }

  /** The arrays of a state by name and length. */
  @FunctionalInterface
  interface Source {
    float[] array(String name, int length);
  }

  static Adam adam(Source state, String name, int rows, int columns) {
    float[] counts = state.array(name + ".steps", rows);
    int[] steps = new int[rows];
    for (int i = 0; i < rows; i++) {
      steps[i] = (int) counts[i];
    }
    int length = rows * columns;
    return Adam.of(
        columns, state.array(name + ".mean", length), state.array(name + ".square", length), steps);
  }

  /** A copy of the array of a name, which must have a length. */
  static float[] require(Map<String, float[]> arrays, String name, int length) {
    float[] values = arrays.get(name);
    if (values == null || values.length != length) {
      throw new IllegalArgumentException(
          "training goes on with "
              + length
              + " numbers as "
              + name
              + ", found "
              + (values == null ? "none" : values.length));
    }
    return values.clone();
  }
}
