package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.SplicedStream.Piece;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JPEG: Java's decoders go by a mark of Adobe's even where JFIF says otherwise, and take the names
 * Y, C, c for another colour space; every other program goes by libjpeg, for which both are YCbCr.
 * Such a mark is kept from them, and for such names one is given.
 */
final class JpegReader {
  private static final int JFIF = 0x4A464946;
  private static final int ADOBE = 0x41646F62;
  private static final int NAMES_YCC = 0x594363;
  private static final int ADOBE_TRANSFORM_AT = 11;

  /** Adobe's mark, which says YCbCr. */
  private static final Piece YCBCR =
      Piece.given(0xFF, 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 1);

  private JpegReader() {}

  static PixelRows rows(Decoding decoding) throws IOException {
    Optional<PixelRows> coarse = CoarseJpeg.rows(decoding);
    if (coarse.isPresent()) {
      return coarse.get();
    }
    SourceStream in = decoding.in();
    List<Piece> pieces = pieces(in);
    if (pieces.size() == 1) {
      return PixelAccess.of(ImageIoDecoder.decode(decoding, in));
    }
    try (SplicedStream file = new SplicedStream(in, pieces)) {
      return PixelAccess.of(ImageIoDecoder.decode(decoding, file));
    }
  }

  /** The file, as one piece if nothing is to be changed. */
  private static List<Piece> pieces(SourceStream in) throws IOException {
    in.setByteOrder(ByteOrder.BIG_ENDIAN);
    List<Piece> pieces = new ArrayList<>();
    boolean jfif = false;
    boolean marked = false;
    long kept = 0;
    long position = 2;
    while (true) {
      in.seek(position);
      int marker = JpegHeader.nextMarker(in);
      long segment = in.getStreamPosition();
      if (JpegHeader.isStandalone(marker)) {
        position = segment;
        continue;
      }
      position = segment + in.readUnsignedShort();
      if (JpegHeader.isFrame(marker)) {
        in.seek(segment + 7);
        boolean three = in.readUnsignedByte() == 3;
        if (!three) {
          return List.of(Piece.of(0, in.length()));
        }
        if (!jfif && !marked && names(in) == NAMES_YCC) {
          pieces.add(Piece.of(kept, segment - 2 - kept));
          pieces.add(YCBCR);
          kept = segment - 2;
        }
        pieces.add(Piece.of(kept, in.length() - kept));
        return pieces;
      }
      if (marker == 0xE0) {
        jfif |= in.readInt() == JFIF;
      } else if (marker == 0xEE && in.readInt() == ADOBE) {
        marked = true;
        in.seek(segment + 2 + ADOBE_TRANSFORM_AT);
        if (jfif && in.readUnsignedByte() == 0) {
          pieces.add(Piece.of(kept, segment - 2 - kept));
          kept = position;
        }
      }
    }
  }

  private static int names(SourceStream in) throws IOException {
    int names = 0;
    for (int c = 0; c < 3; c++) {
      names = names << Byte.SIZE | in.readUnsignedByte();
      in.skipBytes(2);
    }
    return names;
  }
}
