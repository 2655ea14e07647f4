package dev.tessera.model.archive.codebook;

import java.util.Arrays;

/**
 * What was coded in the tiles around one: their experts, how much along their first directions and
 * how much along the others. Tiles come row by row.
 */
final class Neighbourhood {
  /** Directions that count as first. */
  static final int FIRST = 6;

  /** Classes of how much there is. */
  static final int LEVELS = 8;

  private static final int MOST = 15;
  private static final int[] LEVEL_ENDS = {1, 2, 3, 5, 9, 17, 33};

  private final int columns;
  private final int[] experts;
  private final int[] firsts;
  private final int[] others;
  private final int[][] steps;

  /** The tile above the one to the left. */
  private int cornerFirsts;

  private int cornerOthers;
  private int column;
  private int levelOfFirsts;
  private int levelOfOthers;

  /** Nothing around yet: experts 0, all steps 0. */
  Neighbourhood(int columns, int directions) {
    this.columns = columns;
    experts = new int[columns];
    firsts = new int[columns];
    others = new int[columns];
    steps = new int[columns][directions];
  }

  /** Goes to the first row of another frame: nothing around again. */
  void begin() {
    cornerFirsts = 0;
    cornerOthers = 0;
    Arrays.fill(experts, 0);
    Arrays.fill(firsts, 0);
    Arrays.fill(others, 0);
    for (int[] each : steps) {
      Arrays.fill(each, 0);
    }
  }

  /** The class of a sum of magnitudes. */
  static int level(int sum) {
    int level = 0;
    while (level < LEVEL_ENDS.length && sum >= LEVEL_ENDS[level]) {
      level++;
    }
    return level;
  }

  /** Goes to the tile of a column, to which {@link #add} belongs next. */
  void at(int column) {
    this.column = column;
    if (column == 0) {
      cornerFirsts = firsts[0];
      cornerOthers = others[0];
    }
    levelOfFirsts = level(around(firsts, cornerFirsts));
    levelOfOthers = level(around(others, cornerOthers));
  }

  private int around(int[] sums, int corner) {
    int right = Math.min(column + 1, columns - 1);
    return (3 * sums[left()] + 3 * sums[column] + sums[right] + corner + 2) / 4;
  }

  /** Of the first column it is the tile above, which may be its own from the row before. */
  private int left() {
    return Math.max(0, column - 1);
  }

  /** How much there is around, along directions such as this one. */
  int around(int direction) {
    return direction >= FIRST ? levelOfOthers : levelOfFirsts;
  }

  int levelOfFirsts() {
    return levelOfFirsts;
  }

  int levelOfOthers() {
    return levelOfOthers;
  }

  int expertLeft() {
    return experts[left()];
  }

  int expertAbove() {
    return experts[column];
  }

  /** Steps along a direction to the left and above, each counted up to two. */
  int steps(int direction) {
    int left = column == 0 ? 0 : Math.min(2, Math.abs(steps[column - 1][direction]));
    return left + Math.min(2, Math.abs(steps[column][direction]));
  }

  /** Keeps what was coded in the tile at hand. */
  void add(int expert, int[] coded) {
    cornerFirsts = firsts[column];
    cornerOthers = others[column];
    experts[column] = expert;
    int first = 0;
    int other = 0;
    for (int d = 0; d < coded.length; d++) {
      int magnitude = Math.min(MOST, Math.abs(coded[d]));
      first += d < FIRST ? magnitude : 0;
      other += d < FIRST ? 0 : magnitude;
    }
    firsts[column] = first;
    others[column] = other;
    System.arraycopy(coded, 0, steps[column], 0, coded.length);
  }
}
