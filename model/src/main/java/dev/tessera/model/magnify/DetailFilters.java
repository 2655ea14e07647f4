package dev.tessera.model.magnify;

import dev.tessera.model.signal.AlphaWeight;
import dev.tessera.model.signal.Samples;
import java.util.Arrays;

/**
 * What lies between the pixels of photographs: four pixels in the place of each, as sums of those
 * about it, by filters that the kind of its surroundings chooses. Learned by least squares so that
 * pictures halved by a box become the pictures again (Romano, Isidoro and Milanfar 2016).
 *
 * <p>With m the pixel, p a pixel about it and w a filter: m + sum of w (p - m). What is constant
 * stays so. Colours count by their alpha.
 */
public final class DetailFilters {
  /** Pixels about a pixel, itself included: a square of 2 * 3 + 1. */
  public static final int TAPS = (2 * PictureRows.MARGIN + 1) * (2 * PictureRows.MARGIN + 1);

  /** Pixels that come in the place of one: rows, then columns. */
  public static final int OUTPUTS = 4;

  /** Kinds of surroundings. */
  public static final int CLASSES = EdgeClasses.COUNT;

  private final float[] weights;

  /**
   * Takes filters over.
   *
   * @param weights (CLASSES, TAPS, OUTPUTS), row-major; handed over
   * @throws IllegalArgumentException if there are more or fewer
   */
  public DetailFilters(float[] weights) {
    if (weights.length != CLASSES * TAPS * OUTPUTS) {
      throw new IllegalArgumentException(
          "%d x %d x %d weights are wanted, found %d"
              .formatted(CLASSES, TAPS, OUTPUTS, weights.length));
    }
    this.weights = weights;
  }

  /** A copy of all filters, (CLASSES, TAPS, OUTPUTS). */
  public float[] toArray() {
    return weights.clone();
  }

  /**
   * Some rows of a picture twice as large.
   *
   * @param picture (height, width, C)
   * @param first row of it
   * @param rows of it
   * @return (2 rows, 2 width, C), row-major
   */
  float[] doubled(Samples picture, int first, int rows) {
    PictureRows from = PictureRows.of(picture, first, rows);
    int[] classes = EdgeClasses.of(from);
    int channels = from.channels;
    int width = from.width;
    float[] result = new float[4 * rows * width * channels];
    float[] about = new float[TAPS];
    float[] four = new float[OUTPUTS];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < width; x++) {
        int filter = classes[y * width + x] * TAPS * OUTPUTS;
        for (int c = 0; c < channels; c++) {
          float middle = surroundings(from, y, x, c, about);
          apply(filter, about, four);
          for (int o = 0; o < OUTPUTS; o++) {
            int row = 2 * y + o / 2;
            int column = 2 * x + o % 2;
            result[(row * 2 * width + column) * channels + c] = middle + four[o];
          }
        }
      }
    }
    AlphaWeight.straighten(result, channels);
    return result;
  }

  /** Writes the differences of the pixels about one from it; returns its value. */
  static float surroundings(PictureRows from, int row, int column, int channel, float[] into) {
    int side = 2 * PictureRows.MARGIN + 1;
    float[] values = from.values;
    float middle = values[from.at(row + PictureRows.MARGIN, column + PictureRows.MARGIN) + channel];
    for (int i = 0; i < side; i++) {
      int at = from.at(row + i, column) + channel;
      for (int j = 0; j < side; j++) {
        into[i * side + j] = values[at + j * from.channels] - middle;
      }
    }
    return middle;
  }

  private void apply(int filter, float[] about, float[] four) {
    Arrays.fill(four, 0);
    for (int t = 0; t < TAPS; t++) {
      int at = filter + t * OUTPUTS;
      float value = about[t];
      four[0] += value * weights[at];
      four[1] += value * weights[at + 1];
      four[2] += value * weights[at + 2];
      four[3] += value * weights[at + 3];
    }
  }
}
