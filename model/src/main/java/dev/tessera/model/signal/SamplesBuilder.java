package dev.tessera.model.signal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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
  /**
   * Small pictures lie in one array, and none is so large that making it takes long. The collector
   * gives an array of megabytes whole regions of 1, 2, 4, 8 or 16 MB, so with its header it fills
   * them: of 2 MB and a few bytes each takes 4 where regions are of 4 MB.
   */
  private static final int CHUNK_BYTES = (1 << 24) - 64;

  /** A chunk may be made by one thread and found by another. */
  private static final VarHandle CHUNK = MethodHandles.arrayElementVarHandle(OpenChunk[].class);

  private final int[] extent;
  private final int channels;
  private final long length;

  /** Values of each chunk but the last. */
  private final int each;

  /** A chunk that was not written to yet is empty. */
  private final OpenChunk[] chunks;

  private StoredAs storedAs;

  /** In chunks of so many values. */
  SamplesBuilder(int[] extent, int channels, StoredAs storedAs, int each) {
    this.extent = extent.clone();
    this.channels = channels;
    this.each = each;
    length = Samples.length(extent, channels);
    this.storedAs = storedAs;
    chunks = new OpenChunk[Math.toIntExact((length - 1) / each + 1)];
    Arrays.fill(chunks, storedAs.room(0));
  }

  /**
   * Samples of floats.
   *
   * @param extent samples along each axis, slowest first, each at least 1
   * @param channels C, at least 1
   */
  public static SamplesBuilder floats(int[] extent, int channels) {
    return new SamplesBuilder(extent, channels, StoredAs.FLOATS, CHUNK_BYTES / Float.BYTES);
  }

  /** Samples of 8 bits as long as that is exact. */
  public static SamplesBuilder eightBit(int[] extent, int channels) {
    return new SamplesBuilder(extent, channels, StoredAs.BYTES, CHUNK_BYTES);
  }

  /** Samples of 16 bits as long as that is exact. */
  public static SamplesBuilder sixteenBit(int[] extent, int channels) {
    return new SamplesBuilder(extent, channels, StoredAs.SHORTS, CHUNK_BYTES / Short.BYTES);
  }

  private int chunkLength(int chunk) {
    return (int) Math.min(each, length - (long) chunk * each);
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

  /**
   * Adds values to those there; samples of 8 or 16 bits turn to floats. Several threads may add to
   * places of their own where the samples are floats already.
   */
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
    OpenChunk found = (OpenChunk) CHUNK.getAcquire(chunks, chunk);
    return found.length() > 0 ? found : newlyMade(chunk);
  }

  private synchronized OpenChunk newlyMade(int chunk) {
    if (chunks[chunk].length() == 0) {
      CHUNK.setRelease(chunks, chunk, storedAs.room(chunkLength(chunk)));
    }
    return chunks[chunk];
  }

  private int chunk(long at) {
    return (int) (at / each);
  }

  private int within(long at) {
    return (int) (at % each);
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
    Chunk[] kept = new Chunk[Math.toIntExact((count - 1) / each + 1)];
    for (int c = 0; c < kept.length; c++) {
      kept[c] = made(c).cut((int) Math.min(chunkLength(c), count - (long) c * each));
    }
    return new Samples(built, channels, kept, each);
  }
}
