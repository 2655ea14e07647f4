package dev.tessera.model.signal;

import java.util.Locale;

/** Which views of a light field a fit may look at; the others are there to be compared with. */
public enum GivenViews {
  /** Every one. */
  ALL,
  /** Those of even rows and even columns, counted from 0. */
  EVEN;

  /** Whether a view is given, by its row v and its column u. */
  public boolean contains(int v, int u) {
    return this == ALL || (v % 2 == 0 && u % 2 == 0);
  }

  /** How many of a grid are given. */
  public int count(ViewGrid grid) {
    return this == ALL ? grid.count() : ((grid.rows() + 1) / 2) * ((grid.columns() + 1) / 2);
  }

  /** The word for people and files: "all" or "even". */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
