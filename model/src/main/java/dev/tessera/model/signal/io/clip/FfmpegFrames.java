package dev.tessera.model.signal.io.clip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** Frames decoded by FFmpeg. */
final class FfmpegFrames implements FrameSupply {
  private final FfmpegClip clip;
  private final FfmpegInput input;
  private final FfmpegDecoder decoder;
  private final RgbConversion conversion = new RgbConversion();
  private final Stamps stamps;
  private @Nullable AVFrame frame;
  private boolean waiting;
  private double seconds;
  private double otherSize = Double.NaN;

  private FfmpegFrames(FfmpegClip clip, FfmpegInput input, FfmpegDecoder decoder) {
    this.clip = clip;
    this.input = input;
    this.decoder = decoder;
    stamps = new Stamps(clip.clock().frame());
  }

  static FfmpegFrames open(FfmpegClip clip) throws IOException {
    FfmpegInput input = FfmpegInput.open(clip.file(), clip.demuxer());
    try {
      return new FfmpegFrames(clip, input, FfmpegDecoder.open(input));
    } catch (IOException e) {
      input.close();
      throw e;
    }
  }

  /**
   * Goes to a time without decoding all before it.
   *
   * @return false if the file led elsewhere: then this is of no use any more
   */
  boolean seek(double start) throws IOException {
    AVRational unit = input.video().time_base();
    long stamp = clip.origin() + (long) Math.floor(start * unit.den() / unit.num());
    if (!input.seek(stamp) || !next() || seconds > start + ClipChoice.SLACK) {
      return false;
    }
    waiting = true;
    return true;
  }

  @Override
  public boolean next() {
    if (waiting) {
      waiting = false;
      return true;
    }
    frame = decoder.next();
    if (frame == null) {
      return false;
    }
    long stamp = frame.best_effort_timestamp();
    seconds =
        stamps.add(
            stamp == avutil.AV_NOPTS_VALUE
                ? Double.NaN
                : (stamp - clip.origin()) * clip.clock().tick());
    ClipPicture picture = clip.info().picture();
    if (Double.isNaN(otherSize)
        && (frame.width() != picture.storedWidth() || frame.height() != picture.storedHeight())) {
      otherSize = seconds;
    }
    return true;
  }

  @Override
  public double seconds() {
    return seconds;
  }

  @Override
  public void pixels(FramePixels out) throws IOException {
    conversion.convert(Objects.requireNonNull(frame), out);
  }

  @Override
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (decoder.damaged() > 0) {
      notes.add(
          decoder.damaged() == 1
              ? "1 frame cannot be decoded and is left out"
              : decoder.damaged() + " frames cannot be decoded and are left out");
    }
    if (!Double.isNaN(otherSize)) {
      notes.add(
          String.format(
              Locale.ROOT,
              "its frames have another size from %.2f s on, they are scaled to the first",
              otherSize));
    }
    return notes;
  }

  @Override
  public void close() {
    conversion.close();
    decoder.close();
    input.close();
  }
}
