package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.ClipTimes;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A clip in a container that FFmpeg reads.
 *
 * @param file where it lies
 * @param demuxer FFmpeg's name of the container
 * @param info what it holds
 * @param clock of its time stamps
 * @param origin time stamp of the first frame, in units of the track
 * @param ordered whether its time stamps ascend, so that seeking by them finds what is meant
 */
record FfmpegClip(
    Path file, String demuxer, ClipInfo info, ClipClock clock, long origin, boolean ordered)
    implements OpenedClip {
  static FfmpegClip open(Path file, ClipFormat format, ClipWatch watch) throws IOException {
    String demuxer = demuxer(format);
    try (FfmpegInput input = FfmpegInput.open(file, demuxer)) {
      ClipPicture picture = FfmpegTrack.picture(input.video());
      PacketScan scan = PacketScan.of(input, format == ClipFormat.Y4M, watch);
      ClipTimes times = scan.times();
      ClipInfo info = new ClipInfo(format, picture, times, FfmpegTrack.sound(input), scan.notes());
      return new FfmpegClip(file, demuxer, info, scan.clock(), scan.origin(), scan.replaced() == 0);
    }
  }

  private static String demuxer(ClipFormat format) {
    return switch (format) {
      case MP4 -> "mov";
      case MATROSKA -> "matroska";
      case Y4M -> "yuv4mpegpipe";
      case GIF -> "gif";
      case APNG -> "apng";
      case WEBP, FRAMES -> throw new IllegalArgumentException(format + " is read otherwise");
    };
  }

  @Override
  public FrameSupply frames(double start) throws IOException {
    FfmpegFrames frames = FfmpegFrames.open(this);
    if (start <= 0 || !ordered || frames.seek(start)) {
      return frames;
    }
    frames.close();
    return FfmpegFrames.open(this);
  }
}
