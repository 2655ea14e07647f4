package dev.tessera.model.signal;

import java.nio.ByteBuffer;

/** A part of the values of {@link Samples}, at most as many as an array can hold. */
interface Chunk {
  /** Number of values. */
  int length();

  /** Memory that the values take. */
  long bytes();

  /** One value. */
  float get(int index);

  /** Copies values. */
  void copyTo(int index, float[] destination, int offset, int length);

  /** Copies values: bytes as they are kept, all else as floats in the buffer's order of bytes. */
  void copyTo(int index, ByteBuffer destination, int length);
}
