package dev.tessera.model.light;

import java.util.Arrays;
import java.util.List;

/**
 * Which of some disparities suits each pixel of a view best: its neighbours are moved by each in
 * turn and compared, softened over some pixels; of the neighbours the better half counts, because
 * the others may not see what this view sees (Kang, Szeliski and Chai, "Handling occlusions in
 * dense multi-view stereo", 2001). A sweep holds the costs of one view; one thread at a time.
 */
final class PlaneSweep {
  /** Differences of a colour above this count as this: half of what is seen may be hidden there. */
  private static final float MOST = 0.45f;

  /** Standard deviation of the window, pixels, and how far it reaches. */
  private static final double SIGMA = 1.2;

  private static final int REACH = 4;

  /** A window of which less lies in the neighbour says nothing. */
  private static final float LEAST = 0.3f;

  private static final float UNKNOWN = 9;
  private static final float[] WINDOW = window();

  /** Pixels of a view, times neighbours, that are compared in a step, at least one neighbour. */
  private static final int COMPARED = 400_000;

  /** Pixels whose neighbourhoods are sorted in a step. */
  private static final int SORTED = 100_000;

  private final ReducedView view;
  private final List<Neighbour> neighbours;
  private final float[][] costs;
  private final float[] line;
  private final Best best;
  private final float[] rough;
  private final float[] smooth;
  private int candidates;
  private int compared;
  private int smoothed;

  /**
   * A view beside the one looked at.
   *
   * @param picture what it sees
   * @param down rows of cameras it lies below
   * @param right columns of cameras it lies to the right
   */
  record Neighbour(ReducedView picture, double down, double right) {}

  /**
   * What is kept of the candidates of each pixel, (pixels) each: the number and the cost of the
   * cheapest, the costs of those before and after it and of the newest, and the sum of all, each
   * counted as {@link #MOST} at most.
   */
  private static final class Best {
    private final int[] number;
    private final float[] cost;
    private final float[] before;
    private final float[] after;
    private final float[] last;
    private final float[] sum;

    Best(int pixels) {
      number = new int[pixels];
      cost = new float[pixels];
      before = new float[pixels];
      after = new float[pixels];
      last = new float[pixels];
      sum = new float[pixels];
    }

    void add(int pixel, int candidate, float newest) {
      if (candidate == 0 || newest < cost[pixel]) {
        number[pixel] = candidate;
        cost[pixel] = newest;
        before[pixel] = last[pixel];
      } else if (number[pixel] == candidate - 1) {
        after[pixel] = newest;
      }
      last[pixel] = newest;
      sum[pixel] += Math.min(MOST, newest);
    }

    /** Where between its neighbours the cheapest lies by the parabola through all three. */
    double offset(int pixel, int candidates) {
      if (number[pixel] == 0 || number[pixel] == candidates - 1) {
        return 0;
      }
      double bend = (double) before[pixel] + after[pixel] - 2.0 * cost[pixel];
      double slope = (double) before[pixel] - after[pixel];
      return bend > 1e-9 ? Math.max(-0.5, Math.min(0.5, slope / (2 * bend))) : 0;
    }
  }

  /** Nothing compared yet. */
  PlaneSweep(ReducedView view, List<Neighbour> neighbours) {
    this.view = view;
    this.neighbours = List.copyOf(neighbours);
    costs = new float[neighbours.size()][view.count()];
    line = new float[Math.max(view.height(), view.width())];
    best = new Best(view.count());
    rough = new float[view.count()];
    smooth = new float[view.count()];
  }

  private static float[] window() {
    float[] weights = new float[2 * REACH + 1];
    float sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) Math.exp(-(i - REACH) * (i - REACH) / (2 * SIGMA * SIGMA));
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /**
   * Compares the view with some more of its neighbours at a disparity; candidates follow each other
   * upwards, evenly spaced.
   *
   * @param disparity pixels of these pictures per view
   * @return whether there are more neighbours to compare with at the same
   */
  boolean compare(double disparity) {
    int end = Math.min(costs.length, compared + Math.max(1, COMPARED / view.count()));
    for (int n = compared; n < end; n++) {
      Neighbour other = neighbours.get(n);
      differences(other.picture(), -disparity * other.down(), -disparity * other.right(), costs[n]);
    }
    compared = end;
    if (compared < costs.length) {
      return true;
    }
    compared = 0;
    settle();
    return false;
  }

  private void settle() {
    float[] few = new float[costs.length];
    for (int i = 0; i < view.count(); i++) {
      int known = 0;
      for (float[] cost : costs) {
        if (cost[i] < UNKNOWN) {
          few[known++] = cost[i];
        }
      }
      best.add(i, candidates, known == 0 ? UNKNOWN : betterHalf(few, known));
    }
    candidates++;
  }

  private static float betterHalf(float[] few, int known) {
    Arrays.sort(few, 0, known);
    int half = (known + 1) / 2;
    float sum = 0;
    for (int i = 0; i < half; i++) {
      sum += few[i];
    }
    return sum / half;
  }

