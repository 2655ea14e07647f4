package dev.tessera.model.magnify;

import dev.tessera.model.signal.AlphaWeight;
import dev.tessera.model.signal.Samples;
import java.util.Arrays;

/**
 * Pixels of photographs as sums of those about a place, by filters that the kind of the
 * surroundings chooses; see {@link EdgeClasses}.
 *
 * <p>With m the pixel there, p a pixel about it and w a filter: m + sum of w (p - m). What is
 * constant stays so. Colours count by their alpha.
 */
public final class EdgeFilters {
  /** Pixels about a pixel, itself included: a square of 2 * 3 + 1. */
  public static final int TAPS = (2 * PictureRows.MARGIN + 1) * (2 * PictureRows.MARGIN + 1);

  /** Kinds of surroundings. */
  public static final int CLASSES = EdgeClasses.COUNT;

  private final int scale;
  private final int outputs;
  private final float[] weights;

  /**
   * Takes filters over.
   *
   * @param scale k: k * k pixels come in the place of one, row by row; 1 or 2
   * @param weights (CLASSES, TAPS, k * k), row-major; handed over
   * @throws IllegalArgumentException if there are more or fewer
   */
  public EdgeFilters(int scale, float[] weights) {
    this.scale = scale;
    outputs = scale * scale;
    if (weights.length != CLASSES * TAPS * outputs) {
      throw new IllegalArgumentException(
          "%d x %d x %d weights are wanted, found %d"
              .formatted(CLASSES, TAPS, outputs, weights.length));
    }
    this.weights = weights;
  }

  /** A copy of all filters, (CLASSES, TAPS, k * k). */
  public float[] toArray() {
    return weights.clone();
  }

  /**
   * What becomes of some rows of a picture.
   *
   * @param picture (height, width, C)
   * @param first row of it
   * @param rows of it
   * @return (k rows, k width, C), row-major
   */
  float[] applied(Samples picture, int first, int rows) {
    PictureRows from = PictureRows.of(picture, first, rows);
    int[] classes = EdgeClasses.of(from);
    int channels = from.channels;
    int width = from.width;
    float[] result = new float[outputs * rows * width * channels];
    float[] about = new float[TAPS];
    float[] sums = new float[outputs];
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < width; x++) {
        int filter = classes[y * width + x] * TAPS * outputs;
        for (int c = 0; c < channels; c++) {
          float middle = surroundings(from, y, x, c, about);
          apply(filter, about, sums);
          for (int o = 0; o < outputs; o++) {
            int row = scale * y + o / scale;
            int column = scale * x + o % scale;
            result[(row * scale * width + column) * channels + c] = middle + sums[o];
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

  private void apply(int filter, float[] about, float[] sums) {
    Arrays.fill(sums, 0);
    for (int t = 0; t < TAPS; t++) {
      int at = filter + t * outputs;
      float value = about[t];
      for (int o = 0; o < outputs; o++) {
        sums[o] += value * weights[at + o];
      }
    }
  }
}
