package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.io.Orientation;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/** What a track says of itself, read before its packets. */
final class FfmpegTrack {
  /** 1 in the fixed point of a display matrix. */
  private static final double ONE = 1 << 16;

  private FfmpegTrack() {}

  static ClipPicture picture(AVStream stream) throws IOException {
    AVCodecParameters track = stream.codecpar();
    AVCodec unused = FfmpegDecoder.requireCodec(stream);
    requireSize(track.width(), track.height());
    ClipColour colour = CodedColour.of(track);
    int orientation = orientation(track).orElse(Orientation.UPRIGHT);
    Orientation turn = new Orientation(orientation, track.width(), track.height());
    AVPixFmtDescriptor layout = avutil.av_pix_fmt_desc_get(track.format());
    boolean alpha =
        (layout.flags() & (avutil.AV_PIX_FMT_FLAG_ALPHA | avutil.AV_PIX_FMT_FLAG_PAL)) != 0
            || FfmpegDecoder.hasAlphaBeside(stream);
    return new ClipPicture(
        avcodec.avcodec_get_name(track.codec_id()).getString(),
        turn.width(),
        turn.height(),
        orientation,
        alpha,
        colour);
  }

  /**
   * Refuses sizes that no decoder takes.
   *
   * @throws BadClipException naming the size
   */
  static void requireSize(long width, long height) throws BadClipException {
    boolean fits = width > 0 && height > 0 && width < 1 << 16 && height < 1 << 16;
    if (!fits || (width + 128) * (height + 128) >= Integer.MAX_VALUE / 8) {
      throw new BadClipException(
          "frames of 1 to 268 million pixels and at most 65,535 a side",
          String.format(Locale.ROOT, "frames of %d x %d", width, height));
    }
  }

  static Optional<ClipSound> sound(FfmpegInput input) {
    AVStream stream = input.sound();
    if (stream == null) {
      return Optional.empty();
    }
    AVCodecParameters track = stream.codecpar();
    return Optional.of(
        new ClipSound(
            avcodec.avcodec_get_name(track.codec_id()).getString(),
            track.ch_layout().nb_channels(),
            track.sample_rate()));
  }

  /** Frames per second that the track states, 0 if it does not. */
  static double rate(AVStream stream) {
    double mean = value(stream.avg_frame_rate());
    double exact = value(stream.r_frame_rate());
    // The second is the true fraction where it is near, and a guess at a common clock elsewhere.
    return mean == 0 || Math.abs(exact / mean - 1) < 0.01 ? exact : mean;
  }

  private static double value(AVRational fraction) {
    return fraction.num() <= 0 || fraction.den() <= 0
        ? 0
        : (double) fraction.num() / fraction.den();
  }

  /** What a track says that is not followed. */
  static List<String> notes(AVStream stream) {
    AVCodecParameters track = stream.codecpar();
    List<String> notes = new ArrayList<>(CodedColour.notes(track));
    if (orientation(track).isEmpty()) {
      notes.add("it is turned by no quarter of a turn, frames are kept as they are stored");
    }
    double aspect = value(track.sample_aspect_ratio());
    if (aspect > 0 && Math.abs(aspect - 1) > 0.001) {
      notes.add(
          String.format(
              Locale.ROOT, "its pixels are %.3g times as wide as high, kept as stored", aspect));
    }
    int fields = track.field_order();
    if (fields != avcodec.AV_FIELD_UNKNOWN && fields != avcodec.AV_FIELD_PROGRESSIVE) {
      notes.add("its frames are interlaced, both fields are kept as one picture");
    }
    return notes;
  }

  /**
   * The display matrix as an EXIF orientation. Its first row is where a step to the right leads,
   * its second where a step down does, each followed by a number for perspective.
   */
  private static OptionalInt orientation(AVCodecParameters track) {
    AVPacketSideData found =
        avcodec.av_packet_side_data_get(
            track.coded_side_data(), track.nb_coded_side_data(), avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (found == null || found.size() < 9 * Integer.BYTES) {
      return OptionalInt.of(Orientation.UPRIGHT);
    }
    IntBuffer matrix =
        found.data().capacity(found.size()).asBuffer().order(ByteOrder.nativeOrder()).asIntBuffer();
    return Orientation.of(
        step(matrix.get(0)), step(matrix.get(3)), step(matrix.get(1)), step(matrix.get(4)));
  }

  private static int step(int fixed) {
    return (int) Math.round(fixed / ONE);
  }
}
