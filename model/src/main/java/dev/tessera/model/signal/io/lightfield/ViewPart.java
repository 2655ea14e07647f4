package dev.tessera.model.signal.io.lightfield;

import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.ViewGrid;
import java.util.Optional;

/**
 * Which views of a grid are kept.
 *
 * @param centre how many rows and columns around its middle, no more than there are; empty for as
 *     many as the layout usually has
 * @param every 1 for all of those, n for the first and every n-th after it along both directions
 */
public record ViewPart(Optional<ViewGrid> centre, int every) {
  /** What the layout usually has. */
  public static final ViewPart USUAL = new ViewPart(Optional.empty(), 1);

  /** Refuses a step of nothing. */
  public ViewPart {
    Range.require("every n-th view", every, 1, Integer.MAX_VALUE);
  }

  /** All views of a grid. */
  static ViewPart all(ViewGrid grid) {
    return new ViewPart(Optional.of(grid), 1);
  }

  /**
   * The grid of what is kept.
   *
   * @param turned grid of which it is a part
   * @throws IllegalArgumentException if it has fewer rows or columns than are asked for
   */
  ViewGrid of(ViewGrid turned) {
    ViewGrid kept = centre.orElse(turned);
    if (kept.rows() > turned.rows() || kept.columns() > turned.columns()) {
      throw new IllegalArgumentException(
          "of " + turned + " views at most as many can be kept, found " + kept);
    }
    return new ViewGrid((kept.rows() - 1) / every + 1, (kept.columns() - 1) / every + 1);
  }

  /** The row in the turned grid of a row that is kept. */
  int row(ViewGrid turned, int v) {
    return (turned.rows() - centre.orElse(turned).rows()) / 2 + v * every;
  }

  /** The column in the turned grid of a column that is kept. */
  int column(ViewGrid turned, int u) {
    return (turned.columns() - centre.orElse(turned).columns()) / 2 + u * every;
  }
}
