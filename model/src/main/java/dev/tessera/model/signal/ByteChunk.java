package dev.tessera.model.signal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Values of 8 bits: k/255 in single precision; the array given is handed over. */
final class ByteChunk implements OpenChunk {
  private static final float LARGEST = 255;

  /** What each byte stands for. */
  private static final float[] VALUES = new float[256];

  static {
    for (int k = 0; k < VALUES.length; k++) {
      VALUES[k] = k / LARGEST;
    }
  }

  private final byte[] values;

  ByteChunk(byte[] values) {
    this.values = values;
  }

  @Override
  public int length() {
    return values.length;
  }

  @Override
  public long bytes() {
    return values.length;
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
    destination.put(values, index, length);
  }

  @Override
  public void put(int index, float[] from, int offset, int length) {
    for (int i = 0; i < length; i++) {
      values[index + i] = stored(from[offset + i]);
    }
  }

  /** Sets values as they are kept. */
  void put(int index, ByteBuffer from, int length) {
    from.get(values, index, length);
  }

  @Override
  public Chunk cut(int length) {
    return length == values.length ? this : new ByteChunk(Arrays.copyOf(values, length));
  }

  /** The value that a byte stands for. */
  static float value(byte stored) {
    return VALUES[stored & 0xFF];
  }

  /** Whether a value is k/255, to the last bit. */
  static boolean holds(float value) {
    return Float.floatToRawIntBits(value(stored(value))) == Float.floatToRawIntBits(value);
  }

  /** The byte nearest to a value. */
  static byte stored(float value) {
    return (byte) (int) (value * LARGEST + 0.5f);
  }
}
