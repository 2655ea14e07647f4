package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape;

/**
 * Where what each known ray shows lies in the middle view, cell by cell; followed there by its
 * disparity in short steps. Cells lie beyond the middle view, too, where others see past its
 * border.
 */
final class FollowedRays {
  /** Rays that are followed at most; of more, every so many-th. */
  private static final long RAYS = 6_000_000;

  /** Rays that a step follows, counts or puts in order. */
  private static final int AT_ONCE = 500_000;

  private final ShearedShape shape;
  private final KnownViews views;
  private final Disparities found;
  private final int every;
  private final float[] y;
  private final float[] x;
  private final float[] disparity;
  private final Range down = new Range();
  private final Range right = new Range();

  /** Where the rays of each cell begin in {@code order}, and where the next of them is put. */
  private int[] starts = {};

  private int[] next = {};
  private final int[] order;
  private int followed;
  private int counted;
  private int ordered;

  /** The least and the most of some values. */
  private static final class Range {
    private float least = Float.POSITIVE_INFINITY;
    private float most = Float.NEGATIVE_INFINITY;

    void add(float value) {
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
  }

  /**
   * None followed yet.
   *
   * @param found of all known views
   */
  FollowedRays(ShearedShape shape, KnownViews views, Disparities found) {
    this.shape = shape;
    this.views = views;
    this.found = found;
    long all = (long) views.known().count() * shape.view().height() * shape.view().width();
    every = (int) ((all + RAYS - 1) / RAYS);
    int count = (int) ((all + every - 1) / every);
    y = new float[count];
    x = new float[count];
    disparity = new float[count];
    order = new int[count];
  }

  /**
   * Does a part of the work.
   *
   * @return whether there is more
   */
  boolean step() {
    if (followed < y.length) {
      int end = end(followed);
      for (int i = followed; i < end; i++) {
        follow(i);
      }
      followed = end;
    } else if (counted < y.length) {
      if (counted == 0) {
        starts = new int[rows() * columns() + 1];
      }
      int end = end(counted);
      for (int i = counted; i < end; i++) {
        starts[cellOf(i) + 1]++;
      }
      counted = end;
    } else {
      if (ordered == 0) {
        for (int c = 1; c < starts.length; c++) {
          starts[c] += starts[c - 1];
        }
        next = starts.clone();
      }
      int end = end(ordered);
      for (int i = ordered; i < end; i++) {
        order[next[cellOf(i)]++] = i;
      }
      ordered = end;
    }
    return ordered < y.length;
  }

  private int end(int begun) {
    return Math.min(y.length, begun + AT_ONCE);
  }

  private void follow(int i) {
    int width = shape.view().width();
    int area = shape.view().height() * width;
    long ray = (long) i * every;
    int view = (int) (ray / area);
    int pixel = (int) (ray % area);
    int row = pixel / width;
    int column = pixel % width;
    disparity[i] = found.at(view, row, column);
    y[i] = (float) (row + disparity[i] * views.down(view));
    x[i] = (float) (column + disparity[i] * views.right(view));
    down.add(y[i]);
    right.add(x[i]);
  }

  /** Pixel p lies in cell floor((p + 0.5) / side). */
  private int cell(float along) {
    return (int) Math.floor((along + 0.5) / shape.cell());
  }

  private int cellOf(int ray) {
    return (cell(y[ray]) - firstRow()) * columns() + cell(x[ray]) - firstColumn();
  }

  /** After all are followed: the row of the topmost cell. */
  int firstRow() {
    return cell(down.least);
  }

  /** After all are followed: the column of the leftmost cell. */
  int firstColumn() {
    return cell(right.least);
  }

  /** After all are followed: rows of cells. */
  int rows() {
    return cell(down.most) - firstRow() + 1;
  }

  /** After all are followed: columns of cells. */
  int columns() {
    return cell(right.most) - firstColumn() + 1;
  }

  /** After the last step: rays that come to a cell, by its row and column from the first. */
  int count(int row, int column) {
    int cell = row * columns() + column;
    return starts[cell + 1] - starts[cell];
  }

  /**
   * After the last step: the rays that come to a cell or near to it.
   *
   * @param row of the cell, from the first
   * @param column likewise
   * @param middle of the cell; rays nearer to it than half a tile are meant
   */
  PlaneFit.Points about(int row, int column, DisparityPlane middle) {
    double middleY = middle.middleY(shape);
    double middleX = middle.middleX(shape);
    double reach = shape.side() / 2.0;
    PlaneFit.Points points = new PlaneFit.Points(most(row, column));
    for (int r = Math.max(0, row - 1); r <= Math.min(rows() - 1, row + 1); r++) {
      for (int c = Math.max(0, column - 1); c <= Math.min(columns() - 1, column + 1); c++) {
        int cell = r * columns() + c;
        for (int i = starts[cell]; i < starts[cell + 1]; i++) {
          double dy = y[order[i]] - middleY;
          double dx = x[order[i]] - middleX;
          if (Math.abs(dy) <= reach && Math.abs(dx) <= reach) {
            points.add(dy, dx, disparity[order[i]]);
          }
        }
      }
    }
    return points;
  }

  /** Rays of a cell and those beside it. */
  private int most(int row, int column) {
    int most = 0;
    for (int r = Math.max(0, row - 1); r <= Math.min(rows() - 1, row + 1); r++) {
      for (int c = Math.max(0, column - 1); c <= Math.min(columns() - 1, column + 1); c++) {
        most += count(r, c);
      }
    }
    return most;
  }
}
