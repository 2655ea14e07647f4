package dev.tessera.app.session;

import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.lightfield.LightFieldChoice;

/**
 * What is known of a light field that is open, beside its samples. Its views are numbered row by
 * row.
 *
 * @param choice what of the file was read
 * @param grid of the views that were read
 */
public record OpenLightField(LightFieldChoice choice, ViewGrid grid) {
  /** As a project keeps it, with what each view is like. */
  public SavedSignal.LightField saved(SavedSignal.Picture view) {
    return new SavedSignal.LightField(choice, grid, view);
  }

  /** The number of the view from which one begins to look around. */
  public int middle() {
    return number((grid.rows() - 1) / 2, (grid.columns() - 1) / 2);
  }

  /**
   * The number of a view.
   *
   * @param v its row
   * @param u its column
   */
  public int number(int v, int u) {
    return v * grid.columns() + u;
  }

  /** The row v of a view. */
  public int row(int number) {
    return number / grid.columns();
  }

  /** The column u of a view. */
  public int column(int number) {
    return number % grid.columns();
  }
}
