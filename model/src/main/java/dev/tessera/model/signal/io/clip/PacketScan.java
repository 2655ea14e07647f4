package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.ClipTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** The frames of a track counted and timed by its packets, without decoding them. */
final class PacketScan {
  private final AVStream stream;
  private final ClipClock clock;
  private final List<String> notes;
  private long[] stamps = new long[256];
  private int count;
  private long latest;
  private long lastDuration;
  private boolean cut;
  private int replaced;

  private PacketScan(AVStream stream) {
    this.stream = stream;
    clock = new ClipClock(unit(), FfmpegTrack.rate(stream));
    notes = new ArrayList<>(FfmpegTrack.notes(stream));
  }

  /**
   * Reads a file to its end, or as far as it goes.
   *
   * @param bare whether the file is packets alone, so that what follows the last is a part of one
   * @throws BadClipException if there is no frame
   */
  static PacketScan of(FfmpegInput input, boolean bare, ClipWatch watch) throws IOException {
    PacketScan scan = new PacketScan(input.video());
    for (AVPacket packet = input.next(); packet != null; packet = input.next()) {
      watch.requireGoingOn();
      scan.add(packet);
    }
    scan.cut |=
        !input.damage().isEmpty()
            || input.endsEarly(scan.clock.frame())
            || (bare && input.leavesBytes());
    if (scan.count == 0) {
      throw new BadClipException("a clip with frames", "none in it" + input.damage());
    }
    return scan;
  }

  private double unit() {
    AVRational base = stream.time_base();
    return (double) base.num() / base.den();
  }

  private void add(AVPacket packet) {
    cut |= (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0;
    if ((packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) != 0
        || packet.size() == 0
        || isHidden(packet)) {
      return;
    }
    if (count == stamps.length) {
      stamps = Arrays.copyOf(stamps, 2 * count);
    }
    long stamp = packet.pts() == avutil.AV_NOPTS_VALUE ? packet.dts() : packet.pts();
    if (count == 0 || stamp >= latest) {
      latest = stamp;
      lastDuration = packet.duration();
    }
    stamps[count++] = stamp;
  }

  /** Whether a picture of VP8 is only there for others to refer to. */
  private boolean isHidden(AVPacket packet) {
    return stream.codecpar().codec_id() == avcodec.AV_CODEC_ID_VP8
        && (packet.data().get(0) & 0x10) == 0;
  }

  /** The smallest time stamp, in units of the track. */
  long origin() {
    return Arrays.stream(stamps, 0, count)
        .filter(stamp -> stamp != avutil.AV_NOPTS_VALUE)
        .min()
        .orElse(0);
  }

  ClipClock clock() {
    return clock;
  }

  /** Frames whose time stamps do not ascend. */
  int replaced() {
    return replaced;
  }

  ClipTimes times() {
    long[] shown = Arrays.copyOf(stamps, count);
    if (stream.codecpar().video_delay() > 0) {
      Arrays.sort(shown);
    }
    long origin = origin();
    Stamps ascending = new Stamps(clock.frame());
    for (long stamp : shown) {
      double seconds =
          stamp == avutil.AV_NOPTS_VALUE ? Double.NaN : (stamp - origin) * clock.tick();
      ascending.add(seconds);
    }
    replaced = ascending.replaced();
    double last = lastDuration > 0 ? lastDuration * clock.tick() : clock.frame();
    return ClipTimes.of(ascending.seconds(), last, clock.tolerance(), clock.rate());
  }

  /** What there is to say, once the times are known. */
  List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    if (replaced > 0) {
      all.add(
          (replaced == 1
                  ? "1 of its time stamps is missing or goes back, this frame follows the one"
                      + " before"
                  : replaced
                      + " of its time stamps are missing or go back, these frames follow the ones"
                      + " before")
              + " at "
              + ShortNumber.of(1 / clock.frame())
              + " frames per second");
    }
    if (cut) {
      all.add("its end is missing or damaged, the frames before it are read");
    }
    return all;
  }
}
