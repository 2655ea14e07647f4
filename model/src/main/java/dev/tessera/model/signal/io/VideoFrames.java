package dev.tessera.model.signal.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/**
 * H.264 by OpenH264 in an MP4 container, colours converted by Rec. 601 and the file says so. Frames
 * lie over white, padded to even sides.
 */
final class VideoFrames implements FrameSink {
  private static final int SMALLEST_SIDE = 16;

  private static final double BITS_PER_PIXEL = 0.5;
  private static final int LEAST_BITS_PER_SECOND = 1_000_000;
  private static final int MOST_BITS_PER_SECOND = 80_000_000;

  private final PendingFile pending;
  private final FFmpegFrameRecorder recorder;
  private final int width;
  private final int height;
  private final Frame frame;

  private VideoFrames(PendingFile pending, FFmpegFrameRecorder recorder, int width, int height) {
    this.pending = pending;
    this.recorder = recorder;
    this.width = width;
    this.height = height;
    frame = new Frame(padded(width), padded(height), Frame.DEPTH_UBYTE, 3);
  }

  static VideoFrames open(Path target, int width, int height, double framesPerSecond)
      throws IOException, SaveException {
    PendingFile pending = PendingFile.of(target);
    try {
      FFmpegFrameRecorder recorder = recorder(pending, width, height, framesPerSecond);
      VideoFrames frames = new VideoFrames(pending, recorder, width, height);
      try {
        recorder.start();
      } catch (IOException e) {
        frames.close();
        throw e;
      }
      return frames;
    } catch (LinkageError e) {
      pending.close();
      throw new SaveException(
          target, "the video library cannot be loaded here, GIF and PNG can be written", e);
    }
  }

  private static FFmpegFrameRecorder recorder(
      PendingFile pending, int width, int height, double framesPerSecond) {
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    int wide = padded(width);
    int high = padded(height);
    FFmpegFrameRecorder recorder =
        new FFmpegFrameRecorder(pending.temporary().toFile(), wide, high, 0);
    recorder.setFormat("mp4");
    recorder.setOption("movflags", "+faststart");
    recorder.setVideoCodecName("libopenh264");
    recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
    recorder.setImageScalingFlags(
        swscale.SWS_BICUBIC | swscale.SWS_ACCURATE_RND | swscale.SWS_FULL_CHR_H_INP);
    recorder.setFrameRate(framesPerSecond);
    recorder.setGopSize((int) Math.max(1, Math.round(2 * framesPerSecond)));
    double bits = BITS_PER_PIXEL * wide * high * framesPerSecond;
    recorder.setVideoBitrate(
        (int) Math.max(LEAST_BITS_PER_SECOND, Math.min(MOST_BITS_PER_SECOND, bits)));
    recorder.setVideoOption("colorspace", "smpte170m");
    recorder.setVideoOption("color_primaries", "bt709");
    recorder.setVideoOption("color_trc", "iec61966-2-1");
    recorder.setVideoOption("color_range", "tv");
    return recorder;
  }

  private static int padded(int side) {
    return Math.max(SMALLEST_SIDE, side + (side & 1));
  }

  @Override
  public void write(int[] argb) throws IOException {
    ByteBuffer bytes = (ByteBuffer) frame.image[0];
    byte[] row = new byte[frame.imageWidth * 3];
    for (int y = 0; y < frame.imageHeight; y++) {
      int source = Math.min(y, height - 1) * width;
      for (int x = 0; x < frame.imageWidth; x++) {
        int rgb = Premultiplied.overWhite(argb[source + Math.min(x, width - 1)]);
        row[3 * x] = (byte) (rgb >> 16);
        row[3 * x + 1] = (byte) (rgb >> 8);
        row[3 * x + 2] = (byte) rgb;
      }
      bytes.put(y * frame.imageStride, row);
    }
    recorder.record(frame, avutil.AV_PIX_FMT_RGB24);
  }

  @Override
  public void finish() throws IOException {
    recorder.stop();
    pending.commit();
  }

  @Override
  public void close() throws IOException {
    try (pending;
        frame) {
      recorder.release();
    }
  }
}
