package dev.tessera.model.signal.io.clip;

import java.io.IOException;

/** Bad input found inside the package; the message completes "found ...". */
final class BadClipException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What every reader of the package accepts. */
  static final String ANY_CLIP =
      "an MP4, MOV, WebM, MKV or Y4M video, an animated GIF, PNG or WebP, or a folder of numbered"
          + " frames";

  private final String expected;

  BadClipException(String found) {
    this(ANY_CLIP, found);
  }

  BadClipException(String expected, String found) {
    super(found);
    this.expected = expected;
  }

  /** The same with what another reader found. */
  static BadClipException of(IOException cause) {
    String message = cause.getMessage();
    BadClipException bad =
        new BadClipException(
            "an undamaged clip", message == null ? "data that cannot be read" : message);
    bad.initCause(cause);
    return bad;
  }

  String expected() {
    return expected;
  }

  String found() {
    return String.valueOf(getMessage());
  }
}
