package dev.tessera.model.optimise;

import dev.tessera.model.engine.Breather;
import dev.tessera.model.field.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Arrays as they were at one moment, copied by another thread while their owner goes on writing to
 * their rows. The owner hands a row over before it first writes to it, so that a copy costs it no
 * more than what it writes to meanwhile; it waits for no more than a small piece.
 */
public final class RowCopy {
  private static final int FLOATS_AT_ONCE = 1 << 15;

  private final int columns;
  private final int rows;
  private final Map<String, float[]> live;
  private final Map<String, float[]> whole;
  private final Map<Integer, float[]> before = new HashMap<>();

  /** Fair: the copying thread asks for it again at once, and the owner would wait for all of it. */
  private final Lock lock = new ReentrantLock(true);

  private int copied;
  private boolean taken;

  /**
   * Nothing copied yet.
   *
   * @param columns of every row
   * @param live the owner's arrays, (rows, columns) each
   * @param whole what nobody writes to
   */
  RowCopy(int columns, Map<String, float[]> live, Map<String, float[]> whole) {
    this.columns = columns;
    this.live = live;
    this.whole = whole;
    rows = live.values().stream().mapToInt(values -> values.length / columns).max().orElse(0);
  }

  /**
   * Keeps rows that the owner is about to write to.
   *
   * @return whether it wants to be told of more
   */
  boolean keep(int[] some) {
    lock.lock();
    try {
      for (int row : some) {
        if (row >= copied && row < rows) {
          before.computeIfAbsent(row, this::now);
        }
      }
      return copied < rows;
    } finally {
      lock.unlock();
    }
  }

  private float[] now(int row) {
    float[] values = new float[live.size() * columns];
    int next = 0;
    for (float[] array : live.values()) {
      System.arraycopy(array, row * columns, values, next, columns);
      next += columns;
    }
    return values;
  }

  /**
   * All arrays by name as they were; any thread, once.
   *
   * @throws IllegalStateException the second time
   */
  public Map<String, Numbers> take() {
    if (taken) {
      throw new IllegalStateException("what was copied has been taken already");
    }
    taken = true;
    int each = Math.max(1, Numbers.PIECE / columns);
    List<List<float[]>> copies = new ArrayList<>();
    Breather breather = new Breather();
    for (int first = 0; first < rows; first += each) {
      copies.add(piece(first, Math.min(rows, first + each), breather));
    }
    // From here on nothing is kept any more.
    before.forEach((row, values) -> restore(copies.get(row / each), row % each, values));
    Map<String, Numbers> all = new LinkedHashMap<>();
    int array = 0;
    for (String name : live.keySet()) {
      int at = array++;
      all.put(name, Numbers.of(copies.stream().map(c -> c.get(at)).toArray(float[][]::new)));
    }
    all.putAll(Numbers.each(whole));
    return all;
  }

  /** Rows from the first to the one before the last, of each array. */
  private List<float[]> piece(int first, int last, Breather breather) {
    List<float[]> piece = new ArrayList<>();
    for (int i = 0; i < live.size(); i++) {
      piece.add(new float[(last - first) * columns]);
      breather.rest();
    }
    int most = Math.max(1, FLOATS_AT_ONCE / columns / Math.max(1, live.size()));
    for (int from = first; from < last; from += most) {
      copy(piece, first, from, Math.min(last, from + most));
      breather.rest();
    }
    return piece;
  }

  private void copy(List<float[]> piece, int first, int from, int to) {
    lock.lock();
    try {
      int array = 0;
      for (float[] values : live.values()) {
        System.arraycopy(
            values,
            from * columns,
            piece.get(array++),
            (from - first) * columns,
            (to - from) * columns);
      }
      copied = to;
    } finally {
      lock.unlock();
    }
  }

  private void restore(List<float[]> piece, int row, float[] values) {
    int next = 0;
    for (float[] copy : piece) {
      System.arraycopy(values, next, copy, row * columns, columns);
      next += columns;
    }
  }
}
