package dev.tessera.app.cli;

import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipColour;
import dev.tessera.model.signal.io.clip.ClipInfo;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.signal.io.clip.ClipPicture;
import dev.tessera.model.signal.io.clip.ClipPlan;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;

/** Prints what a clip holds, and what reading it would take. */
final class ClipFacts {
  private ClipFacts() {}

  static void print(Path file, ClipInfo info, ClipPlan plan, PrintWriter out) {
    ClipPicture picture = info.picture();
    ClipTimes times = info.times();
    line(out, "file", "%s", file);
    line(out, "format", "%s, codec %s", info.format().label(), picture.codec());
    line(out, "size", "%d x %d pixels", picture.width(), picture.height());
    line(out, "orientation", "%s", orientation(picture.orientation()));
    line(out, "frames", "%d counted, in %s s", times.frames(), number(times.duration()));
    line(out, "rate", "%s", rate(times));
    line(out, "colours", "%s", colours(picture.colour()));
    line(out, "transparency", "%s", picture.transparent() ? "yes" : "none");
    line(
        out,
        "sound",
        "%s",
        info.sound()
            .map(s -> s.codec() + ", " + channels(s.channels()) + ", " + s.rate() + " Hz")
            .orElse("none"));
    info.notes().forEach(note -> line(out, "note", "%s", note));
    reading(info, plan, out);
  }

  private static void reading(ClipInfo info, ClipPlan plan, PrintWriter out) {
    ClipLimit limit = ClipLimit.USUAL;
    out.println(plan.equals(info.plan(ClipChoice.ALL)) ? "Read whole:" : "Read so:");
    line(
        out,
        "samples",
        "%d x %d x %d x %d (t, y, x, %s), %s",
        plan.frames(),
        plan.size().height(),
        plan.size().width(),
        plan.channels(),
        plan.channels() == 4 ? "RGBA" : "RGB",
        plan.eightBit() ? "8 bits each" : "floats");
    line(out, "memory", "%,d MB", megabytes(plan.bytes()));
    if (!limit.allows(plan)) {
      line(
          out,
          "limit",
          "%,d MB, so read less: %s",
          megabytes(limit.bytes()),
          limit.offer(plan, info.times().meanRate(), 1));
    }
  }

  private static long megabytes(long bytes) {
    return (bytes - 1) / 1_000_000 + 1;
  }

  private static String rate(ClipTimes times) {
    String mean = number(times.meanRate()) + " frames per second";
    return times.rate().isPresent() ? mean : "variable, " + mean + " on average";
  }

  private static String colours(ClipColour colour) {
    String depth = colour.depth() + " bits per channel (" + colour.layout() + ")";
    if (colour.matrix().equals("RGB")) {
      return "RGB, " + depth;
    }
    String matrix =
        colour.matrixStated() ? colour.matrix() : "taken as " + colour.matrix() + ", not stated";
    return matrix + ", " + (colour.fullRange() ? "full" : "limited") + " range, " + depth;
  }

  private static String orientation(int exif) {
    return switch (exif) {
      case 1 -> "upright";
      case 3 -> "turned by half a turn when read";
      case 6 -> "turned by a quarter with the clock when read";
      case 8 -> "turned by a quarter against the clock when read";
      default -> "mirrored, put right when read";
    };
  }

  private static String channels(int count) {
    return count == 1 ? "1 channel" : count + " channels";
  }

  /** At most three digits behind the point, and no zeros at the end. */
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceFirst("\\.?0+$", "");
  }

  private static void line(PrintWriter out, String name, String format, Object... values) {
    out.printf(Locale.ROOT, "%-13s%s%n", name, String.format(Locale.ROOT, format, values));
  }
}
