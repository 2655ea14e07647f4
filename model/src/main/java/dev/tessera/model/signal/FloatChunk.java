package dev.tessera.model.signal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Values as they are; the array given is handed over. */
final class FloatChunk implements OpenChunk {
  private final float[] values;

  FloatChunk(float[] values) {
    this.values = values;
  }

  @Override
  public int length() {
    return values.length;
  }

  @Override
  public long bytes() {
    return (long) values.length * Float.BYTES;
  }

  @Override
  public float get(int index) {
    return values[index];
  }

  @Override
  public void copyTo(int index, float[] destination, int offset, int length) {
    System.arraycopy(values, index, destination, offset, length);
  }

  @Override
  public void copyTo(int index, ByteBuffer destination, int length) {
    destination.asFloatBuffer().put(values, index, length);
    destination.position(destination.position() + length * Float.BYTES);
  }

  @Override
  public void put(int index, float[] from, int offset, int length) {
    System.arraycopy(from, offset, values, index, length);
  }

  /** Adds to the values there. */
  void add(int index, float[] more, int offset, int length) {
    for (int i = 0; i < length; i++) {
      values[index + i] += more[offset + i];
    }
  }

  @Override
  public Chunk cut(int length) {
    return length == values.length ? this : new FloatChunk(Arrays.copyOf(values, length));
  }
}
