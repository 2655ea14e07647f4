package dev.tessera.model.signal.io;

/** Bad input found inside the package; the message completes "found ...". */
final class BadImageException extends BadSignalException {
  private static final long serialVersionUID = 1L;

  /** What every reader of the package accepts. */
  static final String ANY_IMAGE = "a PNG, JPEG, TIFF, BMP, WebP, GIF, PNM, AVIF or HEIC image";

  BadImageException(String found) {
    this(ANY_IMAGE, found);
  }

  BadImageException(String expected, String found) {
    super(expected, found);
  }

  static BadImageException truncated() {
    return new BadImageException("a complete image", "a file that ends too early");
  }
}
