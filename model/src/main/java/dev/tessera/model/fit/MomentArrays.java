package dev.tessera.model.fit;

import java.util.Map;

/** Adam's moments among the arrays of a {@link TrainState}. */
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

  static Adam adam(TrainState state, String name, int rows, int columns) {
    float[] counts = state.array(name + ".steps", rows);
    int[] steps = new int[rows];
    for (int i = 0; i < rows; i++) {
      steps[i] = (int) counts[i];
    }
    int length = rows * columns;
    return Adam.of(
        columns, state.array(name + ".mean", length), state.array(name + ".square", length), steps);
  }
}
