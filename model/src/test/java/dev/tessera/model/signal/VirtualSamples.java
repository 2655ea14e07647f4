package dev.tessera.model.signal;

import java.nio.ByteBuffer;
import java.util.function.LongUnaryOperator;

/** Samples that are computed when they are read, so that there may be very many of them. */
public final class VirtualSamples {
  private static final int EACH = 1 << 30;

  private VirtualSamples() {}

  private record Computed(long first, int length, LongUnaryOperator value) implements Chunk {
    @Override
    public long bytes() {
      return 0;
    }

    @Override
    public float get(int index) {
      return (float) value.applyAsLong(first + index);
    }

    @Override
    public void copyTo(int index, ByteBuffer destination, int length) {
      for (int i = 0; i < length; i++) {
        destination.putFloat(get(index + i));
      }
    }

    @Override
    public void copyTo(int index, float[] destination, int offset, int count) {
      for (int i = 0; i < count; i++) {
        destination[offset + i] = get(index + i);
      }
    }
  }

  /**
   * Samples (extent..., C).
   *
   * @param value whole number at each position of the flat samples, exact as a float
   */
  public static Samples of(int[] extent, int channels, LongUnaryOperator value) {
    long length = Samples.length(extent, channels);
    Chunk[] chunks = new Chunk[(int) ((length - 1) / EACH + 1)];
    for (int c = 0; c < chunks.length; c++) {
      long first = (long) c * EACH;
      chunks[c] = new Computed(first, (int) Math.min(EACH, length - first), value);
    }
    return new Samples(extent, channels, chunks, EACH);
  }

  /** Samples in memory, in chunks of 9 values: of floats, or of bytes as long as that is exact. */
  public static Samples chunked(int[] extent, int channels, float[] values, boolean eightBit) {
    SamplesBuilder builder =
        new SamplesBuilder(extent, channels, eightBit ? StoredAs.BYTES : StoredAs.FLOATS, 9);
    builder.put(0, values, 0, values.length);
    return builder.build();
  }
}
