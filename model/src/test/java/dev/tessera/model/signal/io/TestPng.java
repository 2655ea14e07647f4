package dev.tessera.model.signal.io;

import static dev.tessera.model.signal.io.TestImages.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** PNG files put together chunk by chunk, with any damage. */
final class TestPng {
  private final ByteArrayOutputStream before = new ByteArrayOutputStream();
  private final int width;
  private final int depth;
  private final int type;
  private boolean wrongSumOfPixels;
  private boolean wrongSumOfHeader;

  /** An image one pixel high. */
  private TestPng(int width, int depth, int type) {
    this.width = width;
    this.depth = depth;
    this.type = type;
  }

  static TestPng grey(int width, int depth) {
    return new TestPng(width, depth, 0);
  }

  static TestPng rgb(int width, int depth) {
    return new TestPng(width, depth, 2);
  }

  static TestPng indexed(int width, int depth) {
    return new TestPng(width, depth, 3);
  }

  /** Adds a chunk before the pixels. */
  TestPng with(String name, Object... data) {
    before.writeBytes(chunk(name, bytes(data), false));
    return this;
  }

  /** Adds numbers of 100,000ths. */
  TestPng withNumbers(String name, double... numbers) {
    ByteBuffer data = ByteBuffer.allocate(4 * numbers.length);
    for (double number : numbers) {
      data.putInt((int) Math.round(number * 100_000));
    }
    before.writeBytes(chunk(name, data.array(), false));
    return this;
  }

  TestPng withWrongSumOfPixels() {
    wrongSumOfPixels = true;
    return this;
  }

  TestPng withWrongSumOfHeader() {
    wrongSumOfHeader = true;
    return this;
  }

  /** The file; pixels as the bytes of its only row. */
  byte[] row(int... pixels) {
    ByteArrayOutputStream raw = new ByteArrayOutputStream();
    raw.write(0);
    for (int pixel : pixels) {
      raw.write(pixel);
    }
    return compressed(deflated(raw.toByteArray()));
  }

  /** The file of given compressed pixels. */
  byte[] compressed(byte[] data) {
    byte[] header = {0, 0, 0, (byte) width, 0, 0, 0, 1, (byte) depth, (byte) type, 0, 0, 0};
    return bytes(
        0x89,
        "PNG\r\n",
        0x1A,
        "\n",
        chunk("IHDR", header, wrongSumOfHeader),
        before.toByteArray(),
        chunk("IDAT", data, wrongSumOfPixels),
        chunk("IEND", new byte[0], false));
  }

  /** A file with the check sums that its chunks should have, as far as they can be followed. */
  static byte[] withRightSums(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file.clone());
    for (long at = 8; at + 12 <= file.length; ) {
      int start = (int) at;
      long end = at + 8 + (bytes.getInt(start) & 0xFFFF_FFFFL);
      if (end + 4 > file.length) {
        break;
      }
      CRC32 sum = new CRC32();
      sum.update(bytes.array(), start + 4, (int) end - start - 4);
      bytes.putInt((int) end, (int) sum.getValue());
      at = end + 4;
    }
    return bytes.array();
  }

  static byte[] deflated(byte[] raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      deflater.write(raw);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static byte[] chunk(String name, byte[] data, boolean wrongSum) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(type)
        .put(data)
        .putInt((int) sum.getValue() ^ (wrongSum ? 1 : 0))
        .array();
  }
}
