package dev.tessera.model.signal.data;

import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.util.Arrays;

/**
 * A picture of a data set: three channels of 8 bits, sRGB-encoded, so that many fit in memory. Grey
 * is repeated, alpha laid over white.
 */
public final class TrainingImage {
  /** C. */
  public static final int CHANNELS = 3;

  private static final float STEPS = 255;

  private final String name;
  private final int height;
  private final int width;
  private final byte[] values;

  private TrainingImage(String name, int height, int width, byte[] values) {
    this.name = name;
    this.height = height;
    this.width = width;
    this.values = values;
  }

  /** Copies a picture of 1, 3 or 4 channels. */
  public static TrainingImage of(GridSignal signal) {
    Samples samples = signal.samples();
    int channels = samples.channels();
    byte[] values = new byte[Math.toIntExact(samples.count() * CHANNELS)];
    for (int i = 0; i < values.length / CHANNELS; i++) {
      float alpha = channels == 4 ? samples.get(i, 3) : 1;
      for (int c = 0; c < CHANNELS; c++) {
        float value = samples.get(i, Math.min(c, channels - 1));
        values[i * CHANNELS + c] = (byte) Argb.quantise(alpha * value + 1 - alpha);
      }
    }
    return new TrainingImage(signal.name(), signal.height(), signal.width(), values);
  }

  /** As {@link GridSignal#name}. */
  public String name() {
    return name;
  }

  /** Pixels from top to bottom. */
  public int height() {
    return height;
  }

  /** Pixels from left to right. */
  public int width() {
    return width;
  }

  /** A value of [0,1]. */
  public float get(int row, int column, int channel) {
    return (values[(row * width + column) * CHANNELS + channel] & 0xff) / STEPS;
  }

  /** Copies a square without scaling, (side,side,3). */
  public void copyTile(int row, int column, int side, float[] destination, int offset) {
    int to = offset;
    for (int y = 0; y < side; y++) {
      int from = ((row + y) * width + column) * CHANNELS;
      for (int i = 0; i < side * CHANNELS; i++) {
        destination[to++] = (values[from++] & 0xff) / STEPS;
      }
    }
  }

  /**
   * Copies some of the tiles that cover the picture, spread evenly over it.
   *
   * @param side of a tile, at most those of the picture
   * @param count at most as many as there are
   * @param destination receives (count,side,side,C) from {@code offset} on
   */
  public void spreadTiles(int side, int count, float[] destination, int offset) {
    int columns = width() / side;
    long all = (long) columns * (height() / side);
    for (int i = 0; i < count; i++) {
      int place = (int) ((2L * i + 1) * all / (2L * count));
      int row = Math.floorDiv(place, columns) * side;
      int length = side * side * CHANNELS;
      copyTile(row, place % columns * side, side, destination, offset + i * length);
    }
  }

  /**
   * Copies a larger square made smaller: each pixel is the mean over the area it covers.
   *
   * @param row of the square's upper edge
   * @param column of its left edge
   * @param side pixels of the tile
   * @param scale pixels of this picture per pixel of the tile, at least 1; scale * side fits
   * @param destination receives (side,side,3)
   */
  public void shrinkTile(
      int row, int column, int side, double scale, float[] destination, int offset) {
    double[] sums = new double[CHANNELS];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        mean(row + y * scale, column + x * scale, scale, sums);
        for (int c = 0; c < CHANNELS; c++) {
          destination[offset + (y * side + x) * CHANNELS + c] = (float) sums[c];
        }
      }
    }
  }

  private void mean(double top, double left, double side, double[] means) {
    int lastRow = Math.min(height - 1, (int) Math.ceil(top + side - 1e-9) - 1);
    int lastColumn = Math.min(width - 1, (int) Math.ceil(left + side - 1e-9) - 1);
    double area = 0;
    Arrays.fill(means, 0);
    for (int r = (int) top; r <= lastRow; r++) {
      double high = Math.min(r + 1, top + side) - Math.max(r, top);
      for (int k = (int) left; k <= lastColumn; k++) {
        double weight = high * (Math.min(k + 1, left + side) - Math.max(k, left));
        area += weight;
        for (int c = 0; c < CHANNELS; c++) {
          means[c] += weight * get(r, k, c);
        }
      }
    }
    for (int c = 0; c < CHANNELS; c++) {
      means[c] /= area;
    }
  }
}
