package dev.tessera.app.compare;

import dev.tessera.model.archive.ComparisonColumn;
import dev.tessera.model.archive.ComparisonReport;

/**
 * A line of the table.
 *
 * @param number of its turn, from 0
 * @param entry what there is to tell
 */
record ContestRow(int number, ComparisonReport.Entry entry) {
  /** Where it is: why it failed, or that it waits; empty if its numbers tell. */
  String state() {
    if (entry.failure() != null) {
      return entry.failure();
    }
    return entry.finished() ? "" : entry.course().steps() > 0 ? "running" : "waiting";
  }

  /** By a column, what is not known last in either order. */
  static int compare(ComparisonColumn column, boolean ascending, ContestRow one, ContestRow other) {
    double a = column.of(one.entry());
    double b = column.of(other.entry());
    if (Double.isNaN(a) || Double.isNaN(b)) {
      int unknownLast = Boolean.compare(Double.isNaN(a), Double.isNaN(b));
      return ascending ? unknownLast : -unknownLast;
    }
    return Double.compare(a, b);
  }
}
