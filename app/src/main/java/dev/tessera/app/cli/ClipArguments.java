package dev.tessera.app.cli;

import dev.tessera.model.signal.io.clip.ClipChoice;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipSize;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of what is read of a clip. */
final class ClipArguments {
  private static final Pattern SIZE = Pattern.compile("([1-9]\\d{0,5})x([1-9]\\d{0,5})");

  /** Those that light fields do not have. */
  static final String[] OF_TIME = {"--start", "--duration", "--first-frame"};

  /** All of them. */
  static final String[] NAMES = {"--start", "--duration", "--every", "--size", "--first-frame"};

  @Option(
      names = "--start",
      paramLabel = "S",
      defaultValue = "0",
      description = "Clips: seconds after the first frame at which reading begins; default 0.")
  double start;

  @Option(
      names = "--duration",
      paramLabel = "D",
      description = "Clips: seconds that are read; default all.")
  @Nullable Double duration;

  @Option(
      names = "--every",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Clips: read every N-th frame; light fields: every N-th row and column of views; default"
              + " all.")
  int every = 1;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description =
          "Clips and light fields: make frames or views smaller, such as 640x360; default their own"
              + " size.")
  @Nullable String size;

  @Option(
      names = "--first-frame",
      description = "Clips: take the frame at --start, or the first, as a picture.")
  boolean firstFrame;

  /**
   * Whether a file is to be read as a clip: if it is one and not its first frame alone is wanted.
   */
  boolean wanted(Path file) {
    return !firstFrame && ClipFiles.recognise(file).isPresent();
  }

  /**
   * What of a clip is to be read, with its first frame alone the range that it is the first of.
   *
   * @param given what was typed
   * @throws IllegalArgumentException naming the option that is out of range
   */
  ClipChoice choice(Console given) {
    if (firstFrame) {
      given.refuse("does nothing with --first-frame: one frame is read", "--duration", "--every");
    }
    return new ClipChoice(
        start, duration == null ? Double.POSITIVE_INFINITY : duration, every, size());
  }

  /**
   * The size that is wanted, empty for the clip's own.
   *
   * @throws IllegalArgumentException if it is none
   */
  Optional<ClipSize> size() {
    if (size == null) {
      return Optional.empty();
    }
    Matcher sides = SIZE.matcher(size);
    if (!sides.matches()) {
      throw new IllegalArgumentException(
          "--size must be a width and a height such as 640x360, found " + size);
    }
    return Optional.of(
        new ClipSize(Integer.parseInt(sides.group(1)), Integer.parseInt(sides.group(2))));
  }
}
