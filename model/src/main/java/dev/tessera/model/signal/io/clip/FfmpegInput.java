package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.io.FfmpegReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** A file opened by FFmpeg: its video track, and the track's packets in the order of the file. */
final class FfmpegInput implements AutoCloseable {
  private final AVFormatContext context;
  private final AVPacket packet;
  private final int track;
  private int stopped;
  private double latest;
  private long reached;

  private FfmpegInput(AVFormatContext context, int track) {
    this.context = context;
    this.track = track;
    packet = avcodec.av_packet_alloc();
  }

  /**
   * Opens.
   *
   * @param demuxer FFmpeg's name of the container; no other is tried, so that a file which only
   *     claims to be a clip has no others opened
   */
  static FfmpegInput open(Path file, String demuxer) throws IOException {
    AVFormatContext context = opened(file, demuxer);
    try {
      requireSizes(context);
      check(avformat.avformat_find_stream_info(context, (AVDictionary) null));
      if (context.nb_streams() == 0) {
        throw new BadClipException(
            "an undamaged clip", "one without its index, as if its end were missing");
      }
      int track = best(context, avutil.AVMEDIA_TYPE_VIDEO);
      if (track < 0 || isCover(context.streams(track))) {
        boolean sound = best(context, avutil.AVMEDIA_TYPE_AUDIO) >= 0;
        throw new BadClipException(
            "a clip with a video track", sound ? "one of sound alone" : "one without");
      }
      return new FfmpegInput(context, track);
    } catch (IOException e) {
      avformat.avformat_close_input(context);
      throw e;
    }
  }

  /** Looks at the sizes that the header states, before FFmpeg gives up those that it refuses. */
  private static void requireSizes(AVFormatContext context) throws BadClipException {
    for (int i = 0; i < context.nb_streams(); i++) {
      AVCodecParameters stated = context.streams(i).codecpar();
      if (stated.codec_type() == avutil.AVMEDIA_TYPE_VIDEO && stated.width() != 0) {
        FfmpegTrack.requireSize(stated.width(), stated.height());
      }
    }
  }

  private static AVFormatContext opened(Path file, String demuxer) throws IOException {
    try {
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    } catch (LinkageError e) {
      throw new BadClipException(
          "a clip whose decoder runs on this system", "one for the video library, which does not");
    }
    AVFormatContext context = new AVFormatContext(null);
    AVInputFormat format = avformat.av_find_input_format(demuxer);
    // The prefix keeps a name with a colon from being taken for a protocol.
    byte[] name = ("file:" + file.toAbsolutePath() + "\0").getBytes(StandardCharsets.UTF_8);
    try (BytePointer url = new BytePointer(name)) {
      check(avformat.avformat_open_input(context, url, format, (AVDictionary) null));
    }
    return context;
  }

  private static void check(int result) throws BadClipException {
    if (result < 0) {
      throw new BadClipException(
          "an undamaged clip", "a damaged or incomplete one" + FfmpegReason.of(result));
    }
  }

  private static int best(AVFormatContext context, int type) {
    return avformat.av_find_best_stream(context, type, -1, -1, (AVCodec) null, 0);
  }

  private static boolean isCover(AVStream stream) {
    return (stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0;
  }

  /** The video track. */
  AVStream video() {
    return context.streams(track);
  }

  /** The track of sound that players take; null if there is none. */
  @Nullable AVStream sound() {
    int sound = best(context, avutil.AVMEDIA_TYPE_AUDIO);
    return sound < 0 ? null : context.streams(sound);
  }

  private void note(AVStream stream) {
    if (packet.pts() != avutil.AV_NOPTS_VALUE) {
      long end = packet.pts() + Math.max(0, packet.duration());
      latest = Math.max(latest, end * avutil.av_q2d(stream.time_base()));
    }
  }

  /**
   * Whether the file states a length that its packets, all read, do not come to.
   *
   * @param frame seconds of a frame
   */
  boolean endsEarly(double frame) {
    long stated = context.duration();
    return stated != avutil.AV_NOPTS_VALUE
        && stated / (double) avutil.AV_TIME_BASE > latest + Math.max(2.5 * frame, 0.05);
  }

  /** The track's next packet, valid until the next call; null at the end. */
  @Nullable AVPacket next() {
    while (true) {
      avcodec.av_packet_unref(packet);
      stopped = avformat.av_read_frame(context, packet);
      if (stopped < 0) {
        return null;
      }
      note(context.streams(packet.stream_index()));
      if (packet.stream_index() == track) {
        reached = packet.pos() + packet.size();
        return packet;
      }
    }
  }

  /** Why there is no next packet, in brackets for the end of a sentence; empty at a sound end. */
  String damage() {
    return stopped < 0 && stopped != avutil.AVERROR_EOF() ? FfmpegReason.of(stopped) : "";
  }

  /** Whether bytes follow the last packet read, which a container without an end mark has not. */
  boolean leavesBytes() {
    return avformat.avio_size(context.pb()) > reached;
  }

  /** Goes to the last key frame at or before a time stamp; false if the file knows none. */
  boolean seek(long stamp) {
    return avformat.av_seek_frame(context, track, stamp, avformat.AVSEEK_FLAG_BACKWARD) >= 0;
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    avformat.avformat_close_input(context);
  }
}