  /** |view - other moved| at each pixel, softened over those whose place lies in the other. */
  private void differences(ReducedView other, double dy, double dx, float[] to) {
    int height = view.height();
    int width = view.width();
    int firstRow = (int) Math.max(0, Math.ceil(-dy));
    int lastRow = (int) Math.min(height - 1, Math.floor(height - 1 - dy));
    int firstColumn = (int) Math.max(0, Math.ceil(-dx));
    int lastColumn = (int) Math.min(width - 1, Math.floor(width - 1 - dx));
    Arrays.fill(to, 0);
    if (firstRow > lastRow || firstColumn > lastColumn) {
      Arrays.fill(to, UNKNOWN);
      return;
    }
    int iy = (int) Math.floor(dy);
    int ix = (int) Math.floor(dx);
    float fy = (float) (dy - iy);
    float fx = (float) (dx - ix);
    int count = view.count();
    float[] mine = view.planes();
    float[] its = other.planes();
    for (int y = firstRow; y <= lastRow; y++) {
      int above = Math.min(height - 1, y + iy) * width;
      int below = Math.min(height - 1, y + iy + 1) * width;
      for (int x = firstColumn; x <= lastColumn; x++) {
        int left = Math.min(width - 1, x + ix);
        int right = Math.min(width - 1, x + ix + 1);
        float sum = 0;
        for (int c = 0; c < KnownViews.COLOURS * count; c += count) {
          float up = its[c + above + left] + fx * (its[c + above + right] - its[c + above + left]);
          float low = its[c + below + left] + fx * (its[c + below + right] - its[c + below + left]);
          sum += Math.abs(up + fy * (low - up) - mine[c + y * width + x]);
        }
        to[y * width + x] = Math.min(MOST, sum);
      }
    }
    soften(to, width, 1, height, width);
    soften(to, 1, width, width, height);
    float[] rows = shares(firstRow, lastRow, height);
    float[] columns = shares(firstColumn, lastColumn, width);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        float share = rows[y] * columns[x];
        to[y * width + x] = share > LEAST ? to[y * width + x] / share : UNKNOWN;
      }
    }
  }

  /** How much of the window about each place lies between two. */
  private static float[] shares(int first, int last, int length) {
    float[] shares = new float[length];
    for (int i = 0; i < length; i++) {
      for (int k = -REACH; k <= REACH; k++) {
        if (i + k >= first && i + k <= last) {
          shares[i] += WINDOW[k + REACH];
        }
      }
    }
    return shares;
  }

  /** The window along lines of {@code length}, of which there are {@code lines}. */
  private void soften(float[] values, int lineStep, int step, int lines, int length) {
    for (int l = 0; l < lines; l++) {
      int base = l * lineStep;
      for (int i = 0; i < length; i++) {
        line[i] = values[base + i * step];
      }
      for (int i = 0; i < length; i++) {
        float sum = 0;
        int from = Math.max(-REACH, -i);
        int to = Math.min(REACH, length - 1 - i);
        for (int k = from; k <= to; k++) {
          sum += WINDOW[k + REACH] * line[i + k];
        }
        values[base + i * step] = sum;
      }
    }
  }

  /**
   * After all candidates: places the best of some more pixels, between two by the parabola through
   * three; then each is the middle of those about it.
   *
   * @param least the first candidate
   * @param spacing from one to the next
   * @return whether there is more
   */
  boolean place(double least, double spacing) {
    if (smoothed == 0) {
      for (int i = 0; i < rough.length; i++) {
        rough[i] = (float) (least + (best.number[i] + best.offset(i, candidates)) * spacing);
      }
    }
    int end = Math.min(view.height(), smoothed + Math.max(1, SORTED / view.width()));
    for (int y = smoothed; y < end; y++) {
      median(y);
    }
    smoothed = end;
    return smoothed < view.height();
  }

  /** After the last placing: the disparity of each pixel. */
  float[] disparities() {
    return smooth;
  }

  /** How much worse the mean candidate is than the best, for each pixel: what tells them apart. */
  float[] contrasts() {
    float[] contrast = new float[view.count()];
    for (int i = 0; i < contrast.length; i++) {
      contrast[i] = best.sum[i] / candidates - best.cost[i];
    }
    return contrast;
  }

  /** The middle of the 25 values about each pixel; the border counts as often as it is reached. */
  private void median(int y) {
    float[] about = new float[25];
    for (int x = 0; x < view.width(); x++) {
      for (int k = 0; k < about.length; k++) {
        int row = Math.max(0, Math.min(view.height() - 1, y + k / 5 - 2));
        int column = Math.max(0, Math.min(view.width() - 1, x + k % 5 - 2));
        about[k] = rough[row * view.width() + column];
      }
      Arrays.sort(about);
      smooth[y * view.width() + x] = about[about.length / 2];
    }
  }
}
