package dev.tessera.model.magnify;

import dev.tessera.model.signal.AlphaWeight;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SamplesBuilder;
import java.util.Arrays;
import java.util.function.DoubleConsumer;

/**
 * Lanczos' windowed sinc of three zeros, sin(pi t) sin(pi t / 3) / (pi t)^2 * 3 for |t| below 3:
 * the usual way to make a picture larger, by which others are measured.
 */
public final class Lanczos {
  /** Pixels on each side of a place that its value is interpolated from. */
  public static final int REACH = 3;

  /** Pixels that a value is interpolated from. */
  public static final int TAPS = 2 * REACH;

  private Lanczos() {}

  /**
   * Weights of the pixels about a place; they add up to 1.
   *
   * @param phase how far the place lies beyond the pixel {@link #REACH} - 1, 0 to 1
   */
  public static double[] weights(double phase) {
    return weights(phase, 0, TAPS);
  }

  /** As above, where of the pixels those from one on, up to another, are there; others weigh 0. */
  private static double[] weights(double phase, int from, int to) {
    double[] weights = new double[TAPS];
    double sum = 0;
    for (int i = from; i < to; i++) {
      double t = Math.PI * (i - (REACH - 1) - phase);
      weights[i] = t == 0 ? 1 : REACH * Math.sin(t) * Math.sin(t / REACH) / (t * t);
      sum += weights[i];
    }
    for (int i = from; i < to; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  /**
   * A picture made larger: what lies beyond its edges has no say. Colours count by their alpha.
   *
   * @param picture (height, width, C)
   * @param times pixels in the place of one along each axis, at least 1
   * @param share takes how much is done, 0 to 1; what it throws ends the work
   * @return (times * height, times * width, C), values not clamped
   */
  public static Samples enlarged(Samples picture, int times, DoubleConsumer share) {
    int channels = picture.channels();
    int height = picture.extent(0);
    int width = picture.extent(1);
    int row = width * channels;
    int[] extent = {times * height, times * width};
    SamplesBuilder larger = SamplesBuilder.floats(extent, channels);
    double[][] down = places(height, times);
    double[][] across = places(width, times);
    float[] line = new float[row];
    float[] mixed = new float[row];
    float[] wide = new float[times * row];
    for (int y = 0; y < extent[0]; y++) {
      share.accept(y / (double) extent[0]);
      Arrays.fill(mixed, 0);
      int top = first(y, times);
      for (int i = 0; i < TAPS; i++) {
        float weight = (float) down[y][i];
        if (weight != 0) {
          picture.copyTo((long) (top + i) * row, line, 0, row);
          AlphaWeight.weigh(line, channels);
          for (int x = 0; x < row; x++) {
            mixed[x] += weight * line[x];
          }
        }
      }
      stretch(mixed, channels, across, times, wide);
      AlphaWeight.straighten(wide, channels);
      larger.put((long) y * wide.length, wide, 0, wide.length);
    }
    return larger.build();
  }

  /** Weights of the pixels about each pixel of a larger axis. */
  private static double[][] places(int length, int times) {
    double[][] places = new double[times * length][];
    for (int i = 0; i < places.length; i++) {
      int first = first(i, times);
      places[i] =
          weights(
              place(i, times) - first - (REACH - 1),
              Math.max(0, -first),
              Math.min(TAPS, length - first));
    }
    return places;
  }

  /** Where a pixel of the larger axis lies among those of the smaller, whose centres are whole. */
  private static double place(int pixel, int times) {
    return (pixel + 0.5) / times - 0.5;
  }

  /** The first pixel that a pixel of the larger axis is interpolated from. */
  private static int first(int pixel, int times) {
    return (int) Math.floor(place(pixel, times)) - (REACH - 1);
  }

  private static void stretch(
      float[] line, int channels, double[][] places, int times, float[] into) {
    Arrays.fill(into, 0);
    for (int x = 0; x < places.length; x++) {
      int first = first(x, times);
      for (int i = 0; i < TAPS; i++) {
        float weight = (float) places[x][i];
        for (int c = 0; c < channels && weight != 0; c++) {
          into[x * channels + c] += weight * line[(first + i) * channels + c];
        }
      }
    }
  }
}
