package dev.tessera.model.optimise;

import java.util.Arrays;

/** Flat numbers by name, from which an optimiser goes on. */
public interface SavedNumbers {
  /**
   * A copy of the array of a name.
   *
   * @throws IllegalArgumentException if there is none, or it has another length
   */
  float[] array(String name, int length);

  /** Whole numbers that were saved as {@link #floats}. */
  static int[] ints(float[] values) {
    int[] whole = new int[values.length];
    Arrays.setAll(whole, i -> (int) values[i]);
    return whole;
  }

  /** Whole numbers as an array of floats, exact up to 16 million. */
  static float[] floats(int[] values) {
    float[] all = new float[values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = values[i];
    }
    return all;
  }
}
