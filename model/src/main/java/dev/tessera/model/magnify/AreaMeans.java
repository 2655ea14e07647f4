package dev.tessera.model.magnify;

import dev.tessera.model.signal.AlphaWeight;
import dev.tessera.model.signal.Samples;
import java.util.Arrays;

/**
 * A picture at a smaller size: each pixel is the mean of the area that it covers, in which colours
 * count by their alpha.
 */
final class AreaMeans {
  private AreaMeans() {}

  /**
   * Some rows of it.
   *
   * @param picture (height, width, C)
   * @param extent (height, width) of the smaller picture
   * @param first row of it
   * @param rows of it
   * @return (rows, width, C), row-major
   */
  static float[] rows(Samples picture, int[] extent, int first, int rows) {
    int channels = picture.channels();
    double down = picture.extent(0) / (double) extent[0];
    float[] result = new float[rows * extent[1] * channels];
    float[] line = new float[picture.extent(1) * channels];
    float[] mean = new float[line.length];
    for (int r = 0; r < rows; r++) {
      Arrays.fill(mean, 0);
      double from = (first + r) * down;
      double to = Math.min(picture.extent(0), from + down);
      for (int y = (int) from; y < to; y++) {
        float share = share(from, to, y);
        picture.copyTo((long) y * line.length, line, 0, line.length);
        AlphaWeight.weigh(line, channels);
        for (int i = 0; i < line.length; i++) {
          mean[i] += share * line[i];
        }
      }
      across(mean, channels, result, r * extent[1] * channels, extent[1]);
    }
    AlphaWeight.straighten(result, channels);
    return result;
  }

  private static void across(float[] line, int channels, float[] into, int at, int width) {
    int pixels = line.length / channels;
    double step = pixels / (double) width;
    for (int x = 0; x < width; x++) {
      double from = x * step;
      double to = Math.min(pixels, from + step);
      for (int p = (int) from; p < to; p++) {
        float share = share(from, to, p);
        for (int c = 0; c < channels; c++) {
          into[at + x * channels + c] += share * line[p * channels + c];
        }
      }
    }
  }

  /** Of an interval, the part that lies in a pixel. */
  private static float share(double from, double to, int pixel) {
    return (float) ((Math.min(to, pixel + 1.0) - Math.max(from, pixel)) / (to - from));
  }
}
