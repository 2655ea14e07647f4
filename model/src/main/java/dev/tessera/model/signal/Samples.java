package dev.tessera.model.signal;

import java.util.Arrays;

/**
 * An immutable block of float samples on a regular grid: (extent..., C), row-major, channels last.
 *
 * <p>The array given to {@link #of} is handed over: the caller must not touch it again.
 */
public final class Samples {
  private final int[] extent;
  private final int channels;
  private final float[] values;

  private Samples(int[] extent, int channels, float[] values) {
    this.extent = extent;
    this.channels = channels;
    this.values = values;
  }

  /**
   * Wraps values without copying.
   *
   * @param extent samples along each axis, slowest first, each at least 1; an image is {height,
   *     width}
   * @param channels C, at least 1
   * @param values (extent..., C); ownership passes to the result
   * @throws IllegalArgumentException if the length of values is not the product of extent and
   *     channels
   */
  public static Samples of(int[] extent, int channels, float[] values) {
    long count = channels;
    for (int n : extent) {
      if (n < 1) {
        throw new IllegalArgumentException("extent must be positive: " + Arrays.toString(extent));
      }
      count = Math.multiplyExact(count, n);
    }
    if (channels < 1 || count != values.length) {
      throw new IllegalArgumentException(
          "extent "
              + Arrays.toString(extent)
              + " x "
              + channels
              + " channels wants "
              + count
              + " values, found "
              + values.length);
    }
    return new Samples(extent.clone(), channels, values);
  }

  /** Number of axes d. */
  public int dimensions() {
    return extent.length;
  }

  /** Samples along one axis; axis 0 is the slowest (an image's height). */
  public int extent(int axis) {
    return extent[axis];
  }

  /** A copy of the extent, slowest axis first. */
  public int[] extent() {
    return extent.clone();
  }

  /** Number of channels C. */
  public int channels() {
    return channels;
  }

  /** Number of grid points, channels not counted. */
  public int count() {
    return values.length / channels;
  }

  /** The value of a channel at a grid point given by its row-major index. */
  public float get(int index, int channel) {
    return values[index * channels + channel];
  }

  /**
   * The value at a position of the flat (extent..., C) array; {@code count() * channels()} long.
   */
  public float get(int flatIndex) {
    return values[flatIndex];
  }

  /** Copies {@code length} values of the flat (extent..., C) array. */
  public void copyTo(int flatIndex, float[] destination, int offset, int length) {
    System.arraycopy(values, flatIndex, destination, offset, length);
  }

  /** Whether the other block has the same extent and number of channels. */
  public boolean sameShape(Samples other) {
    return channels == other.channels && Arrays.equals(extent, other.extent);
  }

  @Override
  public String toString() {
    return "Samples" + Arrays.toString(extent) + "x" + channels;
  }
}
