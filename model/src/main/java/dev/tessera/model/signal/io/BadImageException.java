package dev.tessera.model.signal.io;

import java.io.IOException;

/** Bad input found inside the package; the message completes "found ...". */
final class BadImageException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What every reader of the package accepts. */
  static final String ANY_IMAGE = "a PNG, JPEG, TIFF, BMP, WebP, GIF, PNM, AVIF or HEIC image";

  private final String expected;

  BadImageException(String found) {
    this(ANY_IMAGE, found);
  }

  BadImageException(String expected, String found) {
    super(found);
    this.expected = expected;
  }

  static BadImageException truncated() {
    return new BadImageException("a complete image", "a file that ends too early");
  }

  String expected() {
    return expected;
  }

  String found() {
    return String.valueOf(getMessage());
  }
}
