package dev.tessera.model.magnify;

import dev.tessera.model.linear.Cholesky;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SamplesBuilder;

/**
 * Learns {@link DetailFilters} from pictures: the sums of least squares, for each kind of
 * surroundings. A kind that was seen seldom leans on all others.
 */
public final class DetailSums {
  private static final int TAPS = DetailFilters.TAPS;
  private static final int OUTPUTS = DetailFilters.OUTPUTS;
  private static final int ROWS_AT_ONCE = 32;

  /** Of the mean squares of all kinds, what is added to each kind's towards the filter of all. */
  private static final double LEANING = 0.02;

  private static final double DAMPING = 1e-6;

  private final double[][] squares = new double[DetailFilters.CLASSES][TAPS * TAPS];
  private final double[][] products = new double[DetailFilters.CLASSES][TAPS * OUTPUTS];

  /**
   * Learns to make a picture of what stands for its half.
   *
   * @param picture (height, width, C) of at least two pixels along both sides
   * @param half (height / 2, width / 2, C)
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
      for (int x = 0; x < from.width; x++) {
        double[] square = squares[classes[y * from.width + x]];
        double[] product = products[classes[y * from.width + x]];
        for (int c = 0; c < channels; c++) {
          float middle = DetailFilters.surroundings(from, y, x, c, about);
          for (int i = 0; i < TAPS; i++) {
            for (int j = 0; j <= i; j++) {
              square[i * TAPS + j] += about[i] * about[j];
            }
          }
          for (int o = 0; o < OUTPUTS; o++) {
            long row = 2L * (first + y) + o / 2;
            long pixel = row * picture.extent(1) + 2L * x + o % 2;
            double wanted = picture.get(pixel, c) - middle;
            for (int i = 0; i < TAPS; i++) {
              product[i * OUTPUTS + o] += about[i] * wanted;
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
  public DetailFilters filters() {
    double[] square = new double[TAPS * TAPS];
    double[] product = new double[TAPS * OUTPUTS];
    for (int k = 0; k < DetailFilters.CLASSES; k++) {
      add(square, squares[k], 1);
      add(product, products[k], 1);
    }
    double[] ofAll = solved(square, product);
    double lean = LEANING / DetailFilters.CLASSES;
    float[] weights = new float[DetailFilters.CLASSES * TAPS * OUTPUTS];
    for (int k = 0; k < DetailFilters.CLASSES; k++) {
      double[] own = squares[k].clone();
      double[] wanted = products[k].clone();
      add(own, square, lean);
      addProduct(wanted, square, ofAll, lean);
      double[] solution = solved(own, wanted);
      for (int i = 0; i < solution.length; i++) {
        weights[k * TAPS * OUTPUTS + i] = (float) solution[i];
      }
    }
    return new DetailFilters(weights);
  }

  private static void add(double[] sum, double[] part, double times) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += times * part[i];
    }
  }

  /** Adds a symmetric matrix, of which the lower triangle counts, times (TAPS, OUTPUTS). */
  private static void addProduct(double[] sum, double[] lower, double[] x, double times) {
    for (int i = 0; i < TAPS; i++) {
      for (int j = 0; j < TAPS; j++) {
        double a = times * lower[i >= j ? i * TAPS + j : j * TAPS + i];
        for (int o = 0; o < OUTPUTS; o++) {
          sum[i * OUTPUTS + o] += a * x[j * OUTPUTS + o];
        }
      }
    }
  }

  private static double[] solved(double[] lower, double[] products) {
    Cholesky parts =
        Cholesky.of(lower, TAPS, DAMPING)
            .orElseThrow(() -> new IllegalStateException("no picture was seen"));
    double[] solution = new double[products.length];
    double[] b = new double[TAPS];
    for (int o = 0; o < OUTPUTS; o++) {
      for (int i = 0; i < TAPS; i++) {
        b[i] = products[i * OUTPUTS + o];
      }
      parts.solve(b);
      for (int i = 0; i < TAPS; i++) {
        solution[i * OUTPUTS + o] = b[i];
      }
    }
    return solution;
  }
}
