package dev.tessera.model.fit;

/** Consecutive numbers. */
final class Ranges {
  private Ranges() {}

  /** from, from + 1, ... */
  static int[] from(int from, int count) {
    int[] values = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = from + i;
    }
    return values;
  }
}
