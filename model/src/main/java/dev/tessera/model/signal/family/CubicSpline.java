package dev.tessera.model.signal.family;

/** The natural cubic spline through points (t,v): two derivatives are continuous. */
final class CubicSpline {
  private final double[] places;
  private final double[] values;
  private final double[] bends;

  /**
   * Through the points given.
   *
   * @param places t, ascending
   * @param values v at each
   */
  CubicSpline(double[] places, double[] values) {
    this.places = places.clone();
    this.values = values.clone();
    bends = bends();
  }

  /** Second derivatives, 0 at both ends, by elimination in the tridiagonal system. */
  private double[] bends() {
    int n = places.length;
    double[] bend = new double[n];
    double[] upper = new double[n];
    for (int i = 1; i < n - 1; i++) {
      double before = places[i] - places[i - 1];
      double after = places[i + 1] - places[i];
      double jump = (values[i + 1] - values[i]) / after - (values[i] - values[i - 1]) / before;
      double pivot = 2 * (before + after) - before * upper[i - 1];
      upper[i] = after / pivot;
      bend[i] = (6 * jump - before * bend[i - 1]) / pivot;
    }
    for (int i = n - 2; i > 0; i--) {
      bend[i] -= upper[i] * bend[i + 1];
    }
    return bend;
  }

  /** The value at t within the points. */
  double at(double t) {
    int i = 1;
    while (i < places.length - 1 && t > places[i]) {
      i++;
    }
    double side = places[i] - places[i - 1];
    double a = (places[i] - t) / side;
    double b = 1 - a;
    return a * values[i - 1]
        + b * values[i]
        + ((a * a * a - a) * bends[i - 1] + (b * b * b - b) * bends[i]) * side * side / 6;
  }
}
