package dev.tessera.model.light;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A light field of textured planes that may be slanted, the first in front: what lies at (Y, X) in
 * the middle view has the disparity of its plane there. A pixel is the mean of 3 x 3 points.
 */
final class LayeredScene {
  private static final int WAVES = 12;
  private static final int POINTS = 3;

  private final ViewGrid grid;
  private final int height;
  private final int width;
  private final List<Layer> layers;
  private final double[][][] waves;

  /** Whether a plane is there. */
  interface Shape {
    boolean has(double y, double x);
  }

  /**
   * A plane.
   *
   * @param disparity in the middle of the pictures, pixels per view
   * @param down how much that grows a pixel further down
   * @param right how much that grows a pixel further right
   * @param shape where it is
   * @param shine how much brighter it gets from a view to the next, as a highlight does
   */
  record Layer(double disparity, double down, double right, Shape shape, double shine) {}

  LayeredScene(ViewGrid grid, int height, int width, Layer... layers) {
    this.grid = grid;
    this.height = height;
    this.width = width;
    this.layers = List.of(layers);
    waves = waves(layers.length);
  }

  /** A plane without slant that is everywhere. */
  static Layer wall(double disparity) {
    return new Layer(disparity, 0, 0, (y, x) -> true, 0);
  }

  /** Of each plane and wave: its length, direction down and right, phase, and shift by colours. */
  private static double[][][] waves(int planes) {
    double[][][] waves = new double[planes][WAVES][];
    for (int plane = 0; plane < planes; plane++) {
      SplittableRandom random = new SplittableRandom(plane);
      for (int i = 0; i < WAVES; i++) {
        double length = 4 * Math.pow(10, i / (WAVES - 1.0));
        double turn = random.nextDouble(2 * Math.PI);
        double phase = random.nextDouble(2 * Math.PI);
        double shift = random.nextDouble(1.5);
        waves[plane][i] = new double[] {length, Math.sin(turn), Math.cos(turn), phase, shift};
      }
    }
    return waves;
  }

  private double texture(int layer, int colour, double y, double x) {
    double value = 0.5;
    for (double[] wave : waves[layer]) {
      double along = y * wave[1] + x * wave[2];
      double at = 2 * Math.PI * along / wave[0] + wave[3] + colour * wave[4];
      value += 0.05 * Math.sqrt(wave[0] / 12) * Math.cos(at);
    }
    return value;
  }

  /** The disparity of what a point of a view shows. */
  double disparity(double v, double u, double y, double x) {
    double[] at = seen(v, u, y, x);
    Layer layer = layers.get((int) at[2]);
    return layer.disparity() + layer.down() * at[0] + layer.right() * at[1];
  }

  /** Where it lies in the middle view, from the middle of that, and the number of its plane. */
  private double[] seen(double v, double u, double y, double x) {
    double below = v - (grid.rows() - 1) / 2.0;
    double beside = u - (grid.columns() - 1) / 2.0;
    double py = y - (height - 1) / 2.0;
    double px = x - (width - 1) / 2.0;
    for (int i = 0; ; i++) {
      Layer layer = layers.get(i);
      // Y - d v = y and X - d u = x, where d = disparity + down Y + right X
      double d =
          (layer.disparity() + layer.down() * py + layer.right() * px)
              / (1 - layer.down() * below - layer.right() * beside);
      double[] at = {py + d * below, px + d * beside, i};
      if (i == layers.size() - 1 || layer.shape().has(at[0], at[1])) {
        return at;
      }
    }
  }

  /** All views. */
  Samples render() {
    float[] values = new float[grid.count() * height * width * 3];
    for (int i = 0; i < values.length / 3; i++) {
      int view = i / (height * width);
      int v = view / grid.columns();
      int u = view % grid.columns();
      int y = i / width % height;
      int x = i % width;
      for (int p = 0; p < POINTS * POINTS; p++) {
        int row = p / POINTS;
        double[] at = seen(v, u, y + (row - 1.0) / POINTS, x + (p % POINTS - 1.0) / POINTS);
        double shine = layers.get((int) at[2]).shine() * (v + u);
        for (int c = 0; c < 3; c++) {
          double value = texture((int) at[2], c, at[0], at[1]) + shine;
          values[3 * i + c] += (float) Math.max(0, Math.min(1, value)) / (POINTS * POINTS);
        }
      }
    }
    return Samples.of(new int[] {grid.rows(), grid.columns(), height, width}, 3, values);
  }

  /** All views, with noise of a standard deviation. */
  GridSignal noisy(double deviation) {
    Samples clean = render();
    SplittableRandom random = new SplittableRandom(5);
    float[] values = new float[(int) clean.length()];
    for (int i = 0; i < values.length; i++) {
      double noise = 0;
      for (int k = 0; k < 12; k++) {
        noise += random.nextDouble() - 0.5;
      }
      values[i] = (float) Math.max(0, Math.min(1, clean.get(i) + deviation * noise));
    }
    return new GridSignal("layers", Samples.of(clean.extent(), 3, values), 8);
  }

  /** All views. */
  GridSignal signal() {
    return new GridSignal("layers", render(), 8);
  }
}
