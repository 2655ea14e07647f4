package dev.tessera.app.curves;

import java.util.Arrays;

/** Points of a line from left to right; immutable once handed out. */
final class Polyline {
  private double[] x = new double[256];
  private double[] y = new double[256];
  private int length;

  int length() {
    return length;
  }

  double x(int index) {
    return x[index];
  }

  double y(int index) {
    return y[index];
  }

  void add(double pointX, double pointY) {
    if (length == x.length) {
      x = Arrays.copyOf(x, 2 * length);
      y = Arrays.copyOf(y, 2 * length);
    }
    x[length] = pointX;
    y[length] = pointY;
    length++;
  }
}
