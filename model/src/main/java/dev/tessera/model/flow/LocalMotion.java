package dev.tessera.model.flow;

/**
 * How the space about each of many points turns and grows as they move: as the ways to its
 * neighbours do, on average over the neighbours' own neighbours, so that one that is matched badly
 * does not stand out.
 */
final class LocalMotion {
  private static final int ROUNDS = 4;

  /** Space grows or shrinks by no more. */
  private static final double MOST = 2;

  private final int[][] near;
  private Rotation[] turns;
  private double[] scales;

  /**
   * Looks at all.
   *
   * @param from where points are, (N,3)
   * @param to where they go, (N,3)
   * @param near neighbours of each, (N)
   */
  LocalMotion(double[] from, double[] to, int[][] near) {
    this.near = near;
    turns = new Rotation[near.length];
    scales = new double[near.length];
    for (int i = 0; i < near.length; i++) {
      look(i, from, to);
    }
    for (int round = 0; round < ROUNDS; round++) {
      smooth();
    }
  }

  private void look(int i, double[] from, double[] to) {
    double[] m = new double[9];
    double before = 1e-12;
    double after = 1e-12;
    for (int j : near[i]) {
      double own = SurfaceGraph.square(from, i, from, j) + 1e-6;
      before += 1;
      after += SurfaceGraph.square(to, i, to, j) / own;
      for (int k = 0; k < 9; k++) {
        double p = from[3 * j + k % 3] - from[3 * i + k % 3];
        double q = to[3 * j + k / 3] - to[3 * i + k / 3];
        m[k] += p * q / own;
      }
    }
    turns[i] = Rotation.nearest(m);
    scales[i] = Math.max(1 / MOST, Math.min(MOST, Math.sqrt(after / before)));
  }

  private void smooth() {
    Rotation[] smoother = new Rotation[near.length];
    double[] even = new double[near.length];
    for (int i = 0; i < near.length; i++) {
      smoother[i] = turns[i].mean(near[i], turns);
      even[i] = scales[i];
      for (int j : near[i]) {
        even[i] += scales[j];
      }
      even[i] /= near[i].length + 1;
    }
    turns = smoother;
    scales = even;
  }

  /** How each turns. */
  Rotation[] turns() {
    return turns.clone();
  }

  /** By how much each grows. */
  double[] scales() {
    return scales.clone();
  }
}
