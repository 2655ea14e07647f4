package dev.tessera.app.light;

import dev.tessera.model.signal.io.lightfield.Quilt;

/** How views are laid out for a display. */
enum QuiltLayout {
  /** As portrait displays take them. */
  PORTRAIT(8, 6),
  /** As wide displays take them. */
  WIDE(5, 9),
  /** As large displays take them. */
  LARGE(11, 6),
  /** Few views. */
  FEW(4, 8);

  private final int columns;
  private final int rows;

  QuiltLayout(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** For people, columns first. */
  String label() {
    return columns + " \u00d7 " + rows;
  }

  int columns() {
    return columns;
  }

  int rows() {
    return rows;
  }

  Quilt quilt() {
    return new Quilt(columns, rows);
  }
}
