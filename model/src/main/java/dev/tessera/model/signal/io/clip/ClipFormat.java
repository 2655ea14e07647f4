package dev.tessera.model.signal.io.clip;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The families of files that hold clips. */
public enum ClipFormat {
  /** MP4 and MOV: boxes of ISO 14496-12 and their ancestor. */
  MP4("MP4 or MOV", "mp4", "mov", "m4v"),
  /** Matroska and its subset WebM. */
  MATROSKA("Matroska or WebM", "mkv", "webm"),
  /** Raw frames of YUV4MPEG2. */
  Y4M("Y4M", "y4m"),
  /** An animated GIF. */
  GIF("animated GIF", "gif"),
  /** An animated PNG. */
  APNG("animated PNG", "apng"),
  /** An animated WebP. */
  WEBP("animated WebP"),
  /** A folder of pictures with running numbers in their names. */
  FRAMES("folder of numbered frames");

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> extensions;

  ClipFormat(String label, String... extensions) {
    this.label = label;
    this.extensions = List.of(extensions);
  }

  /** A short name for people. */
  public String label() {
    return label;
  }

  /** Usual extensions in lower case without the dot; none where most of such files are pictures. */
  public List<String> extensions() {
    return extensions;
  }

  /** The format that the extension of a name stands for. */
  public static Optional<ClipFormat> ofName(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(f -> f.extensions.contains(extension)).findFirst();
  }
}
