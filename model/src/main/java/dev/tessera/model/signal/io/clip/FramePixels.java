package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SamplesBuilder;
import dev.tessera.model.signal.io.Orientation;
import java.nio.ByteBuffer;

/**
 * Room for one frame: packed RGB, or RGBA with straight alpha, row by row; whole numbers of 8 bits,
 * or of 16 with the low byte first.
 */
public final class FramePixels {
  private final ClipSize size;
  private final int channels;
  private final boolean deep;
  private final byte[] bytes;

  /**
   * Room.
   *
   * @param size of the frame
   * @param channels 3, or 4 with straight alpha
   * @param deep whether values have 16 bits
   */
  public FramePixels(ClipSize size, int channels, boolean deep) {
    this.size = size;
    this.channels = channels;
    this.deep = deep;
    bytes = new byte[Math.multiplyExact(rowBytes(), size.height())];
  }

  /** Room for a frame as a clip stores it. */
  static FramePixels stored(ClipPicture picture) {
    return new FramePixels(
        new ClipSize(picture.storedWidth(), picture.storedHeight()),
        picture.channels(),
        !picture.eightBit());
  }

  /** Pixels from left to right. */
  public int width() {
    return size.width();
  }

  /** Pixels from top to bottom. */
  public int height() {
    return size.height();
  }

  int channels() {
    return channels;
  }

  boolean isDeep() {
    return deep;
  }

  /** Bytes of a row. */
  int rowBytes() {
    return Math.multiplyExact(size.width(), channels * (deep ? 2 : 1));
  }

  /** The frame itself, to be written to. */
  byte[] bytes() {
    return bytes;
  }

  /** What stands for 1. */
  int largest() {
    return deep ? 65_535 : 255;
  }

  /** A value by its position among all, 0 to {@link #largest}. */
  int get(int at) {
    return deep ? (bytes[2 * at] & 0xFF) | (bytes[2 * at + 1] & 0xFF) << 8 : bytes[at] & 0xFF;
  }

  /**
   * Takes over pixels of a picture: from one on, and every so many after it along both axes.
   *
   * @param image (height, width, C) with 1, 3 or 4 channels; grey becomes RGB, what has no alpha is
   *     opaque
   * @param left of the first pixel
   * @param top likewise
   * @param step 1 for neighbours
   */
  public void take(Samples image, int left, int top, int step) {
    int from = image.channels();
    int at = 0;
    for (int y = 0; y < height(); y++) {
      long row = (long) (top + y * step) * image.extent(1) + left;
      for (int x = 0; x < width(); x++) {
        for (int c = 0; c < channels; c++) {
          boolean opaque = c == 3 && from < 4;
          float value = opaque ? 1 : image.get(row + (long) x * step, Math.min(c, from - 1));
          set(at++, Math.round(value * largest()));
        }
      }
    }
  }

  void set(int at, int value) {
    if (deep) {
      bytes[2 * at] = (byte) value;
      bytes[2 * at + 1] = (byte) (value >> 8);
    } else {
      bytes[at] = (byte) value;
    }
  }

  /** Whether a pixel lets something through. */
  boolean isTranslucent() {
    int values = size.width() * size.height() * channels;
    for (int at = 3; channels == 4 && at < values; at += 4) {
      if (get(at) < largest()) {
        return true;
      }
    }
    return false;
  }

  /** The frame put upright; itself if it is. */
  FramePixels upright(int code) {
    if (code == Orientation.UPRIGHT) {
      return this;
    }
    Orientation orientation = new Orientation(code, width(), height());
    FramePixels turned =
        new FramePixels(new ClipSize(orientation.width(), orientation.height()), channels, deep);
    int pixel = channels * (deep ? 2 : 1);
    for (int y = 0; y < height(); y++) {
      int from = y * rowBytes();
      int to = (int) orientation.start(y) * pixel;
      int step = orientation.step() * pixel;
      for (int x = 0; x < width(); x++) {
        for (int b = 0; b < pixel; b++) {
          turned.bytes[to + b] = bytes[from + b];
        }
        from += pixel;
        to += step;
      }
    }
    return turned;
  }

  /** Puts the frame among samples: bytes as they are, deeper values as floats of 0 to 1. */
  public void putInto(SamplesBuilder samples, int frame) {
    int values = size.width() * size.height() * channels;
    long first = (long) frame * values;
    if (!deep) {
      samples.put(first, ByteBuffer.wrap(bytes), values);
      return;
    }
    int rowValues = size.width() * channels;
    float[] row = new float[rowValues];
    for (int at = 0; at < values; at += rowValues) {
      for (int i = 0; i < rowValues; i++) {
        row[i] = get(at + i) / 65_535f;
      }
      samples.put(first + at, row, 0, rowValues);
    }
  }
}
