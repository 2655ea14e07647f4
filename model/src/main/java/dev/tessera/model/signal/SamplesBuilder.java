package dev.tessera.model.signal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * Samples in the making, of any length, all 0 at first; memory is taken as it is written to. May
 * begin with 8 or 16 bits per value: then it stays with them as long as every value put is k/255,
 * or k/65535, to the last bit, and turns to floats at the first that is not, so that what is read
 * is always what was put.
 */
public final class SamplesBuilder {
  /** Small pictures lie in one array, and none is so large that making it takes long. */
  private static final int SHIFT = 21;

  private final int[] extent;
  private final int channels;
  private final long length;
  private final int shift;

  /** A chunk that was not written to yet is empty. */
  private final OpenChunk[] chunks;

  private StoredAs storedAs;

  /** In chunks of 2^shift values. */
  SamplesBuilder(int[] extent, int channels, StoredAs storedAs, int shift) {
    this.extent = extent.clone();
    this.channels = channels;
    this.shift = shift;
    length = Samples.length(extent, channels);
    this.storedAs = storedAs;
    chunks = new OpenChunk[Math.toIntExact(((length - 1) >> shift) + 1)];
    Arrays.fill(chunks, storedAs.room(0));
  }

  /**
   * Samples of floats.
   *
   * @param extent samples along each axis, slowest first, each at least 1
   * @param channels C, at least 1
   */
  public static SamplesBuilder floats(int[] extent, int channels) {
    return new SamplesBuilder(extent, channels, StoredAs.FLOATS, SHIFT);
  }

  /** Samples of 8 bits as long as that is exact. */
  public static SamplesBuilder eightBit(int[] extent, int channels) {
    return new SamplesBuilder(extent, channels, StoredAs.BYTES, SHIFT);
  }

  /** Samples of 16 bits as long as that is exact. */
  public static SamplesBuilder sixteenBit(int[] extent, int channels) {
    return new SamplesBuilder(extent, channels, StoredAs.SHORTS, SHIFT);
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
    if (!storedAs.holds(values, offset, count)) {
      widen();
    }
    int done = 0;
    while (done < count) {
      int some = run(flatIndex + done, count - done);
      made(chunk(flatIndex + done)).put(within(flatIndex + done), values, offset + done, some);
      done += some;
    }
  }

  /** Whether values put so far are kept with 8 bits. */
  public boolean isEightBit() {
    return storedAs == StoredAs.BYTES;
  }

  /**
   * Sets values that stand for k/255, which samples of 8 bits keep.
   *
   * @param flatIndex position of the first in the flat (extent..., C) values
   * @param values read from their position on, which moves
   * @throws IllegalStateException if the samples are none of 8 bits
   */
  public void put(long flatIndex, ByteBuffer values, int count) {
    Objects.checkFromIndexSize(flatIndex, count, length);
    int done = 0;
    while (done < count) {
      int some = run(flatIndex + done, count - done);
      if (!(made(chunk(flatIndex + done)) instanceof ByteChunk chunk)) {
        throw new IllegalStateException(
            "bytes are for samples of 8 bits, these are "
                + storedAs.name().toLowerCase(Locale.ROOT));
      }
      chunk.put(within(flatIndex + done), values, some);
      done += some;
    }
  }

  /** Adds values to those there; samples of 8 or 16 bits turn to floats. */
  public void add(long flatIndex, float[] values, int offset, int count) {
    Objects.checkFromIndexSize(flatIndex, count, length);
    widen();
    int done = 0;
    while (done < count) {
      int some = run(flatIndex + done, count - done);
      if (made(chunk(flatIndex + done)) instanceof FloatChunk chunk) {
        chunk.add(within(flatIndex + done), values, offset + done, some);
      }
      done += some;
    }
  }

  /** Parts whose memory {@link #takeMemory} takes. */
  public int chunks() {
    return chunks.length;
  }

  /**
   * Takes the memory of a part now; several threads may do that for parts of their own. Where
   * values are written fast, getting memory for the first time is most of the work. Once it is
   * taken, several threads may also write to places of their own.
   */
  public void takeMemory(int chunk) {
    made(chunk);
  }

  private OpenChunk made(int chunk) {
    OpenChunk found = chunks[chunk];
    if (found.length() == 0) {
      found = storedAs.room(chunkLength(chunk));
      chunks[chunk] = found;
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

  private void widen() {
    if (storedAs == StoredAs.FLOATS) {
      return;
    }
    storedAs = StoredAs.FLOATS;
    for (int c = 0; c < chunks.length; c++) {
      float[] values = new float[chunks[c].length()];
      chunks[c].copyTo(0, values, 0, values.length);
      chunks[c] = new FloatChunk(values);
    }
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
    Chunk[] kept = new Chunk[Math.toIntExact(((count - 1) >> shift) + 1)];
    for (int c = 0; c < kept.length; c++) {
      kept[c] = made(c).cut((int) Math.min(chunkLength(c), count - ((long) c << shift)));
    }
    return new Samples(built, channels, kept, shift);
  }
}
