package dev.tessera.app.cli;

import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.FrameWriter;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.clip.ClipSize;
import java.util.stream.IntStream;

/** The frames of a clip that are being written; used by one thread at a time. */
final class ClipOutput {
  private final FrameWriter writer;
  private final FrameFormat format;
  private final double[] positions;
  private final double framesPerSecond;
  private final boolean plain;

  private ClipOutput(
      FrameWriter writer,
      FrameFormat format,
      double[] positions,
      double framesPerSecond,
      boolean plain) {
    this.writer = writer;
    this.format = format;
    this.positions = positions;
    this.framesPerSecond = framesPerSecond;
    this.plain = plain;
  }

  /** Begins. */
  static ClipOutput open(ClipTarget target, FrameFormat format, ClipSize clip, ClipTimes times)
      throws SaveException {
    double rate = target.rate().orElse(times.meanRate());
    double[] positions =
        target.rate().isEmpty()
            ? IntStream.range(0, times.frames()).asDoubleStream().toArray()
            : positions(times, rate);
    int width = (int) Math.max(1, Math.round(target.scale() * clip.width()));
    int height = (int) Math.max(1, Math.round(target.scale() * clip.height()));
    return new ClipOutput(
        FrameWriter.open(target.file(), format, width, height, rate),
        format,
        positions,
        rate,
        target.rate().isEmpty() && target.scale() == 1);
  }

  /** Frames at a constant rate that begin within the clip. */
  private static double[] positions(ClipTimes times, double rate) {
    int count = (int) Math.max(1, Math.ceil(times.duration() * rate - 1e-6));
    return IntStream.range(0, count).mapToDouble(i -> times.position(i / rate)).toArray();
  }

  FrameFormat format() {
    return format;
  }

  /** Where in the clip the frames lie, ascending. */
  double[] positions() {
    return positions;
  }

  double framesPerSecond() {
    return framesPerSecond;
  }

  /** Whether the frames are those of the clip, pixel for pixel. */
  boolean plain() {
    return plain;
  }

  /** Appends frames, (F, height, width, C). */
  void write(Samples frames) throws SaveException {
    for (int i = 0; i < frames.extent(0); i++) {
      writer.write(Argb.pack(frames.slice(i)));
    }
  }

  /** Puts the file where it belongs. */
  void finish() throws SaveException {
    writer.finish();
  }

  /** Frees what it holds; what was not finished is deleted. */
  void abandon() {
    try {
      writer.close();
    } catch (SaveException e) {
      // What is left is hidden, and goes when the program ends.
      return;
    }
  }
}
