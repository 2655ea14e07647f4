package dev.tessera.model.signal.io;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.EOFException;
import java.io.IOException;

/**
 * Netpbm: bitmaps, grey and colour, plain or raw, and PAM. Ours, since the libraries take the bits
 * of a sample for its largest value and refuse what the format allows.
 */
final class PnmReader {
  private final SourceStream in;
  private final PnmHeader header;
  private boolean clipped;

  private PnmReader(SourceStream in) throws IOException {
    this.in = in;
    this.header = PnmHeader.of(in);
  }

  static PixelRows rows(Decoding decoding) throws IOException {
    PnmReader reader = new PnmReader(decoding.in());
    WritableRaster raster = reader.raster();
    if (reader.clipped) {
      decoding.note(
          "some samples are larger than the "
              + reader.header.maximum()
              + " of its header, clipped");
    }
    int samples = reader.header.samples();
    boolean alpha = samples == 2 || samples == 4;
    int colours = alpha ? samples - 1 : samples;
    return PixelAccess.direct(
        raster, BandLayout.of(colours, alpha ? colours : -1, false, reader.header.maximum()));
  }

  private WritableRaster raster() throws IOException {
    int width = (int) header.width();
    int height = (int) header.height();
    int perRow = Math.multiplyExact(width, header.samples());
    int type = header.maximum() < 256 ? DataBuffer.TYPE_BYTE : DataBuffer.TYPE_USHORT;
    WritableRaster raster =
        Raster.createInterleavedRaster(type, width, height, header.samples(), null);
    int[] row = new int[perRow];
    in.seek(header.dataStart());
    for (int y = 0; y < height; y++) {
      switch (header.kind()) {
        case 1 -> plainBits(row);
        case 2, 3 -> plain(row, y);
        case 4 -> rawBits(row);
        default -> raw(row);
      }
      clip(row);
      raster.setPixels(0, y, width, 1, row);
    }
    return raster;
  }

  private void clip(int[] row) {
    for (int i = 0; i < row.length; i++) {
      if (row[i] > header.maximum()) {
        row[i] = header.maximum();
        clipped = true;
      }
    }
  }

  private void raw(int[] row) throws IOException {
    int bytes = header.maximum() < 256 ? 1 : 2;
    byte[] stored = new byte[row.length * bytes];
    in.readFully(stored);
    for (int i = 0; i < row.length; i++) {
      row[i] =
          bytes == 1 ? stored[i] & 0xFF : (stored[2 * i] & 0xFF) << 8 | (stored[2 * i + 1] & 0xFF);
    }
  }

  /** One is black. */
  private void rawBits(int[] row) throws IOException {
    byte[] stored = new byte[(row.length + 7) / 8];
    in.readFully(stored);
    for (int i = 0; i < row.length; i++) {
      row[i] = 1 - ((stored[i / 8] >> (7 - i % 8)) & 1);
    }
  }

  /** Digits that need no space between them; one is black. */
  private void plainBits(int[] row) throws IOException {
    for (int i = 0; i < row.length; i++) {
      int c = PnmHeader.afterSpace(in);
      if (c != '0' && c != '1') {
        throw new BadImageException("0 or 1 as pixels of a bitmap", "\"" + (char) c + "\"");
      }
      row[i] = '1' - c;
    }
  }

  private void plain(int[] row, int y) throws IOException {
    for (int i = 0; i < row.length; i++) {
      int c = PnmHeader.afterSpace(in);
      int value = 0;
      while (c > ' ') {
        if (c < '0' || c > '9' || value > 99_999) {
          throw new BadImageException(
              "numbers as pixels",
              "\"" + (char) c + "\" among those of row " + (y + 1) + " from the top");
        }
        value = 10 * value + c - '0';
        c = nextOrEnd();
      }
      row[i] = value;
    }
  }

  /** The last number may be the last byte of the file. */
  private int nextOrEnd() throws IOException {
    try {
      return in.readUnsignedByte();
    } catch (EOFException end) {
      return ' ';
    }
  }
}
