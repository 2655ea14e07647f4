package dev.tessera.model.archive;

/** How a number is stored in a file. */
public enum Precision {
  /** 4 bytes: exact. */
  F32(4),
  /** 2 bytes: 11 significant bits, magnitudes up to 65504. */
  F16(2);

  private final int bytes;

  Precision(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes of one number. */
  public int bytes() {
    return bytes;
  }
}
