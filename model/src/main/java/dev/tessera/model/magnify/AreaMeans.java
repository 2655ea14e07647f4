package dev.tessera.model.magnify;

import dev.tessera.model.signal.AlphaWeight;
import dev.tessera.model.signal.Samples;
import java.util.Arrays;

/**
 * A picture at a smaller size: each pixel is the mean of the area that it covers, in which colours
 * count by their alpha.
 */
public final class AreaMeans {
  private AreaMeans() {}

  /**
   * A picture reduced by a whole number: each pixel is the mean of a square of them, at the right
   * and lower edges of what there is of it.
   *
   * @param picture (height, width, C)
   * @param times pixels along each axis that one is made of, at least 1
   * @return (height / times, width / times, C), both rounded up
   */
  public static Samples reduced(Samples picture, int times) {
    int[] extent = {
      (picture.extent(0) + times - 1) / times, (picture.extent(1) + times - 1) / times
    };
    float[] values = rows(picture, extent, new Steps(times, times), 0, extent[0]);
    return Samples.of(extent, picture.channels(), values);
  }

  /** Pixels of a picture that one of the smaller is made of along each axis. */
  private record Steps(double down, double across) {}

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
    double down = picture.extent(0) / (double) extent[0];
    double across = picture.extent(1) / (double) extent[1];
    return rows(picture, extent, new Steps(down, across), first, rows);
  }

  private static float[] rows(Samples picture, int[] extent, Steps steps, int first, int rows) {
    int channels = picture.channels();
    int width = extent[1];
    float[] result = new float[rows * width * channels];
    float[] line = new float[picture.extent(1) * channels];
    float[] mean = new float[line.length];
    for (int r = 0; r < rows; r++) {
      Arrays.fill(mean, 0);
      double from = (first + r) * steps.down();
      double to = Math.min(picture.extent(0), from + steps.down());
      for (int y = (int) from; y < to; y++) {
        float share = share(from, to, y);
        picture.copyTo((long) y * line.length, line, 0, line.length);
        AlphaWeight.weigh(line, channels);
        for (int i = 0; i < line.length; i++) {
          mean[i] += share * line[i];
        }
      }
      across(mean, channels, steps.across(), result, r * width * channels, width);
    }
    AlphaWeight.straighten(result, channels);
    return result;
  }

  private static void across(
      float[] line, int channels, double step, float[] into, int at, int width) {
    int pixels = line.length / channels;
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
