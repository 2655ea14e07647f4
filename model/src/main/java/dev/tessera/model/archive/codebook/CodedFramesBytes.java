package dev.tessera.model.archive.codebook;

import dev.tessera.model.archive.ArchiveFormatException;
import dev.tessera.model.signal.ClipTimes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The frames of a clip as bytes of a file; none of a picture. */
final class CodedFramesBytes {
  private static final double MICROSECOND = 1e-6;
  private static final int SMOOTHINGS = 4;

  private CodedFramesBytes() {}

  /** How many bytes they are. */
  static int length(CodedFrames frames) {
    int count = frames.codes().size();
    return frames
        .times()
        .map(t -> Integer.BYTES + Double.BYTES + count + (t.rate().isEmpty() ? 4 * count : 0))
        .orElse(0);
  }

  static void put(CodedFrames frames, ByteBuffer out) {
    if (frames.times().isEmpty()) {
      return;
    }
    ClipTimes times = frames.times().get();
    out.putInt(times.frames()).putDouble(times.rate().orElse(0));
    if (times.rate().isEmpty()) {
      long before = 0;
      for (int f = 1; f <= times.frames(); f++) {
        double end = f < times.frames() ? times.seconds(f) : times.duration();
        long until = Math.max(before + 1, Math.round(end / MICROSECOND));
        out.putInt((int) Math.min(Integer.MAX_VALUE, until - before));
        before = until;
      }
    }
    for (FrameCode code : frames.codes()) {
      out.put((byte) (SMOOTHINGS * code.offset() + code.smoothing().strength()));
    }
  }

  static CodedFrames read(CodeBookParser in) throws ArchiveFormatException {
    int most = in.remaining();
    int count = in.number(4, "1 to " + most + " frames", 1, Math.max(1, most));
    double rate = in.rate();
    ClipTimes times = rate > 0 ? ClipTimes.constant(count, rate) : variable(count, in);
    List<FrameCode> codes = new ArrayList<>();
    for (byte each : in.bytes(count)) {
      int smoothing = Math.floorMod(each, SMOOTHINGS);
      codes.add(new FrameCode((each - smoothing) / SMOOTHINGS, new Smoothing(smoothing)));
    }
    return new CodedFrames(Optional.of(times), codes);
  }

  private static ClipTimes variable(int count, CodeBookParser in) throws ArchiveFormatException {
    ByteBuffer shown = ByteBuffer.wrap(in.bytes(Math.multiplyExact(Integer.BYTES, count)));
    double[] stamps = new double[count];
    long sum = 0;
    double last = 0;
    for (int f = 0; f < count; f++) {
      stamps[f] = sum * MICROSECOND;
      int microseconds = shown.getInt();
      if (microseconds < 1) {
        throw in.bad(
            "frames that are shown for a microsecond or more", String.valueOf(microseconds));
      }
      sum += microseconds;
      last = microseconds * MICROSECOND;
    }
    return ClipTimes.of(stamps, last, 0, 0);
  }
}
