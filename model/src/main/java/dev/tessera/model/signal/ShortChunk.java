package dev.tessera.model.signal;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Values of 16 bits: k/65535 in single precision; the array given is handed over. */
final class ShortChunk implements OpenChunk {
  private static final float LARGEST = 65_535;

  private final short[] values;

  ShortChunk(short[] values) {
    this.values = values;
  }

  @Override
  public int length() {
    return values.length;
  }

  @Override
  public long bytes() {
    return (long) values.length * Short.BYTES;
  }

  @Override
  public float get(int index) {
    return value(values[index]);
  }

  @Override
  public void copyTo(int index, float[] destination, int offset, int length) {
    for (int i = 0; i < length; i++) {
      destination[offset + i] = value(values[index + i]);
    }
  }

  @Override
  public void copyTo(int index, ByteBuffer destination, int length) {
    FloatBuffer floats = destination.asFloatBuffer();
    for (int i = 0; i < length; i++) {
      floats.put(i, value(values[index + i]));
    }
    destination.position(destination.position() + length * Float.BYTES);
  }

  @Override
  public void put(int index, float[] from, int offset, int length) {
    for (int i = 0; i < length; i++) {
      values[index + i] = stored(from[offset + i]);
    }
  }

  @Override
  public Chunk cut(int length) {
    return length == values.length ? this : new ShortChunk(Arrays.copyOf(values, length));
  }

  private static float value(short stored) {
    return (stored & 0xFFFF) / LARGEST;
  }

  /** Whether a value is k/65535, to the last bit. */
  static boolean holds(float value) {
    return Float.floatToRawIntBits(value(stored(value))) == Float.floatToRawIntBits(value);
  }

  private static short stored(float value) {
    return (short) (int) (value * LARGEST + 0.5f);
  }
}
