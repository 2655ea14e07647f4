package dev.tessera.model.optimise;

import java.util.Arrays;

/** Flat numbers by name, from which an optimiser goes on. */
public interface SavedNumbers {
  /** Floats of 24 bits that hold the 53 of a double. */
  int PARTS = 3;

  /**
   * A copy of the array of a name.
   *
   * @throws IllegalArgumentException if there is none, or it has another length
   */
  float[] array(String name, int length);

  /** A copy of the array of a name, whatever its length; empty if there is none. */
  float[] array(String name);

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

  /** Numbers that were saved as {@link #floats(double[])}. */
  static double[] doubles(float[] values) {
    double[] all = new double[values.length / PARTS];
    Arrays.setAll(
        all, i -> (double) values[PARTS * i] + values[PARTS * i + 1] + values[PARTS * i + 2]);
    return all;
  }

  /** Each number as the sum of three floats, exactly, unless it is tiny. */
  static float[] floats(double[] values) {
    float[] all = new float[PARTS * values.length];
    for (int i = 0; i < values.length; i++) {
      double rest = values[i];
      for (int part = 0; part < PARTS; part++) {
        all[PARTS * i + part] = (float) rest;
        rest -= all[PARTS * i + part];
      }
    }
    return all;
  }
}
