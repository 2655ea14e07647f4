package dev.tessera.model.signal.io;

import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Encodes frames: H.264 by OpenH264 for MP4, VP9 by libvpx for WebM; one packet comes out for each
 * frame, in their order. What the numbers stand for is written beside them: the matrix, a limited
 * range, the primaries and the curve of sRGB.
 */
final class FrameCoder implements AutoCloseable {
  private static final int SMALLEST_SIDE = 16;
  private static final double SECONDS_BETWEEN_KEYS = 2;

  /** Of H.264. */
  private static final double BITS_PER_PIXEL = 0.5;

  private static final int LEAST_BITS_PER_SECOND = 1_000_000;
  private static final int MOST_BITS_PER_SECOND = 80_000_000;

  /** Of VP9, 0 the best to 63; and how much of it is given for speed, 0 nothing to 8. */
  private static final String QUALITY = "20";

  private static final String HASTE = "4";

  /** Parts of a second in which frames of a variable rate are counted. */
  private static final int FINE = 90_000;

  /** What a rate is a fraction of at the most; that of television, 30000/1001, is exact. */
  private static final int LARGEST = 1_001_000;

  private final FilmPlan plan;
  private final AVCodecContext context;
  private final YuvFrame pictures;
  private long sent;

  private FrameCoder(FilmPlan plan, AVCodecContext context, YuvFrame pictures) {
    this.plan = plan;
    this.context = context;
    this.pictures = pictures;
  }

  static FrameCoder open(FilmPlan plan) throws IOException {
    boolean mp4 = plan.format() == FrameFormat.MP4;
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(mp4 ? "libopenh264" : "libvpx-vp9");
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    AVDictionary options = new AVDictionary(null);
    try {
      describe(context, plan, mp4);
      set(options, "row-mt", "1");
      set(options, "crf", QUALITY);
      set(options, "cpu-used", HASTE);
      FfmpegReason.check(avcodec.avcodec_open2(context, codec, options));
      return new FrameCoder(plan, context, YuvFrame.of(context.width(), context.height()));
    } catch (IOException e) {
      avcodec.avcodec_free_context(context);
      throw e;
    } finally {
      avutil.av_dict_free(options);
    }
  }

  /** An encoder passes over what it does not know. */
  private static void set(AVDictionary options, String name, String value) throws IOException {
    FfmpegReason.check(avutil.av_dict_set(options, name, value, 0));
  }

  private static void describe(AVCodecContext context, FilmPlan plan, boolean mp4) {
    double rate = plan.clock().meanRate();
    int width = mp4 ? even(plan.width()) : plan.width();
    int height = mp4 ? even(plan.height()) : plan.height();
    double bits = BITS_PER_PIXEL * width * height * rate;
    context.bit_rate(
        mp4 ? (long) Math.max(LEAST_BITS_PER_SECOND, Math.min(MOST_BITS_PER_SECOND, bits)) : 0);
    context.width(width).height(height).pix_fmt(avutil.AV_PIX_FMT_YUV420P);
    context.framerate(avutil.av_d2q(rate, LARGEST));
    context.time_base(avutil.av_inv_q(context.framerate()));
    context.gop_size((int) Math.max(1, Math.round(SECONDS_BETWEEN_KEYS * rate)));
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    context.colorspace(UsualMatrix.of(width, height)).color_range(avutil.AVCOL_RANGE_MPEG);
    context.color_primaries(avutil.AVCOL_PRI_BT709).color_trc(avutil.AVCOL_TRC_IEC61966_2_1);
    context.chroma_sample_location(avutil.AVCHROMA_LOC_LEFT);
  }

  private static int even(int side) {
    return Math.max(SMALLEST_SIDE, side + (side & 1));
  }

  /** Pixels of a coded frame from left to right. */
  int width() {
    return context.width();
  }

  /** Pixels of a coded frame from top to bottom. */
  int height() {
    return context.height();
  }

  /** Adds a track to a file whose header is not written yet. */
  AVStream addTo(AVFormatContext out) throws IOException {
    AVStream added = avformat.avformat_new_stream(out, null);
    FfmpegReason.check(avcodec.avcodec_parameters_from_context(added.codecpar(), context));
    boolean constant = plan.clock().rate().isPresent();
    added.avg_frame_rate(context.framerate());
    added.time_base(constant ? context.time_base() : new AVRational().num(1).den(FINE));
    return added;
  }

  /** Takes a frame, row by row, premultiplied; not kept. */
  void send(int[] argb) throws IOException {
    AVFrame frame = pictures.of(argb, plan.width());
    frame.pts(sent++);
    FfmpegReason.check(avcodec.avcodec_send_frame(context, frame));
  }

  /** Takes no more frames. */
  void end() throws IOException {
    FfmpegReason.check(avcodec.avcodec_send_frame(context, null));
  }

  /** Gives the next packet; false if there is none before another frame. */
  boolean receive(AVPacket packet) throws IOException {
    int result = avcodec.avcodec_receive_packet(context, packet);
    if (result == avutil.AVERROR_EOF()
        || result == org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN()) {
      return false;
    }
    FfmpegReason.check(result);
    return true;
  }

  @Override
  public void close() {
    pictures.close();
    avcodec.avcodec_free_context(context);
  }
}
