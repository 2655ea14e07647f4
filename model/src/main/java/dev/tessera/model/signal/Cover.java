package dev.tessera.model.signal;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Fills a frame with a picture: its middle, cut to the shape of the frame, is resampled to its size
 * with a triangle as wide as a pixel of the frame (at least of the picture), so that a smaller
 * picture is averaged and a larger one interpolated linearly. At its own size a picture stays what
 * it is.
 */
public final class Cover {
  private static final int ALPHA = 3;

  private final Samples picture;
  private final int channels;
  private final double scale;
  private final int height;
  private final int width;

  private Cover(Samples picture, int height, int width, int channels) {
    this.picture = picture.requireImage();
    this.height = height;
    this.width = width;
    this.channels = channels;
    scale = scale(picture, height, width);
  }

  /**
   * Pixels of the picture per pixel of the frame and axis; less than 1 enlarges.
   *
   * @throws IllegalArgumentException if it is no image
   */
  public static double scale(Samples picture, int height, int width) {
    picture.requireImage();
    return Math.min(picture.extent(0) / (double) height, picture.extent(1) / (double) width);
  }

  /**
   * Fills a frame.
   *
   * @param picture (h, w, C), C 1, 3 or 4 with straight alpha
   * @param height of the frame
   * @param width of the frame
   * @param channels of the result, 1, 3 or 4: grey is spread, colour is weighed (Rec. 601), alpha
   *     is laid over white where it is dropped and 1 where it is added
   * @param cancelled asked once per row
   * @return (height, width, channels)
   * @throws IllegalArgumentException if it is no image
   * @throws CancellationException once cancelled says so
   */
  public static Samples of(
      Samples picture, int height, int width, int channels, BooleanSupplier cancelled) {
    return new Cover(picture, height, width, channels).filled(cancelled);
  }

  private Samples filled(BooleanSupplier cancelled) {
    float[] out = new float[Math.multiplyExact(Math.multiplyExact(height, width), channels)];
    Axis across = new Axis(picture.extent(1), width, scale);
    Axis down = new Axis(picture.extent(0), height, scale);
    float[] line = new float[picture.extent(1) * channels];
    float[] point = new float[channels];
    int kept = down.widest();
    float[][] rows = new float[kept][]; // resampled rows of the picture, by index modulo kept
    int[] held = new int[kept];
    Arrays.fill(held, -1);
    for (int y = 0; y < height; y++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      for (int j = down.first(y); j <= down.last(y); j++) {
        int slot = j % kept;
        if (held[slot] != j) {
          read(j, line, point);
          rows[slot] = across.along(line, channels);
          held[slot] = j;
        }
        float weight = (float) down.weight(y, j);
        for (int i = 0; i < width * channels; i++) {
          out[y * width * channels + i] += weight * rows[slot][i];
        }
      }
    }
    AlphaWeight.straighten(out, channels);
    return Samples.of(new int[] {height, width}, channels, out);
  }

  /** A row of the picture with other channels; colours premultiplied if alpha is kept. */
  private void read(int y, float[] line, float[] point) {
    for (int x = 0; x < picture.extent(1); x++) {
      convert((long) y * picture.extent(1) + x, point);
      System.arraycopy(point, 0, line, x * channels, channels);
    }
    AlphaWeight.weigh(line, channels);
  }

  private void convert(long index, float[] point) {
    int given = picture.channels();
    float alpha = given == 4 ? picture.get(index, ALPHA) : 1;
    if (channels == 1 && given >= 3) {
      point[0] =
          over(
              0.299f * picture.get(index, 0)
                  + 0.587f * picture.get(index, 1)
                  + 0.114f * picture.get(index, 2),
              alpha);
      return;
    }
    for (int c = 0; c < Math.min(3, channels); c++) {
      float value = picture.get(index, Math.min(c, given - 1));
      point[c] = channels == 4 ? value : over(value, alpha);
    }
    if (channels == 4) {
      point[ALPHA] = alpha;
    }
  }

  private static float over(float value, float alpha) {
    return alpha == 1 ? value : value * alpha + 1 - alpha;
  }

  /** Which samples along an axis make one of the frame, and how much each counts. */
  private static final class Axis {
    private final int extent;
    private final int count;
    private final double scale;
    private final double start;
    private final double reach;

    Axis(int extent, int count, double scale) {
      this.extent = extent;
      this.count = count;
      this.scale = scale;
      start = Math.floor((extent - count * scale) / 2);
      reach = Math.max(1, scale);
    }

    private double centre(int i) {
      return start + (i + 0.5) * scale - 0.5;
    }

    int first(int i) {
      return clamp((int) Math.floor(centre(i) - reach) + 1);
    }

    int last(int i) {
      return clamp((int) Math.ceil(centre(i) + reach) - 1);
    }

    private int clamp(int j) {
      return Math.max(0, Math.min(extent - 1, j));
    }

    /** Most samples that one of the frame needs. */
    int widest() {
      return 2 * (int) Math.ceil(reach) + 2;
    }

    /** Shares sum to 1 over first to last. */
    double weight(int i, int j) {
      double sum = 0;
      for (int k = first(i); k <= last(i); k++) {
        sum += height(i, k);
      }
      return height(i, j) / sum;
    }

    private double height(int i, int j) {
      return Math.max(1e-9, 1 - Math.abs(j - centre(i)) / reach);
    }

    float[] along(float[] line, int channels) {
      float[] out = new float[count * channels];
      for (int i = 0; i < count; i++) {
        double sum = 0;
        for (int j = first(i); j <= last(i); j++) {
          sum += height(i, j);
        }
        for (int j = first(i); j <= last(i); j++) {
          float weight = (float) (height(i, j) / sum);
          for (int c = 0; c < channels; c++) {
            out[i * channels + c] += weight * line[j * channels + c];
          }
        }
      }
      return out;
    }
  }
}
