package dev.tessera.model.magnify;

import dev.tessera.model.signal.AlphaWeight;
import dev.tessera.model.signal.Samples;

/**
 * What lies between the pixels of photographs: four pixels in the place of each, which are then
 * looked at again, as larger surroundings tell more. Learned by least squares so that pictures
 * halved by a box become the pictures again (Romano, Isidoro and Milanfar 2016). Colours count by
 * their alpha.
 *
 * @param doubling four pixels for each
 * @param finish what these become by those about them
 */
public record DetailFilters(EdgeFilters doubling, EdgeFilters finish) {
  /** Rows of a half beyond which a pixel of the picture twice as large does not look. */
  private static final int REACH = (PictureRows.MARGIN + 1) / 2;

  /**
   * Some rows of a picture twice as large: the mean of four pixels is what the one pixel was.
   *
   * @param half (height, width, C)
   * @param first row of it
   * @param rows of it
   * @return (2 rows, 2 width, C), row-major
   */
  float[] doubled(Samples half, int first, int rows) {
    int top = Math.max(0, first - REACH);
    int bottom = Math.min(half.extent(0), first + rows + REACH);
    int[] extent = {2 * (bottom - top), 2 * half.extent(1)};
    float[] about = doubling.applied(half, top, bottom - top);
    Samples rough = Samples.of(extent, half.channels(), about);
    float[] values = finish.applied(rough, 2 * (first - top), 2 * rows);
    keepMeans(half, first, values);
    return values;
  }

  private static void keepMeans(Samples half, int first, float[] values) {
    int channels = half.channels();
    int row = half.extent(1) * channels;
    int below = 2 * row;
    int rows = values.length / (2 * below);
    float[] means = new float[rows * row];
    half.copyTo((long) first * row, means, 0, means.length);
    AlphaWeight.weigh(means, channels);
    AlphaWeight.weigh(values, channels);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < half.extent(1); x++) {
        for (int c = 0; c < channels; c++) {
          int at = 2 * y * below + 2 * x * channels + c;
          float mean =
              (values[at]
                      + values[at + channels]
                      + values[at + below]
                      + values[at + below + channels])
                  / 4;
          float more = means[y * row + x * channels + c] - mean;
          values[at] += more;
          values[at + channels] += more;
          values[at + below] += more;
          values[at + below + channels] += more;
        }
      }
    }
    AlphaWeight.straighten(values, channels);
  }
}
