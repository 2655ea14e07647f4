package dev.tessera.app.load;

import dev.tessera.app.session.PixelImage;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.io.lightfield.ViewTurn;
import java.util.List;

/**
 * Small pictures of the views of a light field as they lie in its file.
 *
 * @param grid of the pictures
 * @param every 1 if all views are shown, n for every n-th row and column
 * @param pictures row by row
 */
record ViewPreview(ViewGrid grid, int every, List<PixelImage> pictures) {
  /** Copies the list. */
  ViewPreview {
    pictures = List.copyOf(pictures);
  }

  /** The picture at a place of the grid once that is turned. */
  PixelImage at(ViewTurn turn, int v, int u) {
    ViewTurn.Place place = turn.place(turn.turned(grid), v, u);
    return pictures.get(place.row() * grid.columns() + place.column());
  }
}
