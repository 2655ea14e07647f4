package dev.tessera.model.light;

import dev.tessera.model.engine.Workers;
import dev.tessera.model.field.ShearedShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tiles of a light field: every known ray is followed to the middle view by its disparity, and
 * each cell that rays come to has a tile for each plane they lie on. Cells lie beyond the middle
 * view, too, where others see past its border.
 */
final class PlaneSearch {
  /** Rays that are followed at most; of more, every so many-th. */
  private static final long RAYS = 6_000_000;

  /** A cell into which fewer rays come has no tile. */
  private static final int FEWEST = 3;

  private final ShearedShape shape;
  private final float[] y;
  private final float[] x;
  private final float[] disparity;
  private final int firstRow;
  private final int firstColumn;
  private final int columns;

  /** Where the rays of each cell begin in {@code order}. */
  private final int[] starts;

  private final int[] order;

  private final List<DisparityPlane> planes = new ArrayList<>();
  private int searched;

  /**
   * Follows the rays.
   *
   * @param found of all known views
   */
  PlaneSearch(ShearedShape shape, KnownViews views, Disparities found) {
    this.shape = shape;
    int height = shape.view().height();
    int width = shape.view().width();
    long all = (long) views.known().count() * height * width;
    int every = (int) ((all + RAYS - 1) / RAYS);
    int count = (int) ((all + every - 1) / every);
    y = new float[count];
    x = new float[count];
    disparity = new float[count];
    for (int i = 0; i < count; i++) {
      long ray = (long) i * every;
      int view = (int) (ray / ((long) height * width));
      int pixel = (int) (ray % ((long) height * width));
      int row = pixel / width;
      int column = pixel % width;
      disparity[i] = found.at(view, row, column);
      y[i] = (float) (row + disparity[i] * views.down(view));
      x[i] = (float) (column + disparity[i] * views.right(view));
    }
    int[] rows = range(y);
    int[] across = range(x);
    firstRow = rows[0];
    firstColumn = across[0];
    columns = across[1] - firstColumn + 1;
    starts = new int[(rows[1] - firstRow + 1) * columns + 1];
    for (int i = 0; i < count; i++) {
      starts[cellOf(i) + 1]++;
    }
    for (int c = 1; c < starts.length; c++) {
      starts[c] += starts[c - 1];
    }
    int[] next = starts.clone();
    order = new int[count];
    for (int i = 0; i < count; i++) {
      order[next[cellOf(i)]++] = i;
    }
  }

  private int[] range(float[] along) {
    float least = Float.POSITIVE_INFINITY;
    float most = Float.NEGATIVE_INFINITY;
    for (float value : along) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    return new int[] {cell(least), cell(most)};
  }

  /** Pixel p lies in cell floor((p + 0.5) / side). */
  private int cell(float along) {
    return (int) Math.floor((along + 0.5) / shape.cell());
  }

  private int cellOf(int ray) {
    return (cell(y[ray]) - firstRow) * columns + cell(x[ray]) - firstColumn;
  }

  /**
   * Looks at some more rows of cells.
   *
   * @param fit parts the rays of a cell
   * @param workers among which the rows are shared out
   * @return whether there is more
   */
  boolean step(PlaneFit fit, Workers workers) {
    int rows = (starts.length - 1) / columns;
    int first = searched;
    int count = Math.min(workers.count(), rows - first);
    List<List<DisparityPlane>> ofRows = new ArrayList<>();
    for (int r = 0; r < count; r++) {
      ofRows.add(new ArrayList<>());
    }
    workers.run(
        count,
        r -> {
          for (int c = 0; c < columns; c++) {
            add(first + r, c, fit, ofRows.get(r));
          }
        });
    ofRows.forEach(planes::addAll);
    searched += count;
    return searched < rows;
  }

  /** After the last step: the tiles, cell by cell. */
  List<DisparityPlane> planes() {
    return List.copyOf(planes);
  }

  private void add(int r, int c, PlaneFit fit, List<DisparityPlane> to) {
    int cell = r * columns + c;
    if (starts[cell + 1] - starts[cell] < FEWEST) {
      return;
    }
    int row = r + firstRow;
    int column = c + firstColumn;
    double middleY = new DisparityPlane(row, column, 0, 0, 0).middleY(shape);
    double middleX = new DisparityPlane(row, column, 0, 0, 0).middleX(shape);
    double reach = shape.side() / 2.0;
    int[] about = new int[0];
    int count = 0;
    for (int k = 0; k < 9; k++) {
      int otherRow = r + k / 3 - 1;
      int otherColumn = c + k % 3 - 1;
      if (otherColumn < 0
          || otherColumn >= columns
          || otherRow < 0
          || otherRow * columns + otherColumn >= starts.length - 1) {
        continue;
      }
      int other = otherRow * columns + otherColumn;
      about = Arrays.copyOf(about, count + starts[other + 1] - starts[other]);
      for (int i = starts[other]; i < starts[other + 1]; i++) {
        int ray = order[i];
        if (Math.abs(y[ray] - middleY) <= reach && Math.abs(x[ray] - middleX) <= reach) {
          about[count++] = ray;
        }
      }
    }
    double[] dy = new double[count];
    double[] dx = new double[count];
    double[] seen = new double[count];
    for (int i = 0; i < count; i++) {
      dy[i] = y[about[i]] - middleY;
      dx[i] = x[about[i]] - middleX;
      seen[i] = disparity[about[i]];
    }
    for (double[] plane : fit.planes(new PlaneFit.Points(dy, dx, seen))) {
      to.add(new DisparityPlane(row, column, plane[0], plane[1], plane[2]));
    }
  }
}
