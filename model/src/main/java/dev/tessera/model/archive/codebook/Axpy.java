package dev.tessera.model.archive.codebook;

/**
 * y += f x, in the order of the elements and without fused steps, so that every machine rounds
 * alike.
 */
final class Axpy {
  private Axpy() {}

  /** Adds f times n elements of x, from xAt on, to those of y from yAt on. */
  static void add(float f, float[] x, int xAt, float[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      y[yAt + i] += f * x[xAt + i];
    }
  }
}
