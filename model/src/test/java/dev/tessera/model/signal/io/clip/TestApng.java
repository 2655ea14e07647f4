package dev.tessera.model.signal.io.clip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Animated PNG files of 8-bit RGBA whose frames have one colour each. */
final class TestApng {
  /** What becomes of a frame's part of the canvas before the next. */
  enum Disposal {
    NONE(0),
    BACKGROUND(1),
    PREVIOUS(2);

    private final int number;

    Disposal(int number) {
      this.number = number;
    }
  }

  /** A part of the canvas in pixels. */
  record Part(int left, int top, int width, int height) {}

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private final Part canvas;
  private final List<byte[]> chunks = new ArrayList<>();
  private int frames;
  private int sequence;
  private boolean drawn;

  TestApng(int width, int height) {
    canvas = new Part(0, 0, width, height);
  }

  /** The picture that programs show which do not know animations; no frame of this one. */
  TestApng hidden(int rgba) {
    chunks.add(chunk("IDAT", pixels(canvas, rgba)));
    drawn = true;
    return this;
  }

  /**
   * A frame.
   *
   * @param hundredths of a second that it is shown
   * @param over whether it is laid over the canvas, else it replaces its part
   */
  TestApng frame(Part part, int rgba, int hundredths, Disposal disposal, boolean over) {
    ByteBuffer control = ByteBuffer.allocate(26).putInt(sequence++);
    control.putInt(part.width()).putInt(part.height()).putInt(part.left()).putInt(part.top());
    control.putShort((short) hundredths).putShort((short) 100);
    control.put((byte) disposal.number).put((byte) (over ? 1 : 0));
    chunks.add(chunk("fcTL", control.array()));
    byte[] data = pixels(part, rgba);
    if (drawn) {
      byte[] numbered = ByteBuffer.allocate(4 + data.length).putInt(sequence++).put(data).array();
      chunks.add(chunk("fdAT", numbered));
    } else {
      chunks.add(chunk("IDAT", data));
    }
    drawn = true;
    frames++;
    return this;
  }

  Path write(Path file) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(13).putInt(canvas.width()).putInt(canvas.height());
    out.write(chunk("IHDR", header.put(new byte[] {8, 6, 0, 0, 0}).array()));
    out.write(chunk("acTL", ByteBuffer.allocate(8).putInt(frames).putInt(0).array()));
    for (byte[] chunk : chunks) {
      out.write(chunk);
    }
    out.write(chunk("IEND", new byte[0]));
    return Files.write(file, out.toByteArray());
  }

  private static byte[] pixels(Part part, int rgba) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      for (int y = 0; y < part.height(); y++) {
        deflater.write(0);
        for (int x = 0; x < part.width(); x++) {
          deflater.write(ByteBuffer.allocate(4).putInt(rgba).array());
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  private static byte[] chunk(String name, byte[] data) {
    byte[] type = name.getBytes(StandardCharsets.US_ASCII);
    CRC32 sum = new CRC32();
    sum.update(type);
    sum.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(type)
        .put(data)
        .putInt((int) sum.getValue())
        .array();
  }
}
