package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape;

/**
 * A cubic spline over the points of a tile, mirrored at its borders as its cosines are. One thread
 * at a time.
 */
final class Spline {
  private static final int CHANNELS = ShearedShape.CHANNELS;
  private static final int TAPS = 4;

  private final int side;
  private final int[] rows = new int[TAPS];
  private final int[] columns = new int[TAPS];
  private final float[] down = new float[TAPS];
  private final float[] right = new float[TAPS];

  /** Of side x side points. */
  Spline(int side) {
    this.side = side;
  }

  /** Goes to a place, (0,0) at the first point. */
  void at(double y, double x) {
    place(y, rows, down, side);
    place(x, columns, right, 1);
  }

  private void place(double at, int[] places, float[] weights, int stride) {
    int below = (int) Math.floor(at);
    float t = (float) (at - below);
    float s = 1 - t;
    weights[0] = s * s * s / 6;
    weights[1] = (4 - 6 * t * t + 3 * t * t * t) / 6;
    weights[2] = (4 - 6 * s * s + 3 * s * s * s) / 6;
    weights[3] = t * t * t / 6;
    for (int i = 0; i < TAPS; i++) {
      int point = below - 1 + i;
      int mirrored = point < 0 ? -1 - point : point >= side ? 2 * side - 1 - point : point;
      places[i] = mirrored * stride;
    }
  }

  /** The value there of coefficients (side,side,4) from {@code base} on. */
  void value(float[] coefficients, int base, float[] to) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    for (int j = 0; j < TAPS; j++) {
      for (int i = 0; i < TAPS; i++) {
        float weight = down[j] * right[i];
        int from = base + (rows[j] + columns[i]) * CHANNELS;
        a += weight * coefficients[from];
        b += weight * coefficients[from + 1];
        c += weight * coefficients[from + 2];
        d += weight * coefficients[from + 3];
      }
    }
    to[0] = a;
    to[1] = b;
    to[2] = c;
    to[3] = d;
  }

  /** Adds a value to the points about the place, each as much as it counts there. */
  void spread(float[] value, float[] sums) {
    for (int j = 0; j < TAPS; j++) {
      for (int i = 0; i < TAPS; i++) {
        float weight = down[j] * right[i];
        int to = (rows[j] + columns[i]) * CHANNELS;
        for (int c = 0; c < CHANNELS; c++) {
          sums[to + c] += weight * value[c];
        }
      }
    }
  }
}
