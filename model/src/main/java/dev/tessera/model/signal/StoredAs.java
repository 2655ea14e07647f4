package dev.tessera.model.signal;

/** How the values of samples are kept. */
enum StoredAs {
  /** k/255. */
  BYTES,
  /** k/65535. */
  SHORTS,
  /** As they are. */
  FLOATS;

  /** Room for values, all 0. */
  OpenChunk room(int length) {
    return switch (this) {
      case BYTES -> new ByteChunk(new byte[length]);
      case SHORTS -> new ShortChunk(new short[length]);
      case FLOATS -> new FloatChunk(new float[length]);
    };
  }

  /** Whether values are kept to the last bit. */
  boolean holds(float[] values, int offset, int count) {
    if (this == FLOATS) {
      return true;
    }
    for (int i = offset; i < offset + count; i++) {
      if (!(this == BYTES ? ByteChunk.holds(values[i]) : ShortChunk.holds(values[i]))) {
        return false;
      }
    }
    return true;
  }
}
