package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.JpegSegments.Segment;
import dev.tessera.model.signal.io.SplicedStream.Piece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JPEG: Java's decoders go by a mark of Adobe's even where JFIF says otherwise, and take the names
 * Y, C, c for another colour space; every other program goes by libjpeg, for which both are YCbCr.
 * Such a mark is kept from them, and for such names one is given.
 */
final class JpegReader {
  private static final int APP0 = 0xE0;
  private static final int APP14 = 0xEE;
  private static final int COMPONENTS_AT = 5;
  private static final int JFIF = 0x4A464946;
  private static final int ADOBE = 0x41646F62;
  private static final int NAMES_YCC = 0x594363;
  private static final int ADOBE_TRANSFORM_AT = 11;

  /** Adobe's mark, which says YCbCr. */
  private static final Piece YCBCR =
      Piece.given(0xFF, 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 1);

  private JpegReader() {}

  static PixelRows rows(Decoding decoding) throws IOException {
    SourceStream in = decoding.in();
    List<Segment> segments = JpegSegments.of(in);
    Optional<PixelRows> coarse = CoarseJpeg.rows(decoding, segments);
    if (coarse.isPresent()) {
      return coarse.get();
    }
    List<Piece> pieces = pieces(in, segments);
    if (pieces.size() == 1) {
      return PixelAccess.of(ImageIoDecoder.decode(decoding, in));
    }
    try (SplicedStream file = new SplicedStream(in, pieces)) {
      return PixelAccess.of(ImageIoDecoder.decode(decoding, file));
    }
  }

  /** The file, as one piece if nothing is to be changed. */
  private static List<Piece> pieces(SourceStream in, List<Segment> segments) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    boolean jfif = false;
    boolean marked = false;
    long kept = 0;
    for (Segment segment : segments) {
      in.seek(segment.data());
      if (segment.isFrame()) {
        in.seek(segment.data() + COMPONENTS_AT);
        if (in.readUnsignedByte() != 3) {
          return List.of(Piece.of(0, in.length()));
        }
        if (!jfif && !marked && names(in) == NAMES_YCC) {
          pieces.add(Piece.of(kept, segment.start() - kept));
          pieces.add(YCBCR);
          kept = segment.start();
        }
        break;
      }
      if (segment.marker() == APP0) {
        jfif |= in.readInt() == JFIF;
      } else if (segment.marker() == APP14 && in.readInt() == ADOBE) {
        marked = true;
        in.seek(segment.data() + ADOBE_TRANSFORM_AT);
        if (jfif && in.readUnsignedByte() == 0) {
          pieces.add(Piece.of(kept, segment.start() - kept));
          kept = segment.end();
        }
      }
    }
    pieces.add(Piece.of(kept, in.length() - kept));
    return pieces;
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
