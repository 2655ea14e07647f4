package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.ViewGrid;

/**
 * How the grid of views is turned, for those whose order runs another way than their pictures show.
 * The pictures themselves stay as they are.
 *
 * @param transposed whether rows become columns, which is done first
 * @param rowsReversed whether the last row becomes the first
 * @param columnsReversed whether the last column becomes the first
 */
public record ViewTurn(boolean transposed, boolean rowsReversed, boolean columnsReversed) {
  /** As it lies. */
  public static final ViewTurn NONE = new ViewTurn(false, false, false);

  /** A place of the source's grid. */
  public record Place(int row, int column) {}

  /** The grid after turning. */
  public ViewGrid turned(ViewGrid source) {
    return transposed ? source.transposed() : source;
  }

  /**
   * Where a view of the turned grid lies in the source.
   *
   * @param turned grid after turning
   * @param v row of the view, from 0
   * @param u its column
   */
  public Place place(ViewGrid turned, int v, int u) {
    int row = rowsReversed ? turned.rows() - 1 - v : v;
    int column = columnsReversed ? turned.columns() - 1 - u : u;
    return transposed ? new Place(/* row= */ column, /* column= */ row) : new Place(row, column);
  }
}
