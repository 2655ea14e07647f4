package dev.tessera.model.signal.io.clip;

import dev.tessera.model.signal.io.BadSignalException;
import java.io.IOException;

/** Bad input found inside the package; the message completes "found ...". */
final class BadClipException extends BadSignalException {
  private static final long serialVersionUID = 1L;

  /** What every reader of the package accepts. */
  static final String ANY_CLIP =
      "an MP4, MOV, WebM, MKV or Y4M video, an animated GIF, PNG or WebP, or a folder of numbered"
          + " frames";

  BadClipException(String found) {
    this(ANY_CLIP, found);
  }

  BadClipException(String expected, String found) {
    super(expected, found);
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
}
