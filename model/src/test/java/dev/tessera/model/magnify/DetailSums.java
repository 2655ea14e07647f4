package dev.tessera.model.magnify;

import dev.tessera.model.linear.Cholesky;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SamplesBuilder;

/**
 * Learns {@link EdgeFilters} from pictures: the sums of least squares, for each kind of
 * surroundings. A kind that was seen seldom leans on all others.
 */
public final class DetailSums {
  private static final int TAPS = EdgeFilters.TAPS;
  private static final int ROWS_AT_ONCE = 32;

  /** Of the mean squares of all kinds, what is added to each kind's towards the filter of all. */
  private static final double LEANING = 0.02;

  private static final double DAMPING = 1e-6;

  private final int scale;
  private final int outputs;
  private final int every;
  private final double[][] squares = new double[EdgeFilters.CLASSES][TAPS * TAPS];
  private final double[][] products;

  /**
   * Nothing seen yet.
   *
   * @param scale k of the filters
   * @param every how many pixels there are for each that is learned from
   */
  public DetailSums(int scale, int every) {
    this.scale = scale;
    this.every = every;
    outputs = scale * scale;
    products = new double[EdgeFilters.CLASSES][TAPS * outputs];
  }

  /**
   * Learns to make a picture of what stands for it.
   *
   * @param picture (height, width, C), at least as large as k times the other
   * @param half (height / k, width / k, C)
   */
  public void add(Samples picture, Samples half) {
    for (int first = 0; first < half.extent(0); first += ROWS_AT_ONCE) {
      add(picture, half, first, Math.min(ROWS_AT_ONCE, half.extent(0) - first));
    }
  }

  private void add(Samples picture, Samples half, int first, int rows) {
    PictureRows from = PictureRows.of(half, first, rows);
    int[] classes = EdgeClasses.of(from);
    int channels = from.channels;
    float[] about = new float[TAPS];
    for (int y = 0; y < rows; y++) {
      for (int x = (first + y) % every; x < from.width; x += every) {
        double[] square = squares[classes[y * from.width + x]];
        double[] product = products[classes[y * from.width + x]];
        for (int c = 0; c < channels; c++) {
          float middle = EdgeFilters.surroundings(from, y, x, c, about);
          for (int i = 0; i < TAPS; i++) {
            for (int j = 0; j <= i; j++) {
              square[i * TAPS + j] += about[i] * about[j];
            }
          }
          for (int o = 0; o < outputs; o++) {
            long row = (long) scale * (first + y) + o / scale;
            long pixel = row * picture.extent(1) + (long) scale * x + o % scale;
            double wanted = picture.get(pixel, c) - middle;
            for (int i = 0; i < TAPS; i++) {
              product[i * outputs + o] += about[i] * wanted;
            }
          }
        }
      }
    }
  }

  /** Means of squares of two by two pixels; a last row or column alone is left out. */
  public static Samples halved(Samples picture) {
    int height = picture.extent(0) / 2;
    int width = picture.extent(1) / 2;
    int channels = picture.channels();
    SamplesBuilder half = SamplesBuilder.floats(new int[] {height, width}, channels);
    float[] row = new float[width * channels];
    for (int y = 0; y < height; y++) {
      for (int i = 0; i < row.length; i++) {
        long above = (2L * y * picture.extent(1) + 2L * (i / channels));
        long below = above + picture.extent(1);
        int c = i % channels;
        row[i] =
            (picture.get(above, c)
                    + picture.get(above + 1, c)
                    + picture.get(below, c)
                    + picture.get(below + 1, c))
                / 4;
      }
      half.put((long) y * row.length, row, 0, row.length);
    }
    return half.build();
  }

  /**
   * The filters that err least, by what was seen.
   *
   * @throws IllegalStateException if nothing was seen
   */
  public EdgeFilters filters() {
    double[] square = new double[TAPS * TAPS];
    double[] product = new double[TAPS * outputs];
    for (int k = 0; k < EdgeFilters.CLASSES; k++) {
      add(square, squares[k], 1);
      add(product, products[k], 1);
    }
    double[] ofAll = solved(square, product);
    double lean = LEANING / EdgeFilters.CLASSES;
    float[] weights = new float[EdgeFilters.CLASSES * TAPS * outputs];
    for (int k = 0; k < EdgeFilters.CLASSES; k++) {
      double[] own = squares[k].clone();
      double[] wanted = products[k].clone();
      add(own, square, lean);
      addProduct(wanted, square, ofAll, lean);
      double[] solution = solved(own, wanted);
      for (int i = 0; i < solution.length; i++) {
        weights[k * TAPS * outputs + i] = (float) solution[i];
      }
    }
    return new EdgeFilters(scale, weights);
  }

  private static void add(double[] sum, double[] part, double times) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += times * part[i];
    }
  }

  /** Adds a symmetric matrix, of which the lower triangle counts, times (TAPS, outputs). */
  private void addProduct(double[] sum, double[] lower, double[] x, double times) {
    for (int i = 0; i < TAPS; i++) {
      for (int j = 0; j < TAPS; j++) {
        double a = times * lower[i >= j ? i * TAPS + j : j * TAPS + i];
        for (int o = 0; o < outputs; o++) {
          sum[i * outputs + o] += a * x[j * outputs + o];
        }
      }
    }
  }

  private double[] solved(double[] lower, double[] products) {
    Cholesky parts =
        Cholesky.of(lower, TAPS, DAMPING)
            .orElseThrow(() -> new IllegalStateException("no picture was seen"));
    double[] solution = new double[products.length];
    double[] b = new double[TAPS];
    for (int o = 0; o < outputs; o++) {
      for (int i = 0; i < TAPS; i++) {
        b[i] = products[i * outputs + o];
      }
      parts.solve(b);
      for (int i = 0; i < TAPS; i++) {
        solution[i * outputs + o] = b[i];
      }
    }
    return solution;
  }
}
