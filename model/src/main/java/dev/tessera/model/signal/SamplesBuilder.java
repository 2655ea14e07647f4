package dev.tessera.model.signal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * Samples in the making, of any length, all 0 at first; memory is taken as it is written to. May
 * begin with 8 bits per value: then it stays with them as long as every value put is k/255 to the
 * last bit, and turns to floats at the first that is not, so that what is read is always what was
 * put.
 */
public final class SamplesBuilder {
  /** Small pictures lie in one array, and none is so large that making it takes long. */
  private static final int SHIFT = 21;

  /** A chunk of floats may be made by one thread and found by another. */
  private static final VarHandle CHUNK = MethodHandles.arrayElementVarHandle(float[][].class);

  private final int[] extent;
  private final int channels;
  private final long length;
  private final int shift;

  /** A chunk that was not written to yet is empty. */
  private byte[][] bytes;

  private float[][] floats;

  /** In chunks of 2^shift values. */
  SamplesBuilder(int[] extent, int channels, boolean eightBit, int shift) {
    this.extent = extent.clone();
    this.channels = channels;
    this.shift = shift;
    length = Samples.length(extent, channels);
    int chunks = Math.toIntExact(((length - 1) >> shift) + 1);
    bytes = new byte[eightBit ? chunks : 0][0];
    floats = new float[eightBit ? 0 : chunks][0];
  }

  /**
   * Samples of floats.
   *
   * @param extent samples along each axis, slowest first, each at least 1
   * @param channels C, at least 1
   */
  public static SamplesBuilder floats(int[] extent, int channels) {
    return new SamplesBuilder(extent, channels, false, SHIFT);
  }

  /** Samples of 8 bits as long as that is exact. */
  public static SamplesBuilder eightBit(int[] extent, int channels) {
    return new SamplesBuilder(extent, channels, true, SHIFT);
  }

  private int chunkLength(int chunk) {
    return (int) Math.min(1L << shift, length - ((long) chunk << shift));
  }

  /**
   * Sets values.
   *
   * @param flatIndex position of the first in the flat (extent..., C) values
   */
  public void put(long flatIndex, float[] values, int offset, int count) {
    Objects.checkFromIndexSize(flatIndex, count, length);
    if (isEightBit() && !allHeld(values, offset, count)) {
      widen();
    }
    int done = 0;
    while (done < count) {
      int some = run(flatIndex + done, count - done);
      put(chunk(flatIndex + done), within(flatIndex + done), values, offset + done, some);
      done += some;
    }
  }

  private void put(int chunk, int within, float[] values, int offset, int count) {
    if (!isEightBit()) {
      System.arraycopy(values, offset, floats(chunk), within, count);
      return;
    }
    byte[] target = bytes(chunk);
    for (int i = 0; i < count; i++) {
      target[within + i] = ByteChunk.stored(values[offset + i]);
    }
  }

  /** Whether values put so far are kept with 8 bits. */
  public boolean isEightBit() {
    return bytes.length > 0;
  }

  /**
   * Sets values that stand for k/255, which samples of 8 bits keep.
   *
   * @param flatIndex position of the first in the flat (extent..., C) values
   * @param values read from their position on, which moves
   * @throws IllegalStateException if the samples are floats
   */
  public void put(long flatIndex, ByteBuffer values, int count) {
    Objects.checkFromIndexSize(flatIndex, count, length);
    if (!isEightBit()) {
      throw new IllegalStateException("bytes are for samples of 8 bits, these are floats");
    }
    int done = 0;
    while (done < count) {
      int some = run(flatIndex + done, count - done);
      values.get(bytes(chunk(flatIndex + done)), within(flatIndex + done), some);
      done += some;
    }
  }

  /**
   * Adds values to those there; samples of 8 bits turn to floats. Several threads may add to places
   * of their own where the samples are floats already.
   */
  public void add(long flatIndex, float[] values, int offset, int count) {
    Objects.checkFromIndexSize(flatIndex, count, length);
    widen();
    int done = 0;
    while (done < count) {
      int some = run(flatIndex + done, count - done);
      float[] target = floats(chunk(flatIndex + done));
      int within = within(flatIndex + done);
      for (int i = 0; i < some; i++) {
        target[within + i] += values[offset + done + i];
      }
      done += some;
    }
  }

  /** Parts whose memory {@link #takeMemory} takes. */
  public int chunks() {
    return Math.max(bytes.length, floats.length);
  }

  /**
   * Takes the memory of a part now; several threads may do that for parts of their own. Where
   * values are written fast, getting memory for the first time is most of the work. Once it is
   * taken, several threads may also write to places of their own.
   */
  public void takeMemory(int chunk) {
    if (isEightBit()) {
      bytes(chunk);
    } else {
      floats(chunk);
    }
  }

  private float[] floats(int chunk) {
    float[] found = (float[]) CHUNK.getAcquire(floats, chunk);
    return found.length > 0 ? found : madeFloats(chunk);
  }

  private synchronized float[] madeFloats(int chunk) {
    if (floats[chunk].length == 0) {
      CHUNK.setRelease(floats, chunk, new float[chunkLength(chunk)]);
    }
    return floats[chunk];
  }

  private byte[] bytes(int chunk) {
    byte[] found = bytes[chunk];
    if (found.length == 0) {
      found = new byte[chunkLength(chunk)];
      bytes[chunk] = found;
    }
    return found;
  }

  private int chunk(long at) {
    return (int) (at >> shift);
  }

  private int within(long at) {
    return (int) (at - ((long) chunk(at) << shift));
  }

  /** How many of the values from a position on lie in the same chunk. */
  private int run(long at, int most) {
    return Math.min(most, chunkLength(chunk(at)) - within(at));
  }

  private static boolean allHeld(float[] values, int offset, int count) {
    for (int i = offset; i < offset + count; i++) {
      if (!ByteChunk.holds(values[i])) {
        return false;
      }
    }
    return true;
  }

  private void widen() {
    if (!isEightBit()) {
      return;
    }
    floats = new float[bytes.length][0];
    for (int c = 0; c < floats.length; c++) {
      if (bytes[c].length > 0) {
        new ByteChunk(bytes[c]).copyTo(0, floats(c), 0, bytes[c].length);
        bytes[c] = new byte[0];
      }
    }
    bytes = new byte[0][];
  }

  /** The samples; nothing may be put or added afterwards. */
  public Samples build() {
    return build(extent[0]);
  }

  /**
   * The first samples along the slowest axis, where fewer came than were expected; nothing may be
   * put or added afterwards.
   *
   * @param slowest how many, 1 to the extent of axis 0
   */
  public Samples build(int slowest) {
    Range.require("samples along axis 0", slowest, 1, extent[0]);
    int[] built = extent.clone();
    built[0] = slowest;
    long count = length / extent[0] * slowest;
    Chunk[] chunks = new Chunk[Math.toIntExact(((count - 1) >> shift) + 1)];
    for (int c = 0; c < chunks.length; c++) {
      int values = (int) Math.min(chunkLength(c), count - ((long) c << shift));
      chunks[c] =
          isEightBit()
              ? new ByteChunk(cut(bytes(c), values))
              : new FloatChunk(cut(floats(c), values));
    }
    return new Samples(built, channels, chunks, shift);
  }

  private static byte[] cut(byte[] chunk, int values) {
    return chunk.length == values ? chunk : Arrays.copyOf(chunk, values);
  }

  private static float[] cut(float[] chunk, int values) {
    return chunk.length == values ? chunk : Arrays.copyOf(chunk, values);
  }
}
