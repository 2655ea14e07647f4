package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.ArchiveFormatException;
import java.nio.ByteBuffer;

/**
 * Takes numbers and bytes off a file, each checked.
 *
 * @param in the file, at what comes next
 * @param name of the file, for messages
 */
record CodeBookParser(ByteBuffer in, String name) {
  private static final int BYTE = 0xff;

  /** So many bytes. */
  byte[] bytes(int length) throws ArchiveFormatException {
    if (in.remaining() < length) {
      throw bad(length + " bytes", "the end of the file");
    }
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  /**
   * Bytes with their number in front.
   *
   * @param after bytes that come after them at least
   */
  byte[] counted(int after) throws ArchiveFormatException {
    int most = Math.max(0, in.remaining() - Integer.BYTES - after);
    return bytes(number(4, "a length of at most " + most, 0, most));
  }

  /** A whole number of some bytes. */
  int number(int length, String expected, int low, int high) throws ArchiveFormatException {
    long value = 0;
    for (byte each : bytes(expected, length)) {
      value = (value << 8) | (each & BYTE);
    }
    if (value < low || value > high) {
      throw bad(expected, value + "");
    }
    return (int) value;
  }

  private byte[] bytes(String expected, int length) throws ArchiveFormatException {
    if (in.remaining() < length) {
      throw bad(expected, "the end of the file");
    }
    return bytes(length);
  }

  /** A rate, 0 or more. */
  double rate() throws ArchiveFormatException {
    double value = ByteBuffer.wrap(bytes(Double.BYTES)).getDouble();
    if (!(value == 0 || (value >= 1e-6 && value <= 1e6))) {
      throw bad("a rate of at most 1000000 frames per second", value + "");
    }
    return value;
  }

  /** How strongly borders are smoothed. */
  Smoothing smoothing() throws ArchiveFormatException {
    return new Smoothing(number(1, "a smoothing of 0 to " + Smoothing.MOST, 0, Smoothing.MOST));
  }

  int remaining() {
    return in.remaining();
  }

  void requireEnd() throws ArchiveFormatException {
    if (in.hasRemaining()) {
      throw bad("the end of the code-book", in.remaining() + " bytes more");
    }
  }

  ArchiveFormatException bad(String expected, String found) {
    return new ArchiveFormatException(name, expected, found, "byte " + in.position());
  }
}
