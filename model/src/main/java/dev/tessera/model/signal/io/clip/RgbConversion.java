package dev.tessera.model.signal.io.clip;

import java.io.IOException;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Turns frames to RGB or RGBA by FFmpeg's swscale, told what it would otherwise guess: the matrix,
 * the range and where chroma lies. Chroma of less resolution is spread by a cubic filter.
 */
final class RgbConversion implements AutoCloseable {
  private static final int FLAGS =
      swscale.SWS_BICUBIC
          | swscale.SWS_ACCURATE_RND
          | swscale.SWS_FULL_CHR_H_INT
          | swscale.SWS_FULL_CHR_H_INP
          | swscale.SWS_BITEXACT;

  /** 1 in the fixed point of brightness, contrast and saturation. */
  private static final int ONE = 1 << 16;

  private final AVFrame rgb = avutil.av_frame_alloc();
  private @Nullable Source source;
  private @Nullable SwsContext context;

  /** What a frame is turned from. */
  private record Source(
      ClipSize size, int format, int matrix, boolean fullRange, int chroma, int target) {}

  /**
   * Turns a frame to RGB.
   *
   * @param out receives it; a frame of another size is scaled to its size
   */
  void convert(AVFrame frame, FramePixels out) throws IOException {
    Source wanted = source(frame, target(out));
    SwsContext ready = context;
    if (ready == null || !wanted.equals(source)) {
      free();
      ready = context(wanted, out);
      context = ready;
      source = wanted;
    }
    swscale.sws_scale(
        ready, frame.data(), frame.linesize(), 0, frame.height(), rgb.data(), rgb.linesize());
    BytePointer pixels = rgb.data(0);
    for (int y = 0; y < out.height(); y++) {
      pixels
          .position((long) y * rgb.linesize(0))
          .get(out.bytes(), y * out.rowBytes(), out.rowBytes());
    }
    if (out.isDeep()) {
      widen(wanted, out);
    }
  }

  /**
   * Swscale fills the bits below those of the source with zeros: its white of a limited range is
   * 255 times 256, that of a full one, and of alpha, the source's largest value shifted.
   */
  private static void widen(Source from, FramePixels out) {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(from.format());
    if ((format.flags() & avutil.AV_PIX_FMT_FLAG_RGB) != 0) {
      return;
    }
    int depth = format.comp(0).depth();
    int shifted = ((1 << depth) - 1) << (16 - depth);
    int white = from.fullRange() ? shifted : 255 << 8;
    int values = out.width() * out.height() * out.channels();
    for (int at = 0; at < values; at++) {
      int top = out.channels() == 4 && at % 4 == 3 ? shifted : white;
      int scaled = (int) ((2L * out.largest() * out.get(at) + top) / (2L * top));
      out.set(at, Math.min(out.largest(), scaled));
    }
  }

  private static int target(FramePixels out) {
    if (out.isDeep()) {
      return out.channels() == 4 ? avutil.AV_PIX_FMT_RGBA64LE : avutil.AV_PIX_FMT_RGB48LE;
    }
    return out.channels() == 4 ? avutil.AV_PIX_FMT_RGBA : avutil.AV_PIX_FMT_RGB24;
  }

  private static Source source(AVFrame frame, int target) {
    ClipSize size = new ClipSize(frame.width(), frame.height());
    return new Source(
        size,
        frame.format(),
        CodedColour.matrix(frame.colorspace(), size),
        CodedColour.isFull(frame.color_range(), frame.format()),
        frame.chroma_location(),
        target);
  }

  private SwsContext context(Source from, FramePixels out) throws IOException {
    avutil.av_frame_unref(rgb);
    rgb.format(from.target()).width(out.width()).height(out.height());
    SwsContext made = swscale.sws_alloc_context();
    made.flags(FLAGS).src_format(from.format()).dst_format(from.target());
    made.src_w(from.size().width()).src_h(from.size().height());
    made.dst_w(out.width()).dst_h(out.height());
    placeChroma(made, from);
    boolean ready =
        avutil.av_frame_get_buffer(rgb, 0) >= 0
            && swscale.sws_init_context(made, (SwsFilter) null, (SwsFilter) null) >= 0;
    if (!ready) {
      swscale.sws_freeContext(made);
      throw new BadClipException(
          "samples in a layout that can be turned to RGB",
          String.valueOf(CodedColour.layout(from.format())));
    }
    // Refused for what is RGB already, which needs no matrix.
    int unused =
        swscale.sws_setColorspaceDetails(
            made,
            swscale.sws_getCoefficients(from.matrix()),
            from.fullRange() ? 1 : 0,
            swscale.sws_getCoefficients(swscale.SWS_CS_ITU709),
            1,
            0,
            ONE,
            ONE);
    return made;
  }

  /**
   * In 256ths of a pixel of brightness; where nothing is said, at the left as most codecs have it.
   */
  private static void placeChroma(SwsContext context, Source from) {
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(from.format());
    int middle = 128;
    if (format.log2_chroma_w() == 1) {
      boolean centred =
          from.chroma() == avutil.AVCHROMA_LOC_CENTER
              || from.chroma() == avutil.AVCHROMA_LOC_TOP
              || from.chroma() == avutil.AVCHROMA_LOC_BOTTOM;
      context.src_h_chr_pos(centred ? middle : 0);
    }
    if (format.log2_chroma_h() == 1) {
      int position =
          switch (from.chroma()) {
            case avutil.AVCHROMA_LOC_TOPLEFT, avutil.AVCHROMA_LOC_TOP -> 0;
            case avutil.AVCHROMA_LOC_BOTTOMLEFT, avutil.AVCHROMA_LOC_BOTTOM -> 2 * middle;
            default -> middle;
          };
      context.src_v_chr_pos(position);
    }
  }

  private void free() {
    if (context != null) {
      swscale.sws_freeContext(context);
      context = null;
    }
  }

  @Override
  public void close() {
    free();
    avutil.av_frame_free(rgb);
  }
}
