package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.io.UsualMatrix;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;

/** What the numbers of ITU-T H.273 in a stream say of its colours. */
final class CodedColour {
  private CodedColour() {}

  /**
   * What a track says.
   *
   * @throws BadClipException if its colours cannot be turned to RGB
   */
  static ClipColour of(AVCodecParameters track) throws IOException {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(track.format());
    if (format == null || format.nb_components() == 0) {
      throw new BadClipException("a clip whose pixels can be decoded", "none in it");
    }
    String layout = layout(track.format());
    int depth = format.comp(0).depth();
    if ((format.flags() & (avutil.AV_PIX_FMT_FLAG_RGB | avutil.AV_PIX_FMT_FLAG_PAL)) != 0) {
      return ClipColour.rgb(layout, (format.flags() & avutil.AV_PIX_FMT_FLAG_PAL) != 0 ? 8 : depth);
    }
    ClipSize size = new ClipSize(track.width(), track.height());
    int matrix = matrix(track.color_space(), size);
    return new ClipColour(
        layout,
        name(matrix),
        track.color_space() != avutil.AVCOL_SPC_UNSPECIFIED,
        isFull(track.color_range(), track.format()),
        depth);
  }

  /** FFmpeg's name of a layout of samples. */
  static String layout(int format) {
    return avutil.av_get_pix_fmt_name(format).getString();
  }

  /** The number of the matrix to use. */
  static int matrix(int stated, ClipSize size) {
    return stated == avutil.AVCOL_SPC_UNSPECIFIED
        ? UsualMatrix.of(size.width(), size.height())
        : stated;
  }

  private static String name(int matrix) throws BadClipException {
    return switch (matrix) {
      case avutil.AVCOL_SPC_BT709 -> "BT.709";
      case avutil.AVCOL_SPC_FCC -> "FCC";
      case avutil.AVCOL_SPC_BT470BG, avutil.AVCOL_SPC_SMPTE170M -> "BT.601";
      case avutil.AVCOL_SPC_SMPTE240M -> "SMPTE 240M";
      case avutil.AVCOL_SPC_BT2020_NCL -> "BT.2020";
      default ->
          throw new BadClipException(
              "colours by a matrix of BT.601, BT.709 or BT.2020", "the matrix of number " + matrix);
    };
  }

  /** Whether 0 is black and the largest value white. */
  static boolean isFull(int stated, int format) {
    return stated == avutil.AVCOL_RANGE_JPEG
        || (stated == avutil.AVCOL_RANGE_UNSPECIFIED && layout(format).startsWith("yuvj"));
  }

  /** What is not followed: curves and primaries other than those of screens. */
  static List<String> notes(AVCodecParameters track) {
    List<String> notes = new ArrayList<>();
    int curve = track.color_trc();
    if (curve == avutil.AVCOL_TRC_SMPTE2084 || curve == avutil.AVCOL_TRC_ARIB_STD_B67) {
      notes.add("its brightness is HDR, values are kept as they are stored and look pale");
    }
    if (track.color_primaries() == avutil.AVCOL_PRI_BT2020) {
      notes.add("its primaries are those of BT.2020, values are kept as they are stored");
    }
    return notes;
  }
}
