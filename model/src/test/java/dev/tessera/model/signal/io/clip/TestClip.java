package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.io.FfmpegReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** Clips of upright bars whose stored numbers are given, coded by FFmpeg. */
final class TestClip {
  /** Microseconds that frames are shown unless they say otherwise. */
  static final int FRAME = 40_000;

  /** Samples of a packet of sound, as AAC has them; about 21 ms. */
  private static final int SOUND = 1024;

  private record Bars(ClipSize size, long micros, List<int[]> colours) {}

  private final String coder;
  private final int layout;
  private final List<Bars> frames = new ArrayList<>();
  private int matrix = avutil.AVCOL_SPC_UNSPECIFIED;
  private int range = avutil.AVCOL_RANGE_UNSPECIFIED;
  private int soundCodec = avcodec.AV_CODEC_ID_NONE;
  private int soundPackets;
  private boolean pictures = true;

  private TestClip(String coder, int layout) {
    this.coder = coder;
    this.layout = layout;
  }

  /**
   * None yet.
   *
   * @param coder FFmpeg's name of it; "ffv1" and "png" lose nothing
   * @param layout of the samples
   */
  static TestClip of(String coder, int layout) {
    return new TestClip(coder, layout);
  }

  TestClip coded(int newMatrix, boolean full) {
    matrix = newMatrix;
    range = full ? avutil.AVCOL_RANGE_JPEG : avutil.AVCOL_RANGE_MPEG;
    return this;
  }

  /** A frame later than the last by the usual time; one colour per bar, from left to right. */
  TestClip frame(int width, int height, int[]... bars) {
    return frameAt((long) frames.size() * FRAME, width, height, bars);
  }

  TestClip frameAt(long micros, int width, int height, int[]... bars) {
    frames.add(new Bars(new ClipSize(width, height), micros, List.of(bars)));
    return this;
  }

  /** Silence on two channels beside the pictures. */
  TestClip withSound() {
    return withSound(avcodec.AV_CODEC_ID_PCM_S16LE, 1);
  }

  /** Packets of about 21 ms that no decoder would take, each with its own bytes, from 0 s on. */
  TestClip withSound(int codec, int packets) {
    soundCodec = codec;
    soundPackets = packets;
    return this;
  }

  TestClip withoutPictures() {
    pictures = false;
    return this;
  }

  Path write(Path file) throws IOException {
    AVFormatContext container = new AVFormatContext(null);
    String name = String.valueOf(file.getFileName());
    check(avformat.avformat_alloc_output_context2(container, null, null, name));
    AVIOContext out = new AVIOContext(null);
    check(avformat.avio_open(out, "file:" + file, avformat.AVIO_FLAG_WRITE));
    container.pb(out);
    AVPacket packet = avcodec.av_packet_alloc();
    @Nullable AVCodecContext context = pictures ? coderOf(firstSize()) : null;
    int track = context == null ? -1 : addPictures(container, context);
    int soundTrack = soundPackets > 0 ? addSound(container) : -1;
    check(avformat.avformat_write_header(container, (AVDictionary) null));
    for (int i = 0; i < soundPackets; i++) {
      check(avcodec.av_new_packet(packet, 4 * SOUND));
      packet.data().capacity(packet.size()).fill(i);
      packet.stream_index(soundTrack).pts((long) i * SOUND).duration(SOUND);
      packet.dts(packet.pts());
      avcodec.av_packet_rescale_ts(
          packet, fraction(1, 48_000), container.streams(soundTrack).time_base());
      check(avformat.av_interleaved_write_frame(container, packet));
    }
    if (context != null) {
      encode(container, track, context, packet);
    }
    check(avformat.av_write_trailer(container));
    avcodec.av_packet_free(packet);
    avformat.avio_closep(container.pb());
    avformat.avformat_free_context(container);
    return file;
  }

  private ClipSize firstSize() {
    return frames.isEmpty() ? new ClipSize(32, 16) : frames.get(0).size();
  }

