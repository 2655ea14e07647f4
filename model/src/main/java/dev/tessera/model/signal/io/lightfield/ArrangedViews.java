package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.ViewGrid;
import java.util.List;
import java.util.Optional;

/**
 * Which file holds which view.
 *
 * @param layout by which that is known
 * @param grid of the views
 * @param order how certain it is
 * @param names of the files, row by row
 * @param notes what a person should know; lower case, no full stop
 */
record ArrangedViews(
    LightFieldLayout layout,
    ViewGrid grid,
    ViewOrder order,
    List<String> names,
    List<String> notes) {
  /** Copies the lists. */
  ArrangedViews {
    names = List.copyOf(names);
    notes = List.copyOf(notes);
  }

  String name(int row, int column) {
    return names.get(row * grid.columns() + column);
  }

  /**
   * Refuses another grid than the one that was asked for.
   *
   * @param given empty if none was
   */
  void requireGrid(Optional<ViewGrid> given) throws BadLightFieldException {
    if (given.isPresent() && !given.get().equals(grid)) {
      throw new BadLightFieldException(
          given.get() + " views, as asked for", grid + " by what their files tell");
    }
  }

  ArrangedViews noted(List<String> more) {
    return new ArrangedViews(layout, grid, order, names, more);
  }
}
