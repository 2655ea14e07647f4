package dev.tessera.model.fit;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;

/**
 * Which tiles are worked on next, when networks stay as they are and tiles are independent: those
 * that promise most. A tile's promise is what its last visit gained; in each sweep the more
 * promising half of the active tiles is visited. A tile leaves when it reached the target or gains
 * no more, and is never visited again (compare MINER, Saragadam et al. 2022, which drops converged
 * blocks).
 */
final class TileSchedule {
  /** How tiles are chosen. */
  enum Order {
    /** The more promising half first, converged tiles left out. */
    PROMISE,
    /** All tiles in turn, for comparison. */
    TURN
  }

  /** Gain of a visit relative to the tile's error below which a tile has converged. */
  private static final double LEAST_GAIN = 2e-3;

  private static final int MOST_FAILURES = 3;

  private final Order order;
  private final double target;
  private final double[] error;
  private final double[] promise;
  private final int[] failures;
  private final BitSet active;
  private int[] sweep = {};
  private int visited;

  /**
   * All tiles active.
   *
   * @param error squared error of each tile, summed over its samples; handed over
   * @param target error at which a tile is good enough, 0 for never
   */
  TileSchedule(double[] error, double target, Order order) {
    this.error = error;
    this.target = target;
    this.order = order;
    promise = error.clone();
    failures = new int[error.length];
    active = new BitSet(error.length);
    for (int t = 0; t < error.length; t++) {
      active.set(t, error[t] > target);
    }
  }

  /** Whether no tile is active. */
  boolean done() {
    return active.isEmpty();
  }

  /** Whether a tile may still be visited. */
  boolean active(int tile) {
    return active.get(tile);
  }

  /** A copy of which tiles are still active. */
  BitSet active() {
    return (BitSet) active.clone();
  }

  /** Tiles of the next batch, ascending; at least one unless done. */
  int[] next(int most) {
    if (visited == sweep.length) {
      sweep = plan();
      visited = 0;
    }
    int count = Math.min(most, sweep.length - visited);
    int[] batch = Arrays.copyOfRange(sweep, visited, visited + count);
    visited += count;
    Arrays.sort(batch);
    return batch;
  }

  private int[] plan() {
    Integer[] tiles = active.stream().boxed().toArray(Integer[]::new);
    int count = tiles.length;
    if (order == Order.PROMISE) {
      Arrays.sort(tiles, Comparator.comparingDouble((Integer t) -> -promise[t]));
      count = (count + 1) / 2;
    }
    int[] planned = new int[count];
    for (int i = 0; i < count; i++) {
      planned[i] = tiles[i];
    }
    return planned;
  }

  /** Notes the error of a tile after a visit. */
  void report(int tile, double errorNow) {
    double gain = error[tile] - errorNow;
    error[tile] = errorNow;
    if (order == Order.TURN) {
      return;
    }
    boolean failed = gain < LEAST_GAIN * errorNow;
    failures[tile] = failed ? failures[tile] + 1 : 0;
    promise[tile] = failed ? promise[tile] / 4 : gain;
    if (errorNow <= target || failures[tile] >= MOST_FAILURES) {
      active.clear(tile);
    }
  }
}
