package dev.tessera.app.cli;

import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipColour;
import dev.tessera.model.signal.io.clip.ClipInfo;
import dev.tessera.model.signal.io.clip.ClipLimit;
import dev.tessera.model.signal.io.clip.ClipPicture;
import dev.tessera.model.signal.io.clip.ClipPlan;
import dev.tessera.model.signal.io.clip.ClipSize;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * Prints what a clip holds, and what reading it would take.
 *
 * @param info what it holds
 * @param out where it is printed
 */
record ClipFacts(ClipInfo info, PrintWriter out) {
  /**
   * What the file holds.
   *
   * @param note on what it was taken for, if there is one
   */
  void print(Path file, Optional<String> note) {
    ClipPicture picture = info.picture();
    ClipTimes times = info.times();
    line("file", "%s", file);
    line("format", "%s, codec %s", info.format().label(), picture.codec());
    line("size", "%d x %d pixels", picture.width(), picture.height());
    line("orientation", "%s", orientation(picture.orientation()));
    line("frames", "%d counted, in %s s", times.frames(), number(times.duration()));
    line("rate", "%s", rate(times));
    line("colours", "%s", colours(picture.colour()));
    line("transparency", "%s", picture.transparent() ? "yes" : "none");
    line(
        "sound",
        "%s",
        info.sound()
            .map(s -> s.codec() + ", " + channels(s.channels()) + ", " + s.rate() + " Hz")
            .orElse("none"));
    info.notes().forEach(each -> line("note", "%s", each));
    note.ifPresent(each -> line("note", "%s", each));
  }

  /**
   * What a fit would read.
   *
   * @param choice of at least a frame
   * @param limit of memory
   */
  void reading(ClipChoice choice, ClipLimit limit) {
    ClipPlan plan = info.plan(choice);
    out.println(plan.equals(info.plan(ClipChoice.ALL)) ? "Read whole:" : "Read so:");
    line(
        "samples",
        "%d x %d x %d x %d (t, y, x, %s), %s",
        plan.frames(),
        plan.size().height(),
        plan.size().width(),
        plan.channels(),
        plan.channels() == 4 ? "RGBA" : "RGB",
        plan.eightBit() ? "8 bits each" : "16 bits each");
    line(
        "memory",
        "%,d MB, with the codes of a fit by default %,d MB",
        megabytes(plan.bytes()),
        megabytes(limit.needed(plan)));
    if (!limit.allows(plan)) {
      line(
          "limit", "%,d MB, so read less: %s", megabytes(limit.bytes()), limit.offer(info, choice));
    }
  }

  /**
   * What a fit of a frame as a picture takes.
   *
   * @param plan of one frame
   * @param choice of it
   */
  void firstFrame(ClipPlan plan, ClipChoice choice) {
    ClipSize size = plan.size();
    out.printf(
        Locale.ROOT,
        "The frame at %s s as a picture of %d x %d pixels:%n",
        number(choice.start()),
        size.width(),
        size.height());
    ImageFacts.printFit(size.width(), size.height(), plan.channels(), out);
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

  private void line(String name, String format, Object... values) {
    out.printf(Locale.ROOT, "%-13s%s%n", name, String.format(Locale.ROOT, format, values));
  }
}
