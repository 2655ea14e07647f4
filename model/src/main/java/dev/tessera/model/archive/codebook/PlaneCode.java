package dev.tessera.model.archive.codebook;

/** Three channels in coded form: with which steps, and the bytes of the range coder. */
final class PlaneCode {
  private final Steps steps;
  private final byte[] bytes;

  /** Takes bytes over. */
  PlaneCode(Steps steps, byte[] bytes) {
    this.steps = steps;
    this.bytes = bytes;
  }

  Steps steps() {
    return steps;
  }

  /** Not a copy: not to be changed. */
  byte[] bytes() {
    return bytes;
  }
}
