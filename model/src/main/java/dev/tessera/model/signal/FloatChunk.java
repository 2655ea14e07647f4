package dev.tessera.model.signal;

import java.nio.ByteBuffer;

/** Values as they are; the array given is handed over. */
final class FloatChunk implements Chunk {
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
}
