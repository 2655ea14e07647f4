package dev.tessera.model.light;

import dev.tessera.model.engine.Workers;
import java.util.ArrayList;
import java.util.List;

/**
 * The tiles of a light field: each cell to which known rays come has one for each plane that they
 * lie on.
 */
final class PlaneSearch {
  /** A cell into which fewer rays come has no tile. */
  private static final int FEWEST = 3;

  private final FollowedRays rays;
  private final List<DisparityPlane> planes = new ArrayList<>();
  private boolean followed;
  private int searched;

  /** Nothing searched yet; follows the rays first. */
  PlaneSearch(FollowedRays rays) {
    this.rays = rays;
  }

  /**
   * Follows some more rays, then looks at some more rows of cells.
   *
   * @param fit parts the rays of a cell
   * @param workers among which the rows are shared out
   * @return whether there is more
   */
  boolean step(PlaneFit fit, Workers workers) {
    if (!followed) {
      followed = !rays.step();
      return true;
    }
    int first = searched;
    int count = Math.min(workers.count(), rays.rows() - first);
    List<List<DisparityPlane>> ofRows = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      ofRows.add(new ArrayList<>());
    }
    workers.run(
        count,
        r -> {
          for (int c = 0; c < rays.columns(); c++) {
            add(first + r, c, fit, ofRows.get(r));
          }
        });
    ofRows.forEach(planes::addAll);
    searched += count;
    return searched < rays.rows();
  }

  /** After the last step: the tiles, cell by cell. */
  List<DisparityPlane> planes() {
    return List.copyOf(planes);
  }

  private void add(int r, int c, PlaneFit fit, List<DisparityPlane> to) {
    if (rays.count(r, c) < FEWEST) {
      return;
    }
    DisparityPlane flat = new DisparityPlane(r + rays.firstRow(), c + rays.firstColumn(), 0, 0, 0);
    for (double[] plane : fit.planes(rays.about(r, c, flat))) {
      to.add(new DisparityPlane(flat.row(), flat.column(), plane[0], plane[1], plane[2]));
    }
  }
}
