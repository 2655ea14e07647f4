package dev.tessera.model.signal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many views a light field has.
 *
 * @param rows of cameras from top to bottom, V, at least 1
 * @param columns of cameras from left to right, U, at least 1
 */
public record ViewGrid(int rows, int columns) {
  /** Far more than any camera has. */
  private static final int MOST = 1000;

  private static final Pattern TEXT = Pattern.compile("(\\d{1,4})[x×](\\d{1,4})");

  /** Rejects an empty one. */
  public ViewGrid {
    Range.require("rows of views", rows, 1, MOST);
    Range.require("columns of views", columns, 1, MOST);
  }

  /** The grid that a text such as "9x9" names; empty if it is none. */
  public static Optional<ViewGrid> parse(String text) {
    Matcher sides = TEXT.matcher(text);
    if (!sides.matches()) {
      return Optional.empty();
    }
    int rows = Integer.parseInt(sides.group(1));
    int columns = Integer.parseInt(sides.group(2));
    boolean possible = Math.min(rows, columns) >= 1 && Math.max(rows, columns) <= MOST;
    return possible ? Optional.of(new ViewGrid(rows, columns)) : Optional.empty();
  }

  /** Number of views. */
  public int count() {
    return rows * columns;
  }

  /** The same with rows and columns exchanged. */
  public ViewGrid transposed() {
    return new ViewGrid(/* rows= */ columns, /* columns= */ rows);
  }

  /** Rows and columns for a sentence: "9 x 9". */
  @Override
  public String toString() {
    return rows + " x " + columns;
  }
}
