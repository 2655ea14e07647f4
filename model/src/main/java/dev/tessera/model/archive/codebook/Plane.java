package dev.tessera.model.archive.codebook;

import dev.tessera.model.signal.Samples;

/**
 * Three channels of a picture on a canvas of whole tiles, and back: all of RGB, a grey picture
 * three times, or its transparency three times. Beyond the picture the canvas repeats its border.
 *
 * @param height of the picture in pixels
 * @param width of the picture in pixels
 */
record Plane(int height, int width) {
  private static final float WHITE = 255;

  /** A canvas that holds the picture in whole tiles. */
  Canvas canvas(int tile) {
    return new Canvas(whole(height, tile), whole(width, tile));
  }

  private static int whole(int length, int tile) {
    return Math.multiplyExact((length - 1) / tile + 1, tile);
  }

  /**
   * Lays channels of a picture out.
   *
   * @param from where the picture begins among the samples
   * @param first channel that becomes red
   * @param channels how many there are from there on: 3, or 1, which becomes all three
   */
  Canvas lay(Samples picture, long from, int first, int channels, int tile) {
    Canvas canvas = canvas(tile);
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++) {
        long at = from + (long) Math.min(y, height - 1) * width + Math.min(x, width - 1);
        float red = WHITE * picture.get(at, first);
        boolean grey = channels == 1;
        canvas.put(
            y,
            x,
            red,
            grey ? red : WHITE * picture.get(at, first + 1),
            grey ? red : WHITE * picture.get(at, first + 2));
      }
    }
    return canvas;
  }

  /**
   * Takes channels of a picture off.
   *
   * @param canvas at least as large as the picture
   * @param to (height, width, C)
   * @param stride C
   * @param first channel that red becomes
   * @param channels 3, or 1, which becomes the mean of all three
   */
  void take(Canvas canvas, float[] to, int stride, int first, int channels) {
    float[] pixel = new float[Sizes.CHANNELS];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        canvas.read(y, x, pixel, 0);
        int at = (y * width + x) * stride + first;
        if (channels == 1) {
          to[at] = (pixel[0] + pixel[1] + pixel[2]) / (Sizes.CHANNELS * WHITE);
        } else {
          for (int c = 0; c < channels; c++) {
            to[at + c] = pixel[c] / WHITE;
          }
        }
      }
    }
  }

  /** By how much the values of pixels side by side differ, of the scale 0 to 255. */
  double roughness(Canvas canvas) {
    double sum = 0;
    float[] one = new float[Sizes.CHANNELS];
    float[] other = new float[Sizes.CHANNELS];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        canvas.read(y, x, one, 0);
        canvas.read(y, Math.max(0, x - 1), other, 0);
        sum += distance(one, other);
        canvas.read(Math.max(0, y - 1), x, other, 0);
        sum += distance(one, other);
      }
    }
    return sum / (2.0 * Sizes.CHANNELS * width * height);
  }

  private static double distance(float[] one, float[] other) {
    double sum = 0;
    for (int c = 0; c < Sizes.CHANNELS; c++) {
      sum += Math.abs(one[c] - other[c]);
    }
    return sum;
  }

  /**
   * Mean squared error of a decoded canvas in 8 bits, of the scale 0 to 255.
   *
   * @param channels 3, or 1 where the mean of all three is what counts
   */
  double error(Canvas original, Canvas decoded, int channels) {
    double sum = 0;
    float[] wanted = new float[Sizes.CHANNELS];
    float[] found = new float[Sizes.CHANNELS];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        original.read(y, x, wanted, 0);
        decoded.read(y, x, found, 0);
        if (channels == 1) {
          found[0] = (found[0] + found[1] + found[2]) / Sizes.CHANNELS;
        }
        for (int c = 0; c < channels; c++) {
          double difference = wanted[c] - Math.round(found[c]);
          sum += difference * difference;
        }
      }
    }
    return sum / ((double) channels * width * height);
  }
}
