package dev.tessera.model.signal.io;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * What a GIF says of itself, without its pixels.
 *
 * @param width pixels of the canvas, or of a frame that reaches beyond it
 * @param height likewise
 * @param frames as many as were looked for, or those that there are
 * @param cut whether the file ends within one of them
 */
record GifBlocks(long width, long height, List<Frame> frames, boolean cut) {
  /** Signature, then the size of the canvas. */
  private static final int SIZE_AT = 6;

  private static final int HEADER = 13;
  private static final int IMAGE = 0x2C;
  private static final int EXTENSION = 0x21;
  private static final int CONTROL = 0xF9;

  /**
   * The place of a frame on the canvas.
   *
   * @param clear whether one of its colours is none
   */
  record Frame(int left, int top, int width, int height, boolean clear) {}

  /** Copies the frames. */
  GifBlocks {
    frames = List.copyOf(frames);
  }

  /**
   * Looks for frames.
   *
   * @param most how many are looked for, at least 1
   */
  static GifBlocks of(SourceStream in, int most) throws IOException {
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(SIZE_AT);
    long width = in.readUnsignedShort();
    long height = in.readUnsignedShort();
    in.seek(HEADER + paletteBytes(in.readUnsignedByte()));
    List<Frame> frames = new ArrayList<>();
    boolean cut = false;
    try {
      addFrames(in, most, frames);
    } catch (EOFException e) {
      cut = true;
    }
    for (Frame frame : frames) {
      width = Math.max(width, frame.left() + frame.width());
      height = Math.max(height, frame.top() + frame.height());
    }
    return new GifBlocks(width, height, frames, cut);
  }

  private static void addFrames(SourceStream in, int most, List<Frame> frames) throws IOException {
    boolean clear = false;
    while (frames.size() < most) {
      int block = in.readUnsignedByte();
      if (block == IMAGE) {
        int left = in.readUnsignedShort();
        int top = in.readUnsignedShort();
        frames.add(new Frame(left, top, in.readUnsignedShort(), in.readUnsignedShort(), clear));
        in.skipBytes(paletteBytes(in.readUnsignedByte()) + 1);
        clear = false;
      } else if (block == EXTENSION) {
        clear = extension(in, clear);
      } else {
        return;
      }
      skipParts(in);
    }
  }

  /** Passes over the beginning of an extension; whether a colour of the next frame is none. */
  private static boolean extension(SourceStream in, boolean clear) throws IOException {
    if (in.readUnsignedByte() != CONTROL) {
      return clear;
    }
    int length = in.readUnsignedByte();
    int flags = length == 0 ? 0 : in.readUnsignedByte();
    in.skipBytes(Math.max(0, length - 1));
    return (flags & 1) == 1;
  }

  private static int paletteBytes(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  /** Passes over parts up to an empty one; what is passed over may lie beyond the end. */
  private static void skipParts(SourceStream in) throws IOException {
    for (int length = in.readUnsignedByte(); length > 0; length = in.readUnsignedByte()) {
      in.skipBytes(length);
    }
  }

  /**
   * The first frame.
   *
   * @throws BadImageException if there is none
   */
  Frame first() throws BadImageException {
    if (frames.isEmpty()) {
      throw new BadImageException(
          "a picture with pixels", cut ? "a GIF that ends before them" : "a GIF without frames");
    }
    return frames.get(0);
  }
}
