package dev.tessera.model.signal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * An immutable block of samples on a regular grid: (extent..., C), row-major, channels last.
 *
 * <p>The values may lie in several arrays, so that there may be more of them than one array can
 * hold, and may be bytes that stand for k/255 or numbers of 16 bits for k/65535; what is read are
 * floats in either case. The arrays given are handed over: the caller must not touch them again.
 */
public final class Samples {
  /** For one array of any length. */
  private static final int ONE_CHUNK = Integer.MAX_VALUE;

  private final int[] extent;
  private final int channels;
  private final long length;
  private final Chunk[] chunks;

  /** Values of each chunk but the last. */
  private final int each;

  /**
   * Takes over chunks.
   *
   * @param chunks all but the last of so many values
   */
  Samples(int[] extent, int channels, Chunk[] chunks, int each) {
    this.extent = extent.clone();
    this.channels = channels;
    this.length = length(extent, channels);
    this.chunks = chunks;
    this.each = each;
    long found = 0;
    for (Chunk chunk : chunks) {
      found += chunk.length();
    }
    if (found != length) {
      throw new IllegalArgumentException(
          "extent "
              + Arrays.toString(extent)
              + " x "
              + channels
              + " channels wants "
              + length
              + " values, found "
              + found);
    }
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
    return new Samples(extent, channels, new Chunk[] {new FloatChunk(values)}, ONE_CHUNK);
  }

  /** Values in all: the product of extent and channels. */
  static long length(int[] extent, int channels) {
    long count = channels;
    for (int n : extent) {
      if (n < 1) {
        throw new IllegalArgumentException("extent must be positive: " + Arrays.toString(extent));
      }
      count = Math.multiplyExact(count, n);
    }
    if (channels < 1) {
      throw new IllegalArgumentException("channels must be at least 1, found " + channels);
    }
    return count;
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
  public long count() {
    return length / channels;
  }

  /** Number of values: {@code count() * channels()}. */
  public long length() {
    return length;
  }

  /** Memory that the values take. */
  public long bytes() {
    return Arrays.stream(chunks).mapToLong(Chunk::bytes).sum();
  }

  /** The value of a channel at a grid point given by its row-major index. */
  public float get(long index, int channel) {
    return get(index * channels + channel);
  }

  /** The value at a position of the flat (extent..., C) values, less than {@link #length}. */
  public float get(long flatIndex) {
    return chunks[(int) (flatIndex / each)].get((int) (flatIndex % each));
  }

  /** Copies {@code length} values of the flat (extent..., C) values. */
  public void copyTo(long flatIndex, float[] destination, int offset, int length) {
    Objects.checkFromIndexSize(flatIndex, length, this.length);
    if (chunks.length == 1) {
      chunks[0].copyTo((int) flatIndex, destination, offset, length);
    } else {
      gather(flatIndex, destination, offset, length);
    }
  }

  private void gather(long flatIndex, float[] destination, int offset, int length) {
    int done = 0;
    while (done < length) {
      Chunk chunk = chunks[(int) ((flatIndex + done) / each)];
      int from = (int) ((flatIndex + done) % each);
      int some = Math.min(length - done, chunk.length() - from);
      chunk.copyTo(from, destination, offset + done, some);
      done += some;
    }
  }

  /** Whether every value is a byte that stands for k/255. */
  public boolean eightBit() {
    return Arrays.stream(chunks).allMatch(ByteChunk.class::isInstance);
  }

  /**
   * Copies values: bytes as they are kept if they are {@link #eightBit}, else floats.
   *
   * @param flatIndex of the first
   * @param destination receives them from its position on, which moves, in its order of bytes
   */
  public void copyTo(long flatIndex, ByteBuffer destination, int length) {
    Objects.checkFromIndexSize(flatIndex, length, this.length);
    int done = 0;
    while (done < length) {
      Chunk chunk = chunks[(int) ((flatIndex + done) / each)];
      int from = (int) ((flatIndex + done) % each);
      int some = Math.min(length - done, chunk.length() - from);
      chunk.copyTo(from, destination, some);
      done += some;
    }
  }

  /**
   * The samples at one position of the slowest axis, copied: a frame of a clip is a picture.
   *
   * @param position 0 to the extent of axis 0 less 1
   * @return (extent of the other axes, C), bytes if these are
   * @throws IllegalArgumentException if there is but one axis
   */
  public Samples slice(int position) {
    if (extent.length < 2) {
      throw new IllegalArgumentException("samples along one axis have no slices, found " + this);
    }
    Objects.checkIndex(position, extent[0]);
    int[] rest = Arrays.copyOfRange(extent, 1, extent.length);
    int values = Math.toIntExact(length / extent[0]);
    long from = (long) position * values;
    if (eightBit()) {
      ByteBuffer bytes = ByteBuffer.allocate(values);
      copyTo(from, bytes, values);
      return new Samples(rest, channels, new Chunk[] {new ByteChunk(bytes.array())}, ONE_CHUNK);
    }
    float[] floats = new float[values];
    copyTo(from, floats, 0, values);
    return of(rest, channels, floats);
  }

  /** Whether the other block has the same extent and number of channels. */
  public boolean sameShape(Samples other) {
    return channels == other.channels && Arrays.equals(extent, other.extent);
  }

  /**
   * Refuses what is no image.
   *
   * @return this
   * @throws IllegalArgumentException unless this is (height, width) with 1, 3 or 4 channels
   */
  public Samples requireImage() {
    if (extent.length != 2 || channels == 2 || channels > 4) {
      throw new IllegalArgumentException(
          "an image is (height, width) with 1, 3 or 4 channels, found " + this);
    }
    return this;
  }

  @Override
  public String toString() {
    return "Samples" + Arrays.toString(extent) + "x" + channels;
  }
}
