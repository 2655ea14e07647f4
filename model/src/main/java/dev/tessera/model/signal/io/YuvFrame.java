package dev.tessera.model.signal.io;

import java.io.IOException;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.BytePointer;

/**
 * Turns frames to brightness and chroma of half the resolution, of a limited range, by the {@link
 * UsualMatrix}.
 */
final class YuvFrame implements AutoCloseable {
  private static final int FLAGS =
      swscale.SWS_BICUBIC
          | swscale.SWS_ACCURATE_RND
          | swscale.SWS_FULL_CHR_H_INP
          | swscale.SWS_BITEXACT;

  /** 1 in the fixed point of brightness, contrast and saturation. */
  private static final int ONE = 1 << 16;

  private final AVFrame rgb;
  private final AVFrame yuv;
  private final SwsContext context;
  private final byte[] row;

  private YuvFrame(AVFrame rgb, AVFrame yuv, SwsContext context) {
    this.rgb = rgb;
    this.yuv = yuv;
    this.context = context;
    row = new byte[3 * rgb.width()];
  }

  /** Room for frames of a size in pixels. */
  static YuvFrame of(int width, int height) throws IOException {
    AVFrame rgb = avutil.av_frame_alloc();
    AVFrame yuv = avutil.av_frame_alloc();
    SwsContext context = swscale.sws_alloc_context();
    YuvFrame made = new YuvFrame(rgb.width(width).height(height), yuv, context);
    try {
      made.allocate(width, height);
    } catch (IOException e) {
      made.close();
      throw e;
    }
    return made;
  }

  private void allocate(int width, int height) throws IOException {
    rgb.format(avutil.AV_PIX_FMT_RGB24);
    FfmpegReason.check(avutil.av_frame_get_buffer(rgb, 0));
    yuv.format(avutil.AV_PIX_FMT_YUV420P).width(width).height(height);
    yuv.colorspace(UsualMatrix.of(width, height)).color_range(avutil.AVCOL_RANGE_MPEG);
    yuv.chroma_location(avutil.AVCHROMA_LOC_LEFT);
    FfmpegReason.check(avutil.av_frame_get_buffer(yuv, 0));
    context.flags(FLAGS).src_format(rgb.format()).dst_format(yuv.format());
    context.src_w(width).src_h(height).dst_w(width).dst_h(height);
    // In 256ths of a pixel of brightness: at the left, half way down, as the file says.
    context.dst_h_chr_pos(0).dst_v_chr_pos(128);
    FfmpegReason.check(swscale.sws_init_context(context, (SwsFilter) null, (SwsFilter) null));
    boolean high = UsualMatrix.of(width, height) == avutil.AVCOL_SPC_BT709;
    FfmpegReason.check(
        swscale.sws_setColorspaceDetails(
            context,
            swscale.sws_getCoefficients(swscale.SWS_CS_DEFAULT),
            1,
            swscale.sws_getCoefficients(high ? swscale.SWS_CS_ITU709 : swscale.SWS_CS_ITU601),
            0,
            0,
            ONE,
            ONE));
  }

  /**
   * Turns a frame, laid over white. What it lacks of the size is a repetition of its last column
   * and row.
   *
   * @param argb row by row, premultiplied
   * @param width pixels of its rows, at most those of this
   * @return valid until the next call
   */
  AVFrame of(int[] argb, int width) throws IOException {
    // The encoder may still hold the one before.
    FfmpegReason.check(avutil.av_frame_make_writable(yuv));
    int height = argb.length / width;
    BytePointer pixels = rgb.data(0);
    for (int y = 0; y < rgb.height(); y++) {
      int from = Math.min(y, height - 1) * width;
      for (int x = 0; x < rgb.width(); x++) {
        int colour = Premultiplied.overWhite(argb[from + Math.min(x, width - 1)]);
        row[3 * x] = (byte) (colour >> 16);
        row[3 * x + 1] = (byte) (colour >> 8);
        row[3 * x + 2] = (byte) colour;
      }
      pixels.position((long) y * rgb.linesize(0)).put(row, 0, row.length);
    }
    FfmpegReason.check(
        swscale.sws_scale(
            context, rgb.data(), rgb.linesize(), 0, rgb.height(), yuv.data(), yuv.linesize()));
    return yuv;
  }

  @Override
  public void close() {
    swscale.sws_freeContext(context);
    avutil.av_frame_free(rgb);
    avutil.av_frame_free(yuv);
  }
}
