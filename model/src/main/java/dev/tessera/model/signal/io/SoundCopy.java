package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Carries the sound of a clip into another file: its packets as they are, only their time stamps
 * are counted from the beginning of the part. Of several tracks it is the one that players take.
 */
final class SoundCopy implements AutoCloseable {
  /** Containers whose sound is carried over; a list of others to open, such as HLS, is none. */
  private static final String CONTAINERS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm";

  /** Seconds by which time stamps may be off, since they are rounded to a clock. */
  private static final double SLACK = 1e-3;

  private final SoundSource source;
  private final AVFormatContext in;
  private final AVStream track;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final double origin;

  /** Time stamp of the packet that was copied last. */
  private long before = avutil.AV_NOPTS_VALUE;

  private boolean waiting;
  private boolean ended;

  private SoundCopy(SoundSource source, AVFormatContext in, AVStream track, double origin) {
    this.source = source;
    this.in = in;
    this.track = track;
    this.origin = origin;
  }

  /** Opens the sound of a clip; empty if it has none that can be read. */
  static Optional<SoundCopy> open(SoundSource source) {
    Optional<AVFormatContext> opened = opened(source.clip());
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    AVFormatContext in = opened.get();
    int sound = best(in, avutil.AVMEDIA_TYPE_AUDIO);
    Optional<Double> origin = sound < 0 ? Optional.empty() : origin(source.clip());
    if (origin.isEmpty()) {
      avformat.avformat_close_input(in);
      return Optional.empty();
    }
    return Optional.of(new SoundCopy(source, in, only(in, sound), origin.get()));
  }

  /** Whether a clip has sound that can be read. */
  static boolean isThere(SoundSource source) {
    try {
      Optional<SoundCopy> copy = open(source);
      copy.ifPresent(SoundCopy::close);
      return copy.isPresent();
    } catch (LinkageError e) {
      return false; // without the video library no clip was read that could have any
    }
  }

  private static Optional<AVFormatContext> opened(Path clip) {
    AVFormatContext context = new AVFormatContext(null);
    AVDictionary options = new AVDictionary(null);
    // The prefix keeps a name with a colon from being taken for a protocol.
    byte[] name = ("file:" + clip.toAbsolutePath() + "\0").getBytes(StandardCharsets.UTF_8);
    try (BytePointer url = new BytePointer(name)) {
      boolean ready =
          avutil.av_dict_set(options, "format_whitelist", CONTAINERS, 0) >= 0
              && avformat.avformat_open_input(context, url, (AVInputFormat) null, options) >= 0;
      if (!ready) {
        return Optional.empty();
      }
    } finally {
      avutil.av_dict_free(options);
    }
    if (avformat.avformat_find_stream_info(context, (AVDictionary) null) < 0) {
      avformat.avformat_close_input(context);
      return Optional.empty();
    }
    return Optional.of(context);
  }

  private static int best(AVFormatContext context, int type) {
    return avformat.av_find_best_stream(context, type, -1, -1, (AVCodec) null, 0);
  }

  /** Has the packets of all other tracks left out. */
  private static AVStream only(AVFormatContext context, int track) {
    for (int i = 0; i < context.nb_streams(); i++) {
      if (i != track) {
        context.streams(i).discard(avcodec.AVDISCARD_ALL);
      }
    }
    return context.streams(track);
  }

  /**
   * When the first frame is shown, in seconds of the file's clock. Frames may lie in another order
   * than they are shown, but none is shown before it is decoded.
   */
  private static Optional<Double> origin(Path clip) {
    Optional<AVFormatContext> opened = opened(clip);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    AVFormatContext in = opened.get();
    int pictures = best(in, avutil.AVMEDIA_TYPE_VIDEO);
    AVPacket packet = avcodec.av_packet_alloc();
    try {
      if (pictures < 0) {
        return Optional.empty();
      }
      AVStream video = only(in, pictures);
      long first = Long.MAX_VALUE;
      while (avformat.av_read_frame(in, packet) >= 0) {
        boolean shown = (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) == 0;
        long decoded = packet.dts();
        if (packet.stream_index() == pictures && shown && packet.pts() != avutil.AV_NOPTS_VALUE) {
          first = Math.min(first, packet.pts());
        }
        avcodec.av_packet_unref(packet);
        if (decoded != avutil.AV_NOPTS_VALUE && first != Long.MAX_VALUE && decoded > first) {
          break;
        }
      }
      return first == Long.MAX_VALUE
          ? Optional.empty()
          : Optional.of(first * avutil.av_q2d(video.time_base()));
    } finally {
      avcodec.av_packet_free(packet);
      avformat.avformat_close_input(in);
    }
  }

  /** A short name of the codec, such as "aac". */
  String codec() {
    return avcodec.avcodec_get_name(track.codecpar().codec_id()).getString();
  }

  /** Whether a container holds sound of this codec. */
  boolean isHeldBy(AVOutputFormat container) {
    return avformat.avformat_query_codec(
            container, track.codecpar().codec_id(), avcodec.FF_COMPLIANCE_NORMAL)
        == 1;
  }

  /** Adds a track to a file whose header is not written yet. */
  AVStream addTo(AVFormatContext out) throws IOException {
    AVStream added = avformat.avformat_new_stream(out, null);
    AVCodecParameters parameters = added.codecpar();
    FfmpegReason.check(avcodec.avcodec_parameters_copy(parameters, track.codecpar()));
    // The number is that of the other container; this one has its own.
    parameters.codec_tag(0);
    added.time_base(track.time_base());
    return added;
  }

  /**
   * Copies what is heard before a time and is not copied yet.
   *
   * @param seconds since the beginning of the part
   */
  void copyUntil(double seconds, AVFormatContext out, AVStream to) throws IOException {
    while (!ended) {
      if (!waiting && !next()) {
        ended = true;
        return;
      }
      double heard = packet.pts() * avutil.av_q2d(track.time_base()) - origin - source.start();
      if (heard >= source.duration() - SLACK) {
        ended = true;
      } else if (source.start() > 0 && heard < -SLACK) {
        waiting = false;
      } else if (heard < seconds) {
        waiting = false;
        send(out, to);
      } else {
        waiting = true;
        return;
      }
    }
  }

  /** Goes to the next packet of the track; false at the end of what can be read. */
  private boolean next() {
    do {
      avcodec.av_packet_unref(packet);
      if (avformat.av_read_frame(in, packet) < 0) {
        return false;
      }
    } while (packet.stream_index() != track.index() || packet.pts() == avutil.AV_NOPTS_VALUE);
    return true;
  }

  private void send(AVFormatContext out, AVStream to) throws IOException {
    AVRational unit = track.time_base();
    long shift = Math.round((origin + source.start()) / avutil.av_q2d(unit));
    if (packet.duration() <= 0 && before != avutil.AV_NOPTS_VALUE) {
      // Else the last would be heard for no time, which players take for none.
      packet.duration(packet.pts() - before);
    }
    before = packet.pts();
    packet.pts(packet.pts() - shift);
    packet.dts(packet.dts() == avutil.AV_NOPTS_VALUE ? packet.pts() : packet.dts() - shift);
    packet.stream_index(to.index());
    packet.pos(-1);
    avcodec.av_packet_rescale_ts(packet, unit, to.time_base());
    FfmpegReason.check(avformat.av_interleaved_write_frame(out, packet));
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    avformat.avformat_close_input(in);
  }
}
