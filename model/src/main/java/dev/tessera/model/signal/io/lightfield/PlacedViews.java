package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.ViewGrid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Views by the numbers of their rows and columns, which need not begin with 0 but are evenly
 * spaced. Every place of the grid has exactly one.
 *
 * @param rows numbers, ascending
 * @param columns numbers, ascending
 * @param names by row and column
 */
record PlacedViews(List<Long> rows, List<Long> columns, Map<Place, String> names) {
  private static final int MOST = 1000;

  /**
   * A place by its numbers.
   *
   * @param row as a name has it
   * @param column likewise
   */
  record Place(long row, long column) {}

  /** A file and its place. */
  record Placed(String name, Place place) {}

  /**
   * Puts views in their places.
   *
   * @throws BadLightFieldException if two have the same, or one has none
   */
  static PlacedViews of(List<Placed> views) throws BadLightFieldException {
    TreeSet<Long> rows = new TreeSet<>();
    TreeSet<Long> columns = new TreeSet<>();
    Map<Place, String> names = new HashMap<>();
    for (Placed view : views) {
      Place place = view.place();
      rows.add(place.row());
      columns.add(place.column());
      String before = names.put(place, view.name());
      if (before != null) {
        throw new BadLightFieldException(
            "one view for each row and column", "two, " + before + " and " + view.name());
      }
    }
    if (Math.max(rows.size(), columns.size()) > MOST) {
      throw new BadLightFieldException(
          "at most " + MOST + " rows and columns of views",
          rows.size() + " and " + columns.size() + " different numbers in their names");
    }
    requireEven("row", rows);
    requireEven("column", columns);
    PlacedViews placed = new PlacedViews(List.copyOf(rows), List.copyOf(columns), names);
    placed.requireAll();
    return placed;
  }

  private static void requireEven(String what, TreeSet<Long> numbers)
      throws BadLightFieldException {
    long step = Long.MAX_VALUE;
    long before = numbers.first();
    for (long number : numbers.tailSet(before, false)) {
      step = Math.min(step, number - before);
      before = number;
    }
    for (long number : numbers) {
      if (number < numbers.last() && !numbers.contains(number + step)) {
        throw new BadLightFieldException(
            "views of every " + what + " from " + numbers.first() + " to " + numbers.last(),
            "none of " + what + " " + (number + step));
      }
    }
  }

  private void requireAll() throws BadLightFieldException {
    List<Place> missing = new ArrayList<>();
    for (long row : rows) {
      for (long column : columns) {
        Place place = new Place(row, column);
        if (!names.containsKey(place)) {
          missing.add(place);
        }
      }
    }
    if (!missing.isEmpty()) {
      String more = missing.size() == 1 ? "" : " and " + (missing.size() - 1) + " more";
      throw new BadLightFieldException(
          "a view for each of " + grid() + " rows and columns",
          "none for row " + missing.get(0).row() + " and column " + missing.get(0).column() + more);
    }
  }

  ViewGrid grid() {
    return new ViewGrid(rows.size(), columns.size());
  }

  /** The names of the files, row by row. */
  List<String> rowByRow() {
    List<String> ordered = new ArrayList<>();
    for (long row : rows) {
      for (long column : columns) {
        ordered.add(names.get(new Place(row, column)));
      }
    }
    return ordered;
  }
}
