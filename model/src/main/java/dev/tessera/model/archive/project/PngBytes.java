package dev.tessera.model.archive.project;

import java.util.Arrays;

/** A small picture as the bytes of a PNG file; immutable. */
public final class PngBytes {
  /** Most bytes. */
  public static final int MOST = 4_000_000;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final byte[] bytes;

  private PngBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Copies the bytes of a PNG file.
   *
   * @throws IllegalArgumentException if they do not begin as one, or are too many
   */
  public static PngBytes of(byte[] bytes) {
    int length = Math.min(SIGNATURE.length, bytes.length);
    if (bytes.length > MOST || !Arrays.equals(Arrays.copyOf(bytes, length), SIGNATURE)) {
      throw new IllegalArgumentException(
          "a thumbnail is a PNG of at most " + MOST + " bytes, found " + bytes.length);
    }
    return new PngBytes(bytes.clone());
  }

  /** A copy of the bytes. */
  public byte[] toArray() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PngBytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
