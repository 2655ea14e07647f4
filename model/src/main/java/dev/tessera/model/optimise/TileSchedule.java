package dev.tessera.model.optimise;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Map;

/**
 * Which tiles are worked on next, when networks stay as they are and tiles are independent: those
 * that promise most. A tile's promise is what its last visit gained; after a first sweep over all,
 * each sweep visits the fewest tiles that hold most of the promise. A tile leaves when it reached
 * the target or gains no more, and is never visited again; when those that are left promise nothing
 * that could be seen, all are done (compare MINER, Saragadam et al. 2022, which drops converged
 * blocks).
 */
public final class TileSchedule {
  /** How tiles are chosen. */
  public enum Order {
    /** The most promising first, converged tiles left out. */
    PROMISE,
    /** All tiles in turn, for comparison. */
    TURN
  }

  /** Gain of a visit relative to the tile's error below which a tile has converged. */
  private static final double LEAST_GAIN = 2e-3;

  private static final int MOST_FAILURES = 3;

  /** Promise of all tiles relative to their error that is not worth a sweep: 0.02 dB. */
  private static final double LEAST_PROMISE = 5e-3;

  /** Part of all promise that a sweep goes for; the rest waits until it is worth a visit. */
  private static final double SHARE = 0.8;

  private final Order order;
  private final double target;
  private final float[] error;
  private final float[] promise;
  private final int[] failures;
  private final BitSet active;
  private boolean first = true;
  private int[] sweep = {};
  private int visited;

  /** Tiles handed out that were not reported yet. */
  private int open;

  /**
   * All tiles active.
   *
   * @param error squared error of each tile, summed over its samples; handed over
   * @param target error at which a tile is good enough, 0 for never
   */
  public TileSchedule(float[] error, double target, Order order) {
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

  /**
   * As it was when {@link #save} was called.
   *
   * @param error of each tile, handed over
   */
  public static TileSchedule restored(
      float[] error, double target, Order order, SavedNumbers state) {
    TileSchedule schedule = new TileSchedule(error, target, order);
    int tiles = error.length;
    System.arraycopy(state.array("schedule.promise", tiles), 0, schedule.promise, 0, tiles);
    int[] failed = SavedNumbers.ints(state.array("schedule.failures", tiles));
    for (int t = 0; t < tiles; t++) {
      schedule.failures[t] = failed[t];
      schedule.active.set(t, error[t] > target && schedule.failures[t] < MOST_FAILURES);
    }
    schedule.sweep = SavedNumbers.ints(state.array("schedule.sweep"));
    schedule.first = state.array("schedule.first", 1)[0] > 0;
    schedule.settle();
    return schedule;
  }

  /** Writes a copy of everything but the errors. */
  public void save(Map<String, float[]> arrays) {
    arrays.put("schedule.promise", promise.clone());
    arrays.put("schedule.failures", SavedNumbers.floats(failures));
    int[] left = Arrays.copyOfRange(sweep, visited, sweep.length);
    arrays.put("schedule.sweep", SavedNumbers.floats(left));
    arrays.put("schedule.first", new float[] {first ? 1 : 0});
  }

  /** Whether no tile is active. */
  public boolean done() {
    return active.isEmpty();
  }

  /** Whether a tile may still be visited. */
  public boolean active(int tile) {
    return active.get(tile);
  }

  /** A copy of which tiles are still active. */
  public BitSet active() {
    return (BitSet) active.clone();
  }

  /** Tiles of the next batch, ascending; at least one unless done. */
  public int[] next(int most) {
    if (visited == sweep.length) {
      sweep = plan();
      visited = 0;
    }
    int count = Math.min(most, sweep.length - visited);
    int[] batch = Arrays.copyOfRange(sweep, visited, visited + count);
    visited += count;
    open = count;
    Arrays.sort(batch);
    return batch;
  }

  private int[] plan() {
    Integer[] tiles = active.stream().boxed().toArray(Integer[]::new);
    int count = tiles.length;
    if (order == Order.PROMISE) {
      Arrays.sort(tiles, Comparator.comparingDouble((Integer t) -> -promise[t]));
      count = first ? tiles.length : holding(tiles);
      first = false;
    }
    return Arrays.stream(tiles, 0, count).mapToInt(Integer::intValue).toArray();
  }

  /** How many of the tiles, most promising first, hold the share of all promise. */
  private int holding(Integer[] tiles) {
    double total = 0;
    for (int tile : tiles) {
      total += promise[tile];
    }
    double held = 0;
    int count = 0;
    while (count < tiles.length && held < SHARE * total) {
      held += promise[tiles[count++]];
    }
    return Math.max(1, count);
  }

  /** Notes the error of a tile after a visit. */
  public void report(int tile, float errorNow) {
    float gain = error[tile] - errorNow;
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
    open--;
    settle();
  }

  /** After a sweep, lets all tiles go if together they promise nothing that could be seen. */
  private void settle() {
    if (first || open > 0 || visited < sweep.length || order == Order.TURN) {
      return;
    }
    double promised = active.stream().mapToDouble(t -> promise[t]).sum();
    double all = 0;
    for (float each : error) {
      all += each;
    }
    if (promised < LEAST_PROMISE * all) {
      active.clear();
    }
  }
}
