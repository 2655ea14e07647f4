package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Pictures in a video container, and the sound of a clip beside them. */
final class VideoFrames implements FrameSink {
  private final FilmPlan plan;
  private final PendingFile pending;
  private final AVFormatContext container;
  private final FrameCoder coder;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final List<String> notes = new ArrayList<>();
  private @Nullable SoundCopy sound;
  private @Nullable AVStream soundTrack;
  private @Nullable AVStream pictureTrack;
  private long written;

  /** Time stamp of the frame before, in units of the track: they ascend, however coarse it is. */
  private long latest = -1;

  private boolean closed;

  private VideoFrames(
      FilmPlan plan, PendingFile pending, AVFormatContext container, FrameCoder coder) {
    this.plan = plan;
    this.pending = pending;
    this.container = container;
    this.coder = coder;
  }

  static VideoFrames open(Path target, FilmPlan plan) throws IOException, SaveException {
    try {
      avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    } catch (LinkageError e) {
      throw new SaveException(
          target, "the video library cannot be loaded here, GIF and PNG can be written", e);
    }
    PendingFile pending = PendingFile.of(target);
    try {
      return opened(pending, plan);
    } catch (IOException e) {
      pending.close();
      throw e;
    }
  }

  private static VideoFrames opened(PendingFile pending, FilmPlan plan) throws IOException {
    AVFormatContext container = new AVFormatContext(null);
    FfmpegReason.check(
        avformat.avformat_alloc_output_context2(
            container, null, plan.format().extension(), "file:" + pending.temporary()));
    FrameCoder coder;
    try {
      coder = FrameCoder.open(plan);
    } catch (IOException e) {
      avformat.avformat_free_context(container);
      throw e;
    }
    VideoFrames frames = new VideoFrames(plan, pending, container, coder);
    try {
      frames.begin();
    } catch (IOException e) {
      frames.close();
      throw e;
    }
    return frames;
  }

  private void begin() throws IOException {
    AVIOContext file = new AVIOContext(null);
    FfmpegReason.check(avformat.avio_open(file, container.url(), avformat.AVIO_FLAG_WRITE));
    container.pb(file);
    pictureTrack = coder.addTo(container);
    if (coder.width() != plan.width() || coder.height() != plan.height()) {
      notes.add(
          String.format(
              Locale.ROOT,
              "its frames are %d x %d pixels, since the sides of H.264 are even and 16 at least",
              coder.width(),
              coder.height()));
    }
    if (plan.sound().isPresent()) {
      begin(plan.sound().get());
    }
    AVDictionary options = new AVDictionary(null);
    try {
      // What players need to begin comes first; other containers pass it over.
      FfmpegReason.check(avutil.av_dict_set(options, "movflags", "+faststart", 0));
      FfmpegReason.check(avformat.avformat_write_header(container, options));
    } finally {
      avutil.av_dict_free(options);
    }
  }

  private void begin(SoundSource source) throws IOException {
    sound = SoundCopy.open(source).orElse(null);
    if (sound == null) {
      notes.add(source.clip().getFileName() + " has no sound");
    } else if (sound.isHeldBy(container.oformat())) {
      soundTrack = sound.addTo(container);
      notes.add("its sound is carried over unchanged (" + sound.codec() + ")");
    } else {
      notes.add(
          plan.format().label()
              + " holds no sound of the codec "
              + sound.codec()
              + ", so it has none");
    }
  }

  @Override
  public void write(int[] argb) throws IOException {
    coder.send(argb);
    drain();
  }

  /** Writes the packets that are ready: one per frame, in their order. */
  private void drain() throws IOException {
    AVStream track = pictureTrack;
    while (track != null && coder.receive(packet)) {
      double unit = avutil.av_q2d(track.time_base());
      latest = Math.max(latest + 1, Math.round(plan.clock().seconds(written) / unit));
      long end = Math.round(plan.clock().seconds(written + 1) / unit);
      packet.pts(latest).dts(latest).duration(Math.max(1, end - latest));
      packet.stream_index(track.index());
      FfmpegReason.check(avformat.av_interleaved_write_frame(container, packet));
      written++;
      copySound(plan.clock().seconds(written));
    }
  }

  private void copySound(double until) throws IOException {
    if (sound != null && soundTrack != null) {
      sound.copyUntil(until, container, soundTrack);
    }
  }

  @Override
  public void finish() throws IOException {
    coder.end();
    drain();
    copySound(Double.POSITIVE_INFINITY);
    FfmpegReason.check(avformat.av_write_trailer(container));
    FfmpegReason.check(avformat.avio_closep(container.pb()));
    container.pb(null);
    pending.commit();
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (pending) {
      if (sound != null) {
        sound.close();
      }
      coder.close();
      avcodec.av_packet_free(packet);
      if (container.pb() != null) {
        avformat.avio_closep(container.pb());
      }
      avformat.avformat_free_context(container);
    }
  }
}
