package dev.tessera.model.flow;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How the space about each of many points turns on its way: as all do on the whole, the shorter way
 * round, and then by a rotation of its own, the way round that its neighbours go, though it may be
 * the longer one. So what hangs together does not part where a turn is nearly half a circle.
 */
final class Turns {
  private final Rotation whole;
  private final Rotation[] own;

  /**
   * Chooses the ways round.
   *
   * @param ends how each has turned in the end, (N)
   * @param whole how all have, on the whole
   * @param near neighbours of each, (N)
   */
  Turns(Rotation[] ends, Rotation whole, int[][] near) {
    this.whole = whole;
    own = new Rotation[ends.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = ends[i].after(whole.back());
    }
    boolean[] known = new boolean[own.length];
    for (int first = least(known); first >= 0; first = least(known)) {
      spread(first, known, near);
    }
  }

  /** The one that turns least of those that are not known; -1 if there is none. */
  private int least(boolean[] known) {
    int best = -1;
    for (int i = 0; i < own.length; i++) {
      if (!known[i] && (best < 0 || own[i].angle() < own[best].angle())) {
        best = i;
      }
    }
    return best;
  }

  private void spread(int first, boolean[] known, int[][] near) {
    Deque<Integer> waiting = new ArrayDeque<>();
    known[first] = true;
    waiting.add(first);
    while (!waiting.isEmpty()) {
      int i = waiting.remove();
      for (int j : near[i]) {
        if (!known[j]) {
          known[j] = true;
          own[j] = own[j].like(own[i]);
          waiting.add(j);
        }
      }
    }
  }

  /** How the space about a point has turned at a moment, (3,3) row-major. */
  double[] at(int point, double t) {
    return own[point].part(t).after(whole.part(t)).matrix();
  }

  /** How what is between two neighbours has turned at a moment, (3,3) row-major. */
  double[] between(int i, int j, double t) {
    Rotation mean = own[i].mean(own[j]);
    return mean.part(t).after(whole.part(t)).matrix();
  }
}
