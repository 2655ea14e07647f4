package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.io.FfmpegReason;
import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Turns the packets of a video track into frames, in the order in which they are shown. */
final class FfmpegDecoder implements AutoCloseable {
  /** AV_FRAME_FLAG_CORRUPT, which the bindings lack. */
  private static final int CORRUPT = 1;

  private final FfmpegInput input;
  private final AVCodecContext context;
  private final AVFrame frame;
  private boolean drained;
  private int damaged;

  private FfmpegDecoder(FfmpegInput input, AVCodecContext context) {
    this.input = input;
    this.context = context;
    frame = avutil.av_frame_alloc();
  }

  /** Opens the decoder of a file's video track. */
  static FfmpegDecoder open(FfmpegInput input) throws IOException {
    AVStream stream = input.video();
    AVCodec codec = requireCodec(stream);
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    int result = avcodec.avcodec_parameters_to_context(context, stream.codecpar());
    context.pkt_timebase(stream.time_base());
    context.thread_count(0);
    if (result >= 0) {
      result = avcodec.avcodec_open2(context, codec, (AVDictionary) null);
    }
    if (result < 0) {
      avcodec.avcodec_free_context(context);
      throw new BadClipException(
          "an undamaged clip",
          "one whose " + codec.name().getString() + " cannot be decoded" + FfmpegReason.of(result));
    }
    return new FfmpegDecoder(input, context);
  }

  /**
   * The decoder of a track.
   *
   * @throws BadClipException naming the codec, if there is none
   */
  static AVCodec requireCodec(AVStream stream) throws BadClipException {
    AVCodec codec = codec(stream);
    if (codec == null) {
      String name = avcodec.avcodec_get_name(stream.codecpar().codec_id()).getString();
      throw new BadClipException(
          "a clip with a decoder in this program",
          name.equals("none") ? "one of an unknown codec" : "one of the codec " + name);
    }
    return codec;
  }

  private static @Nullable AVCodec codec(AVStream stream) {
    AVCodecParameters parameters = stream.codecpar();
    if (parameters.codec_id() == avcodec.AV_CODEC_ID_AV1) {
      // FFmpeg's own decoder of AV1 needs a graphics card.
      return avcodec.avcodec_find_decoder_by_name("libaom-av1");
    }
    if (hasAlphaBeside(stream)) {
      // FFmpeg's own decoders of VP8 and VP9 pass over the second picture that holds alpha.
      boolean vp8 = parameters.codec_id() == avcodec.AV_CODEC_ID_VP8;
      return avcodec.avcodec_find_decoder_by_name(vp8 ? "libvpx" : "libvpx-vp9");
    }
    return avcodec.avcodec_find_decoder(parameters.codec_id());
  }

  /** Whether a WebM file keeps alpha in pictures of its own. */
  static boolean hasAlphaBeside(AVStream stream) {
    int codec = stream.codecpar().codec_id();
    AVDictionaryEntry mode = avutil.av_dict_get(stream.metadata(), "alpha_mode", null, 0);
    return (codec == avcodec.AV_CODEC_ID_VP8 || codec == avcodec.AV_CODEC_ID_VP9)
        && mode != null
        && mode.value().getString().equals("1");
  }

  /** The next sound frame, valid until the next call; null at the end. */
  @Nullable AVFrame next() {
    while (true) {
      int result = avcodec.avcodec_receive_frame(context, frame);
      if (result >= 0) {
        if ((frame.flags() & CORRUPT) == 0 && frame.decode_error_flags() == 0) {
          return frame;
        }
        damaged++;
      } else if (result == avutil.AVERROR_EOF()) {
        return null;
      } else if (result != org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN()) {
        damaged++;
      } else if (drained) {
        return null;
      } else {
        feed();
      }
    }
  }

  private void feed() {
    AVPacket packet = input.next();
    drained = packet == null;
    int result = avcodec.avcodec_send_packet(context, packet);
    if (result < 0 && !drained) {
      damaged++;
    }
  }

  /** Frames that could not be decoded so far. */
  int damaged() {
    return damaged;
  }

  @Override
  public void close() {
    avutil.av_frame_free(frame);
    avcodec.avcodec_free_context(context);
  }
}
