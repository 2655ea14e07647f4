package dev.tessera.app.cli;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Matroska files of one track, put together by hand, so that they may be wrong. */
final class TestMatroska {
  private static final int EBML = 0x1A45DFA3;
  private static final int DOCUMENT_TYPE = 0x4282;
  private static final int SEGMENT = 0x18538067;
  private static final int TRACKS = 0x1654AE6B;
  private static final int TRACK = 0xAE;
  private static final int TRACK_NUMBER = 0xD7;
  private static final int TRACK_ID = 0x73C5;
  private static final int TRACK_TYPE = 0x83;
  private static final int CODEC = 0x86;
  private static final int VIDEO = 0xE0;
  private static final int WIDTH = 0xB0;
  private static final int HEIGHT = 0xBA;
  private static final int SOUND = 0xE1;
  private static final int CHANNELS = 0x9F;
  private static final int BITS = 0x6264;
  private static final int CLUSTER = 0x1F43B675;
  private static final int CLUSTER_TIME = 0xE7;
  private static final int BLOCK = 0xA3;

  private final byte[] track;
  private final ByteArrayOutputStream blocks = new ByteArrayOutputStream();

  private TestMatroska(int type, String codec, byte[] details) {
    track =
        element(
            TRACKS,
            element(
                TRACK,
                number(TRACK_NUMBER, 1),
                number(TRACK_ID, 1),
                number(TRACK_TYPE, type),
                element(CODEC, codec.getBytes(StandardCharsets.US_ASCII)),
                details));
  }

  /** Pictures of a codec, such as "V_MJPEG". */
  static TestMatroska video(String codec, int width, int height) {
    return new TestMatroska(1, codec, element(VIDEO, number(WIDTH, width), number(HEIGHT, height)));
  }

  /** Samples of 16 bits of one channel. */
  static TestMatroska sound() {
    return new TestMatroska(
        2, "A_PCM/INT/LIT", element(SOUND, number(CHANNELS, 1), number(BITS, 16)));
  }

  /** Bytes that are shown or heard at a time in milliseconds. */
  TestMatroska block(int milliseconds, byte[] data) {
    byte[] head = {(byte) 0x81, (byte) (milliseconds >> 8), (byte) milliseconds, (byte) 0x80};
    blocks.writeBytes(element(BLOCK, head, data));
    return this;
  }

  /** A grey frame as a JPEG. */
  TestMatroska jpeg(int milliseconds, int width, int height, int grey) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, grey * 0x010101);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return block(milliseconds, out.toByteArray());
  }

  Path write(Path file) throws IOException {
    byte[] type = element(DOCUMENT_TYPE, "matroska".getBytes(StandardCharsets.US_ASCII));
    byte[] cluster = element(CLUSTER, number(CLUSTER_TIME, 0), blocks.toByteArray());
    return Files.write(file, joined(element(EBML, type), element(SEGMENT, track, cluster)));
  }

  private static byte[] number(int id, int value) {
    return element(id, new byte[] {(byte) (value >> 16), (byte) (value >> 8), (byte) value});
  }

  /** A name of one to four bytes, eight bytes that tell the length, and what is in it. */
  private static byte[] element(int id, byte[]... parts) {
    byte[] data = joined(parts);
    int bytes = (39 - Integer.numberOfLeadingZeros(id)) / 8;
    ByteBuffer out = ByteBuffer.allocate(bytes + 8 + data.length);
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.put((byte) (id >>> shift));
    }
    return out.putLong(0x0100_0000_0000_0000L | data.length).put(data).array();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
