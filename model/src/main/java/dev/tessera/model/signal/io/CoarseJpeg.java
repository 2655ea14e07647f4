package dev.tessera.model.signal.io;

import dev.tessera.model.signal.io.JpegSegments.Segment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bytedeco.ffmpeg.global.avcodec;

/**
 * JPEG of the lowest qualities, whose quantisation steps take two bytes each: Java's decoder, and
 * the library above it, get them wrong, so FFmpeg decodes these.
 */
final class CoarseJpeg {
  private static final int TABLES = 0xDB;
  private static final int PROFILE = 0xE2;
  private static final byte[] PROFILE_MARK = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
  private static final int BT_601 = 6;

  private final boolean coarse;

  /** Parts of a colour profile by their number, in order. */
  private final Map<Integer, byte[]> profile;

  private CoarseJpeg(boolean coarse, Map<Integer, byte[]> profile) {
    this.coarse = coarse;
    this.profile = profile;
  }

  /** The rows of such a file of grey or YCbCr; empty for all others. */
  static Optional<PixelRows> rows(Decoding decoding, List<Segment> segments) throws IOException {
    CoarseJpeg file = read(decoding.in(), segments);
    if (!file.coarse) {
      return Optional.empty();
    }
    ImageInfo info = decoding.info();
    byte[] bytes = decoding.in().bytes(0, decoding.in().length());
    CodedPicture coded =
        CodedPicture.decode(
            new CodedPicture.Packet(
                avcodec.AV_CODEC_ID_MJPEG, ByteBuffer.allocate(0), ByteBuffer.wrap(bytes)),
            info.storedWidth(),
            info.storedHeight(),
            decoding.cancelled());
    if (coded.isRgb() || coded.hasAlpha() || coded.depth() != 8) {
      throw new BadImageException(
          "quantisation steps up to 255 in a JPEG image of these colours", "larger ones");
    }
    return Optional.of(file.inSrgb(YuvRows.of(coded, BT_601, true), decoding));
  }

  private static CoarseJpeg read(SourceStream in, List<Segment> segments) throws IOException {
    boolean coarse = false;
    Map<Integer, byte[]> profile = new TreeMap<>();
    for (Segment segment : segments) {
      in.seek(segment.data());
      if (segment.marker() == TABLES) {
        coarse |= hasWideTable(in, segment.end());
      } else if (segment.marker() == PROFILE) {
        byte[] data = in.bytes(segment.data(), Math.max(0, segment.end() - segment.data()));
        int mark = PROFILE_MARK.length;
        if (data.length > mark + 2 && Arrays.equals(data, 0, mark, PROFILE_MARK, 0, mark)) {
          profile.put(data[mark] & 0xFF, Arrays.copyOfRange(data, mark + 2, data.length));
        }
      }
    }
    return new CoarseJpeg(coarse, profile);
  }

  /** Each table begins with its precision, 0 for steps of one byte, and its number. */
  private static boolean hasWideTable(SourceStream in, long end) throws IOException {
    while (in.getStreamPosition() < end) {
      if (in.readUnsignedByte() >> 4 != 0) {
        return true;
      }
      in.skipBytes(64);
    }
    return false;
  }

  private PixelRows inSrgb(PixelRows rows, Decoding decoding) {
    if (profile.isEmpty() || rows.colours() != 3) {
      return rows;
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    profile.values().forEach(whole::writeBytes);
    try {
      return ProfiledRows.of(rows, whole.toByteArray());
    } catch (BadProfileException e) {
      decoding.note("its colour profile is damaged, ignored");
      return rows;
    }
  }
}
