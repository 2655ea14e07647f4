package dev.tessera.model.light;

import dev.tessera.model.field.ShearedShape.ViewSize;
import dev.tessera.model.magnify.Lanczos;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;

/**
 * The views that a fit may look at, as colours of 16 bits; they are numbered row by row. Immutable.
 */
final class KnownViews {
  static final int COLOURS = 3;

  private static final float SCALE = 65535;

  private static final int PHASES = 256;
  private static final float[] KERNEL = kernel();

  private final ViewGrid all;
  private final ViewGrid known;
  private final int step;
  private final ViewSize size;
  private final char[][] pixels;

  private KnownViews(ViewGrid all, int step, ViewSize size) {
    this.all = all;
    this.step = step;
    this.size = size;
    known = new ViewGrid((all.rows() + step - 1) / step, (all.columns() + step - 1) / step);
    pixels = new char[known.count()][];
  }

  /** Copies the given views of a light field, one in each step. */
  static final class Copying {
    private final Samples light;
    private final KnownViews views;
    private final float[] values;
    private int copied;

    /**
     * Nothing copied yet.
     *
     * @param light (V,U,height,width,3)
     */
    Copying(Samples light, GivenViews given) {
      this.light = light;
      ViewSize size = new ViewSize(light.extent(2), light.extent(3));
      views =
          new KnownViews(
              new ViewGrid(light.extent(0), light.extent(1)),
              given == GivenViews.ALL ? 1 : 2,
              size);
      values = new float[Math.multiplyExact(size.height() * size.width(), COLOURS)];
    }

    /**
     * Copies a view.
     *
     * @return whether there is more
     */
    boolean step() {
      int v = copied / views.known.columns() * views.step;
      int u = copied % views.known.columns() * views.step;
      light.copyTo((long) (v * views.all.columns() + u) * values.length, values, 0, values.length);
      char[] pixels = new char[values.length];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = (char) Math.round(Math.max(0, Math.min(1, values[i])) * SCALE);
      }
      views.pixels[copied] = pixels;
      copied++;
      return copied < views.pixels.length;
    }

    /** After the last step. */
    KnownViews views() {
      return views;
    }
  }

  /** Lanczos' weights for each phase. */
  private static float[] kernel() {
    float[] table = new float[(PHASES + 1) * Lanczos.TAPS];
    for (int phase = 0; phase <= PHASES; phase++) {
      double[] weights = Lanczos.weights(phase / (double) PHASES);
      for (int i = 0; i < weights.length; i++) {
        table[phase * weights.length + i] = (float) weights[i];
      }
    }
    return table;
  }

  /** All views there are, given or not. */
  ViewGrid all() {
    return all;
  }

  /** Those that are known. */
  ViewGrid known() {
    return known;
  }

  int step() {
    return step;
  }

  ViewSize size() {
    return size;
  }

  /** How many rows of cameras a known view lies below the middle of all. */
  double down(int view) {
    int row = view / known.columns() * step;
    return row - (all.rows() - 1) / 2.0;
  }

  /** How many columns of cameras a known view lies to the right of the middle of all. */
  double right(int view) {
    int column = view % known.columns() * step;
    return column - (all.columns() - 1) / 2.0;
  }

  /** The value of a channel of a pixel, 0 to 1. */
  float value(int view, int index) {
    return pixels[view][index] / SCALE;
  }

  /**
   * The colour at a place between pixels, by Lanczos' windowed sinc.
   *
   * @param y row, 0 to height - 1; what lies beyond counts as the border
   * @param x column, 0 to width - 1
   * @param to receives three numbers from {@code at} on
   */
  void colour(int view, double y, double x, float[] to, int at) {
    double ry = Math.max(0, Math.min(size.height() - 1, y));
    double rx = Math.max(0, Math.min(size.width() - 1, x));
    int iy = (int) ry;
    int ix = (int) rx;
    int py = (int) Math.round((ry - iy) * PHASES) * Lanczos.TAPS;
    int px = (int) Math.round((rx - ix) * PHASES) * Lanczos.TAPS;
    char[] from = pixels[view];
    float red = 0;
    float green = 0;
    float blue = 0;
    for (int j = 0; j < Lanczos.TAPS; j++) {
      int row = Math.max(0, Math.min(size.height() - 1, iy + j - Lanczos.REACH + 1)) * size.width();
      float r = 0;
      float g = 0;
      float b = 0;
      for (int i = 0; i < Lanczos.TAPS; i++) {
        int column = Math.max(0, Math.min(size.width() - 1, ix + i - Lanczos.REACH + 1));
        int pixel = (row + column) * COLOURS;
        float weight = KERNEL[px + i];
        r += weight * from[pixel];
        g += weight * from[pixel + 1];
        b += weight * from[pixel + 2];
      }
      red += KERNEL[py + j] * r;
      green += KERNEL[py + j] * g;
      blue += KERNEL[py + j] * b;
    }
    to[at] = red / SCALE;
    to[at + 1] = green / SCALE;
    to[at + 2] = blue / SCALE;
  }
}
