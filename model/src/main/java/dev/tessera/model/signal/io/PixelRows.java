package dev.tessera.model.signal.io;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A decoded image as rows of floats: stored value / largest stored value, straight alpha last.
 *
 * @param width pixels from left to right, as stored
 * @param height pixels from top to bottom, as stored
 * @param colours 1 grey or 3 RGB
 * @param hasAlpha whether an alpha value follows the colours
 * @param bitDepth 8, or 16 for anything deeper than 8 bits
 * @param reader of one row
 */
record PixelRows(
    int width, int height, int colours, boolean hasAlpha, int bitDepth, Reader reader) {
  /** Reads rows. */
  @FunctionalInterface
  interface Reader {
    /**
     * Reads one row.
     *
     * @param y row from the top
     * @param row receives (width, colours + alpha)
     */
    void read(int y, float[] row);
  }

  /** As {@link Reader#read}. */
  void read(int y, float[] row) {
    reader.read(y, row);
  }

  /** Values per pixel. */
  int bands() {
    return colours + (hasAlpha ? 1 : 0);
  }

  /** Room for a row. */
  float[] row() {
    return new float[width * bands()];
  }

  /** The same, each row changed once it is read. */
  PixelRows changed(Consumer<float[]> change) {
    return new PixelRows(
        width,
        height,
        colours,
        hasAlpha,
        bitDepth,
        (y, row) -> {
          read(y, row);
          change.accept(row);
        });
  }

  /** Of colours that are stored multiplied by alpha, the colours themselves. */
  PixelRows divided() {
    int bands = bands();
    return changed(
        row -> {
          for (int pixel = 0; pixel < row.length; pixel += bands) {
            float a = row[pixel + bands - 1];
            for (int b = 0; a > 0 && b < bands - 1; b++) {
              row[pixel + b] = Math.min(1, row[pixel + b] / a);
            }
          }
        });
  }

  /** Of colours that are stored as 1 less their value, the colours themselves; alpha stays. */
  PixelRows negative() {
    int bands = bands();
    return changed(
        row -> {
          for (int i = 0; i < row.length; i += bands) {
            for (int c = 0; c < colours; c++) {
              row[i + c] = 1 - row[i + c];
            }
          }
        });
  }

  /** A part of the picture, or all of it. */
  PixelRows cropped(int left, int top, int wide, int high) {
    if (wide == width && high == height) {
      return this;
    }
    float[] whole = row();
    return new PixelRows(
        wide,
        high,
        colours,
        hasAlpha,
        bitDepth,
        (y, row) -> {
          read(top + y, whole);
          System.arraycopy(whole, left * bands(), row, 0, row.length);
        });
  }

  /** The picture on a larger canvas that is empty, so transparent, around it. */
  PixelRows onCanvas(int wide, int high, int left, int top) {
    float[] inner = row();
    int from = bands();
    int to = colours + 1;
    return new PixelRows(
        wide,
        high,
        colours,
        true,
        bitDepth,
        (y, row) -> {
          Arrays.fill(row, 0);
          if (y < top || y >= top + height) {
            return;
          }
          read(y - top, inner);
          for (int x = 0; x < width; x++) {
            int at = (left + x) * to;
            row[at + to - 1] = 1;
            System.arraycopy(inner, x * from, row, at, from);
          }
        });
  }

  /**
   * These colours with the alpha of another reading.
   *
   * @param other of the same size, with alpha
   */
  PixelRows withAlphaOf(PixelRows other) {
    float[] colourRow = row();
    float[] alphaRow = other.row();
    int last = other.bands() - 1;
    return withAlpha(
        (y, row) -> {
          read(y, colourRow);
          other.read(y, alphaRow);
          for (int x = 0; x < width; x++) {
            System.arraycopy(colourRow, x * colours, row, x * (colours + 1), colours);
            row[x * (colours + 1) + colours] = alphaRow[x * (last + 1) + last];
          }
        });
  }

  /**
   * One colour becomes transparent, all others are opaque.
   *
   * @param key the transparent colour, exactly as rows give it; handed over
   */
  PixelRows keyed(float[] key) {
    float[] opaque = row();
    return withAlpha(
        (y, row) -> {
          read(y, opaque);
          for (int x = 0; x < width; x++) {
            boolean same = true;
            for (int c = 0; c < colours; c++) {
              float value = opaque[x * colours + c];
              row[x * (colours + 1) + c] = value;
              same &= value == key[c];
            }
            row[x * (colours + 1) + colours] = same ? 0 : 1;
          }
        });
  }

  private PixelRows withAlpha(Reader both) {
    return new PixelRows(width, height, colours, true, bitDepth, both);
  }
}
