package dev.tessera.model.signal.io;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an animation is written as. */
public enum FrameFormat {
  /** H.264 in an MP4 file: small, plays everywhere; colours at half resolution. */
  MP4("mp4", "an MP4"),
  /** VP9 in a WebM file: smaller, plays in every browser; colours at half resolution. */
  WEBM("webm", "a WebM"),
  /**
   * An animated GIF that repeats forever: 256 colours per frame, at most 50 frames per second; a
   * pixel is clear or opaque.
   */
  GIF("gif", "a GIF"),
  /** One PNG per frame, name-0001.png and so on: exact, with transparency. */
  PNG_SEQUENCE("png", "a sequence of pictures");

  private static final int GIF_LARGEST_SIDE = 65_535;

  /** Of level 5.2, the highest of OpenH264: 36,864 blocks of 16 x 16. */
  private static final int VIDEO_MOST_BLOCKS = 36_864;

  /** Of level 6.2 of VP9. */
  private static final int WEBM_LARGEST_SIDE = 16_384;

  private final String extension;
  private final String label;

  FrameFormat(String extension, String label) {
    this.extension = extension;
    this.label = label;
  }

  /** In lower case without the dot. */
  public String extension() {
    return extension;
  }

  /** For a sentence: "a GIF". */
  String label() {
    return label;
  }

  /** Whether there is room for sound. */
  public boolean holdsSound() {
    return this == MP4 || this == WEBM;
  }

  /**
   * Why no frames of a size can be written, without a full stop; empty if they can.
   *
   * @param width pixels from left to right
   * @param height pixels from top to bottom
   */
  public Optional<String> problem(long width, long height) {
    String found = String.format(Locale.ROOT, ", found %d x %d", width, height);
    return switch (this) {
      case MP4 ->
          (width + 15) / 16 * ((height + 15) / 16) > VIDEO_MOST_BLOCKS
              ? Optional.of("a video has at most 4096 x 2304 pixels" + found)
              : Optional.empty();
      case WEBM ->
          Math.max(width, height) > WEBM_LARGEST_SIDE
              ? Optional.of("a side of a WebM has at most 16,384 pixels" + found)
              : Optional.empty();
      case GIF ->
          Math.max(width, height) > GIF_LARGEST_SIDE
              ? Optional.of("a side of a GIF has at most 65,535 pixels" + found)
              : Optional.empty();
      case PNG_SEQUENCE -> Optional.empty();
    };
  }

  /**
   * The names of the files that an animation comes to, for a sentence: "way.gif", or, of a
   * sequence, "way-0001.png to way-0240.png".
   *
   * @param target as it was given to the writer
   * @param frames at least 1
   */
  public String files(Path target, int frames) {
    if (this != PNG_SEQUENCE) {
      return String.valueOf(target.getFileName());
    }
    PngFrames.Place place = PngFrames.Place.of(target);
    String inside = place.inTarget() ? target.getFileName() + "/" : "";
    String first = inside + place.naming().of(0);
    return frames == 1 ? first : first + " to " + place.naming().of(frames - 1);
  }

  /**
   * The format that a target stands for: pictures if it is a folder or has no extension, as the
   * name of a folder has none, else what the extension tells.
   */
  public static Optional<FrameFormat> ofTarget(Path target) {
    String name = String.valueOf(target.getFileName());
    return Files.isDirectory(target) || name.indexOf('.', 1) < 0
        ? Optional.of(PNG_SEQUENCE)
        : ofName(name);
  }

  /**
   * Refuses a target that holds pictures of a sequence already, or can hold none.
   *
   * @throws SaveException with one clear sentence
   */
  public void requireFree(Path target) throws SaveException {
    if (this == PNG_SEQUENCE) {
      PngFrames.Place.of(target).requireFree(target);
    }
  }

  /** The format that a file name's extension stands for. */
  public static Optional<FrameFormat> ofName(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(f -> f.extension.equals(extension)).findFirst();
  }
}