  private AVCodecContext coderOf(ClipSize size) throws IOException {
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(coder);
    AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
    context.width(size.width()).height(size.height()).pix_fmt(layout);
    context.time_base(fraction(1, 1_000_000)).framerate(fraction(25, 1));
    context.colorspace(matrix).color_range(range);
    context.thread_count(1);
    context.flags(context.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    context.strict_std_compliance(avcodec.FF_COMPLIANCE_EXPERIMENTAL);
    check(avcodec.avcodec_open2(context, codec, (AVDictionary) null));
    return context;
  }

  private int addPictures(AVFormatContext container, AVCodecContext context) throws IOException {
    AVStream stream = avformat.avformat_new_stream(container, null);
    check(avcodec.avcodec_parameters_from_context(stream.codecpar(), context));
    stream.time_base(fraction(1, 1_000_000));
    stream.avg_frame_rate(fraction(25, 1));
    if ((avutil.av_pix_fmt_desc_get(layout).flags() & avutil.AV_PIX_FMT_FLAG_ALPHA) != 0
        && coder.startsWith("libvpx")) {
      AVDictionary tags = new AVDictionary(null);
      check(avutil.av_dict_set(tags, "alpha_mode", "1", 0));
      stream.metadata(tags);
    }
    return stream.index();
  }

  private int addSound(AVFormatContext container) {
    AVStream stream = avformat.avformat_new_stream(container, null);
    stream.codecpar().codec_type(avutil.AVMEDIA_TYPE_AUDIO);
    stream.codecpar().codec_id(soundCodec).sample_rate(48_000);
    stream.codecpar().format(avutil.AV_SAMPLE_FMT_S16);
    avutil.av_channel_layout_default(stream.codecpar().ch_layout(), 2);
    if (soundCodec == avcodec.AV_CODEC_ID_AAC) {
      // Low complexity, 48 kHz, two channels.
      stream.codecpar().extradata(new BytePointer(avutil.av_mallocz(64)));
      stream.codecpar().extradata().put(0, (byte) 0x11).put(1, (byte) 0x90);
      stream.codecpar().extradata_size(2);
    }
    stream.time_base(fraction(1, 48_000));
    return stream.index();
  }

  private void encode(AVFormatContext container, int track, AVCodecContext first, AVPacket packet)
      throws IOException {
    AVCodecContext context = first;
    for (int i = 0; i < frames.size(); i++) {
      Bars bars = frames.get(i);
      if (context.width() != bars.size().width() || context.height() != bars.size().height()) {
        avcodec.avcodec_free_context(context);
        context = coderOf(bars.size());
      }
      AVFrame frame = picture(bars);
      frame.pts((long) i * FRAME);
      check(avcodec.avcodec_send_frame(context, frame));
      avutil.av_frame_free(frame);
      drain(container, track, context, packet);
    }
    check(avcodec.avcodec_send_frame(context, null));
    drain(container, track, context, packet);
    avcodec.avcodec_free_context(context);
  }

  /** Packets are written in their order, at the times of their frames. */
  private void drain(AVFormatContext container, int track, AVCodecContext context, AVPacket packet)
      throws IOException {
    while (avcodec.avcodec_receive_packet(context, packet) >= 0) {
      int index = (int) (packet.pts() / FRAME);
      AVRational unit = container.streams(track).time_base();
      long stamp = frames.get(index).micros();
      packet.stream_index(track);
      packet.pts(avutil.av_rescale_q(stamp, fraction(1, 1_000_000), unit));
      packet.dts(packet.pts());
      packet.duration(0);
      check(avformat.av_interleaved_write_frame(container, packet));
    }
  }

  private AVFrame picture(Bars bars) throws IOException {
    AVFrame frame = avutil.av_frame_alloc();
    frame.format(layout).width(bars.size().width()).height(bars.size().height());
    check(avutil.av_frame_get_buffer(frame, 0));
    AVPixFmtDescriptor format = avutil.av_pix_fmt_desc_get(layout);
    for (int c = 0; c < format.nb_components(); c++) {
      fill(frame, format, c, bars.colours());
    }
    return frame;
  }

  private static void fill(AVFrame frame, AVPixFmtDescriptor format, int c, List<int[]> colours) {
    boolean chroma = (c == 1 || c == 2) && (format.flags() & avutil.AV_PIX_FMT_FLAG_RGB) == 0;
    int width = frame.width() >> (chroma ? format.log2_chroma_w() : 0);
    int height = frame.height() >> (chroma ? format.log2_chroma_h() : 0);
    int plane = format.comp(c).plane();
    BytePointer data = frame.data(plane);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int value = colours.get(x * colours.size() / width)[c];
        long at =
            (long) y * frame.linesize(plane)
                + (long) x * format.comp(c).step()
                + format.comp(c).offset();
        data.put(at, (byte) value);
        if (format.comp(c).depth() > 8) {
          data.put(at + 1, (byte) (value >> 8));
        }
      }
    }
  }

  private static AVRational fraction(int numerator, int denominator) {
    return new AVRational().num(numerator).den(denominator);
  }

  private static void check(int result) throws IOException {
    if (result < 0) {
      throw new IOException("FFmpeg failed" + FfmpegReason.of(result));
    }
  }

  /**
   * Writes numbers over a file where a name stands in it.
   *
   * @param after bytes from the name's beginning
   */
  static void patch(Path file, String name, int after, byte... bytes) throws IOException {
    byte[] all = Files.readAllBytes(file);
    byte[] wanted = name.getBytes(StandardCharsets.ISO_8859_1);
    int at = 0;
    while (!Arrays.equals(all, at, at + wanted.length, wanted, 0, wanted.length)) {
      at++;
    }
    System.arraycopy(bytes, 0, all, at + after, bytes.length);
    Files.write(file, all);
  }
}
