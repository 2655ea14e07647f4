package dev.tessera.model.signal.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** GIF files of four colours whose frames have one of them each. */
public final class TestGif {
  /** (200, 100, 50), (10, 200, 30), (9, 8, 7) and pure red. */
  private static final int[] PALETTE = {200, 100, 50, 10, 200, 30, 9, 8, 7, 255, 0, 0};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** An empty canvas in pixels. */
  public TestGif(int width, int height) {
    out.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
    number(width);
    number(height);
    out.write(0x80 | 1);
    out.write(0);
    out.write(0);
    for (int value : PALETTE) {
      out.write(value);
    }
  }

  /**
   * Says of the next frame what becomes of it.
   *
   * @param disposal 1 stays, 2 is taken off, 3 gives way to what was before
   * @param hundredths of a second that it is shown
   * @param clear which colour is none, -1 for no such colour
   */
  public TestGif control(int disposal, int hundredths, int clear) {
    out.write(0x21);
    out.write(0xF9);
    out.write(4);
    out.write((disposal << 2) | (clear < 0 ? 0 : 1));
    number(hundredths);
    out.write(Math.max(0, clear));
    out.write(0);
    return this;
  }

  /** A frame of one of the four colours. */
  public TestGif frame(int left, int top, int width, int height, int colour) {
    out.write(0x2C);
    number(left);
    number(top);
    number(width);
    number(height);
    out.write(0);
    out.write(2);
    byte[] codes = codes(width * height, colour);
    for (int at = 0; at < codes.length; at += 255) {
      int some = Math.min(255, codes.length - at);
      out.write(some);
      out.write(codes, at, some);
    }
    out.write(0);
    return this;
  }

  /** Codes of three bits, the lowest first; a table that is cleared every two stays so small. */
  private static byte[] codes(int pixels, int colour) {
    int clear = 4;
    int end = 5;
    StringBuilder bits = new StringBuilder();
    for (int i = 0; i < pixels; i++) {
      if (i % 2 == 0) {
        bits.insert(0, threeBits(clear));
      }
      bits.insert(0, threeBits(colour));
    }
    bits.insert(0, threeBits(end));
    byte[] packed = new byte[(bits.length() + 7) / 8];
    for (int i = 0; i < bits.length(); i++) {
      int bit = bits.charAt(bits.length() - 1 - i) - '0';
      packed[i / 8] |= (byte) (bit << i % 8);
    }
    return packed;
  }

  private static String threeBits(int code) {
    return Integer.toBinaryString(8 + code).substring(1);
  }

  private void number(int value) {
    out.write(value);
    out.write(value >> 8);
  }

  /** The bytes, with the mark of the end. */
  public byte[] bytes() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(out.toByteArray());
    whole.write(';');
    return whole.toByteArray();
  }

  /** Writes the file. */
  public Path write(Path file) throws IOException {
    return Files.write(file, bytes());
  }
}
