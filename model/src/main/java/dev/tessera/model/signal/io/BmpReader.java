package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.SplicedStream.Piece;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * BMP: Java's reader believes the length of the file that the header states, does not know the
 * later headers of OS/2, and passes over profiles.
 */
final class BmpReader {
  private static final int FILE_HEADER = 14;
  private static final int KIND_OF_COLOURS_AT = FILE_HEADER + 56;
  private static final int PROFILE_AT = FILE_HEADER + 112;
  private static final int EMBEDDED = 0x4D424544;
  private static final int LENGTH_WITH_PROFILE = 124;

  private BmpReader() {}

  static PixelRows rows(Decoding decoding) throws IOException {
    SourceStream in = decoding.in();
    BmpHeader header = new BmpHeader(in);
    PixelRows rows;
    try (SplicedStream file = new SplicedStream(in, pieces(in, header))) {
      rows = PixelAccess.of(ImageIoDecoder.decode(decoding, file));
    }
    return header.length() == LENGTH_WITH_PROFILE ? profiled(rows, decoding) : rows;
  }

  private static List<Piece> pieces(SourceStream in, BmpHeader header) {
    long own = header.length();
    long length = header.isOs2() ? BmpHeader.COMMON : own;
    long kept = Math.min(own, length);
    ByteBuffer start = ByteBuffer.allocate(FILE_HEADER + 4).order(ByteOrder.LITTLE_ENDIAN);
    start.put((byte) 'B').put((byte) 'M').putInt((int) (in.length() + length - own)).putInt(0);
    start.putInt((int) (header.data() + length - own)).putInt((int) length);
    long behind = FILE_HEADER + own;
    return List.of(
        new Piece(start, 0, start.capacity()),
        Piece.of(start.capacity(), kept - 4),
        Piece.given(new int[(int) (length - kept)]),
        Piece.of(behind, in.length() - behind));
  }

  private static PixelRows profiled(PixelRows rows, Decoding decoding) throws IOException {
    SourceStream in = decoding.in();
    in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
    in.seek(KIND_OF_COLOURS_AT);
    if (in.readInt() != EMBEDDED) {
      return rows;
    }
    in.seek(PROFILE_AT);
    long start = FILE_HEADER + in.readUnsignedInt();
    long length = in.readUnsignedInt();
    if (start + length > in.length()) {
      decoding.note("its colour profile is cut off, ignored");
      return rows;
    }
    return ProfiledRows.of(rows, in.bytes(start, length), decoding);
  }
}
