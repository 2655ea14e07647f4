package dev.tessera.model.signal.io;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an animation is written as. */
public enum FrameFormat {
  /** H.264 in an MP4 file: small, plays everywhere; colours at half resolution. */
  MP4("mp4"),
  /** An animated GIF that repeats forever: 256 colours per frame, at most 50 frames per second. */
  GIF("gif"),
  /** One PNG per frame, name-0001.png and so on: exact, with transparency. */
  PNG_SEQUENCE("png");

  private final String extension;

  FrameFormat(String extension) {
    this.extension = extension;
  }

  /** In lower case without the dot. */
  public String extension() {
    return extension;
  }

  /** The format that a file name's extension stands for. */
  public static Optional<FrameFormat> ofName(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(f -> f.extension.equals(extension)).findFirst();
  }
}
