package dev.tessera.model.light;

import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.Samples;
import java.util.Arrays;

/**
 * What the given neighbours of each left-out view say of it: their mean, each moved by the
 * disparity at which they differ least in the window about each pixel; what a field must beat.
 */
final class NeighboursMoved {
  private static final int REACH = 3;

  private final Samples light;
  private final int height;
  private final int width;
  private final double most;

  /**
   * Of a light field.
   *
   * @param most disparity, either way, pixels per view
   */
  NeighboursMoved(Samples light, double most) {
    this.light = light;
    this.most = most;
    height = light.extent(2);
    width = light.extent(3);
  }

  /** Mean PSNR over the views left out, dB. */
  double psnr(GivenViews given) {
    double sum = 0;
    int count = 0;
    for (int v = 0; v < light.extent(0); v++) {
      for (int u = 0; u < light.extent(1); u++) {
        if (!given.contains(v, u)) {
          sum += Math.min(99, Psnr.ofRounded(light.slice(v).slice(u), guess(v, u)));
          count++;
        }
      }
    }
    return sum / count;
  }

  private Samples guess(int v, int u) {
    float[] best = new float[height * width * 3];
    float[] least = new float[height * width];
    Arrays.fill(least, Float.POSITIVE_INFINITY);
    for (double d = -most; d <= most + 1e-9; d += 0.25) {
      float[] mean = new float[best.length];
      float[] squares = new float[best.length];
      int count = 0;
      for (int k = 0; k < 4; k++) {
        int row = v % 2 == 0 ? v : v - 1 + k / 2 * 2;
        int column = u % 2 == 0 ? u : u - 1 + k % 2 * 2;
        boolean twice = (v % 2 == 0 && k / 2 == 1) || (u % 2 == 0 && k % 2 == 1);
        if (!twice && row < light.extent(0) && column < light.extent(1)) {
          add(row, column, (v - row) * d, (u - column) * d, mean, squares);
          count++;
        }
      }
      float[] costs = costs(mean, squares, count);
      for (int i = 0; i < least.length; i++) {
        if (costs[i] < least[i]) {
          least[i] = costs[i];
          for (int c = 0; c < 3; c++) {
            best[3 * i + c] = mean[3 * i + c] / count;
          }
        }
      }
    }
    return Samples.of(new int[] {height, width}, 3, best);
  }

  /** Adds a view whose place (y + dy, x + dx) is shown at (y, x), by straight lines between. */
  private void add(int v, int u, double dy, double dx, float[] sums, float[] squares) {
    Samples view = light.slice(v).slice(u);
    for (int i = 0; i < height * width; i++) {
      int row = i / width;
      double y = Math.max(0, Math.min(height - 1.001, row + dy));
      double x = Math.max(0, Math.min(width - 1.001, i % width + dx));
      int top = (int) y;
      int left = (int) x;
      double b = y - top;
      double a = x - left;
      for (int c = 0; c < 3; c++) {
        int at = (top * width + left) * 3 + c;
        double value =
            (1 - b) * ((1 - a) * view.get(at) + a * view.get(at + 3))
                + b * ((1 - a) * view.get(at + 3 * width) + a * view.get(at + 3 * width + 3));
        sums[3 * i + c] += (float) value;
        squares[3 * i + c] += (float) (value * value);
      }
    }
  }

  /** The variance of what was added, mean over the window about each pixel. */
  private float[] costs(float[] sums, float[] squares, int count) {
    float[] costs = new float[height * width];
    for (int i = 0; i < costs.length; i++) {
      int y = i / width;
      int x = i % width;
      int about = 0;
      for (int row = Math.max(0, y - REACH); row <= Math.min(height - 1, y + REACH); row++) {
        for (int column = Math.max(0, x - REACH);
            column <= Math.min(width - 1, x + REACH);
            column++) {
          for (int c = 0; c < 3; c++) {
            int at = (row * width + column) * 3 + c;
            costs[i] += squares[at] / count - sums[at] * sums[at] / (count * count);
          }
          about++;
        }
      }
      costs[i] /= about;
    }
    return costs;
  }
}
