package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape;
import java.util.Arrays;

/**
 * What the known views see of a tile: for each of them and each point of the tile its colour, and
 * for each point whether there is something at all. Where a view sees something else, in front or
 * beside the border, the colour is that of views near to it. One thread at a time.
 */
final class SeenTile {
  private static final int CHANNELS = ShearedShape.CHANNELS;

  /** Known views that a colour is taken from where its own view sees it, and where it does not. */
  private static final double NARROW = 0.35;

  private static final double WIDE = 1.25;
  private static final double SHARE_OF_WIDE = 0.003;

  /** Votes for something that nobody can say anything about. */
  private static final double DOUBT = 0.3;

  private final ShearedShape shape;
  private final KnownViews views;
  private final Disparities disparities;
  private final double tolerance;
  private final float[] rowsNear;
  private final float[] columnsNear;

  /** (V,U,side,side,4): weight times colour, and weight. */
  private final float[] seen;

  private final float[] buffer;
  private final float[] other;
  private final float[] present;

  /**
   * Reads views.
   *
   * @param tolerance of disparities; see {@link PlaneFit}
   */
  SeenTile(ShearedShape shape, KnownViews views, Disparities disparities, double tolerance) {
    this.shape = shape;
    this.views = views;
    this.disparities = disparities;
    this.tolerance = tolerance;
    rowsNear = near(shape.knownRows());
    columnsNear = near(shape.knownColumns());
    int points = shape.side() * shape.side();
    seen = new float[views.known().count() * points * CHANNELS];
    buffer = new float[seen.length];
    other = new float[seen.length];
    present = new float[points];
  }

  /** Weights of views near to each along an axis: narrow ones, then wide ones, (2,n,n). */
  private static float[] near(int n) {
    float[] weights = new float[2 * n * n];
    for (int i = 0; i < weights.length; i++) {
      int apart = i / n % n - i % n;
      double width = i < n * n ? NARROW : WIDE;
      weights[i] = (float) Math.exp(-apart * apart / (2 * width * width));
    }
    return weights;
  }

  /**
   * Looks at a tile.
   *
   * @param block receives (V,U,side,side,4)
   */
  void look(DisparityPlane plane, float[] block) {
    gather(plane);
    mix(0, block);
    mix(1, other);
    float[] means = means();
    for (int i = 0; i < block.length; i += CHANNELS) {
      int point = i / CHANNELS % present.length;
      double weight = block[i + 3] + SHARE_OF_WIDE * other[i + 3] + 1e-6;
      for (int c = 0; c < 3; c++) {
        double sum =
            block[i + c] + SHARE_OF_WIDE * other[i + c] + 1e-6 * means[point * CHANNELS + c];
        block[i + c] = (float) (sum / weight);
      }
      block[i + 3] = present[point];
    }
  }

  private void gather(DisparityPlane plane) {
    int side = shape.side();
    double middle = (side - 1) / 2.0;
    double y0 = plane.middleY(shape);
    double x0 = plane.middleX(shape);
    float[] votes = new float[present.length * 2];
    for (int view = 0; view < views.known().count(); view++) {
      for (int p = 0; p < present.length; p++) {
        int row = p / side;
        int column = p % side;
        double dy = row - middle;
        double dx = column - middle;
        double disparity = plane.at(dy, dx);
        double y = y0 + dy - disparity * views.down(view);
        double x = x0 + dx - disparity * views.right(view);
        int to = (view * present.length + p) * CHANNELS;
        boolean inside =
            y > -0.5
                && y < shape.view().height() - 0.5
                && x > -0.5
                && x < shape.view().width() - 0.5;
        double apart = inside ? disparities.at(view, y, x) - disparity : 0;
        double weight = inside ? Math.exp(-apart * apart / (2 * tolerance * tolerance)) : 0;
        if (weight < 1e-4) {
          Arrays.fill(seen, to, to + CHANNELS, 0);
        } else {
          views.colour(view, y, x, seen, to);
          for (int c = 0; c < 3; c++) {
            seen[to + c] *= (float) weight;
          }
          seen[to + 3] = (float) weight;
        }
        votes[2 * p] += (float) weight;
        if (inside && apart * shape.near() < -1.7 * tolerance) {
          votes[2 * p + 1]++;
        }
      }
    }
    for (int p = 0; p < present.length; p++) {
      present[p] = (float) (votes[2 * p] / (votes[2 * p] + votes[2 * p + 1] + DOUBT));
    }
  }

  /** Mean colour of each point over all views that see it, (points,4). */
  private float[] means() {
    float[] sums = new float[present.length * CHANNELS];
    for (int i = 0; i < seen.length; i++) {
      sums[i % sums.length] += seen[i];
    }
    float all = 0;
    float[] mean = new float[CHANNELS];
    for (int i = 0; i < sums.length; i++) {
      mean[i % CHANNELS] += sums[i];
      all += i % CHANNELS == 3 ? sums[i] : 0;
    }
    for (int i = 0; i < sums.length; i += CHANNELS) {
      for (int c = 0; c < 3; c++) {
        float known = sums[i + 3];
        sums[i + c] = (sums[i + c] + 1e-3f * mean[c] / Math.max(all, 1e-6f)) / (known + 1e-3f);
      }
    }
    return sums;
  }

  /** What is seen, mixed with that of near views along both directions. */
  private void mix(int kind, float[] to) {
    int rows = shape.knownRows();
    int columns = shape.knownColumns();
    int inner = present.length * CHANNELS;
    along(seen, buffer, columns, inner, columnsNear, kind * columns * columns);
    along(buffer, to, rows, columns * inner, rowsNear, kind * rows * rows);
  }

  private static void along(
      float[] from, float[] to, int n, int inner, float[] weights, int first) {
    Arrays.fill(to, 0);
    for (int o = 0; o < from.length; o += n * inner) {
      for (int i = 0; i < n; i++) {
        for (int k = 0; k < n; k++) {
          float weight = weights[first + i * n + k];
          if (weight < 1e-5f) {
            continue;
          }
          for (int j = 0; j < inner; j++) {
            to[o + i * inner + j] += weight * from[o + k * inner + j];
          }
        }
      }
    }
  }
}
