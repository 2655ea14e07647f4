package dev.tessera.model.signal;

/** A chunk in the making. */
interface OpenChunk extends Chunk {
  /** Sets values, all of them such as can be kept. */
  void put(int index, float[] from, int offset, int length);

  /** The first values; itself if these are all. */
  Chunk cut(int length);
}
