package dev.tessera.app.session;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;

/**
 * The cells in which the quality of a view of a light field is told: its tiles lie across all
 * views, each at another place in each.
 */
public final class ViewCells {
  /** As a running fit tells of its cells. */
  private static final int SIDE = 8;

  private ViewCells() {}

  /** Cells of a view, (height, width). */
  public static GridTiling of(GridSignal light) {
    return GridTiling.of(
        new int[] {light.height(), light.width()}, new int[] {SIDE, SIDE}, new int[] {0, 0});
  }
}
