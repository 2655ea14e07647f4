package dev.tessera.model.signal.io.mesh;

import java.io.IOException;
import java.util.Arrays;

/** Faces that come before their vertices, kept until those are there. */
final class DeferredFaces {
  /** For each face: where it stands, how many corners, the corners. */
  private int[] numbers = new int[256];

  private int used;

  /** Takes a face with the number that tells where it stands. */
  @FunctionalInterface
  interface Faces {
    void add(int number, int[] polygon, int n) throws IOException;
  }

  /**
   * Keeps a face.
   *
   * @param number tells where it stands, such as its line
   * @param polygon its vertices; copied
   */
  void keep(long number, int[] polygon, int n) {
    long needed = used + 2L + n;
    if (needed > numbers.length) {
      numbers = Arrays.copyOf(numbers, MeshBuilder.grown(numbers.length, needed));
    }
    numbers[used] = (int) number;
    numbers[used + 1] = n;
    System.arraycopy(polygon, 0, numbers, used + 2, n);
    used += 2 + n;
  }

  /** Gives all faces in the order in which they came. */
  void forEach(Faces faces) throws IOException {
    for (int at = 0; at < used; at += 2 + numbers[at + 1]) {
      int n = numbers[at + 1];
      faces.add(numbers[at], Arrays.copyOfRange(numbers, at + 2, at + 2 + n), n);
    }
  }
}
