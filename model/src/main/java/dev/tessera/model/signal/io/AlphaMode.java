package dev.tessera.model.signal.io;

/** What becomes of the transparency of an image; fully opaque alpha is dropped in either mode. */
public enum AlphaMode {
  /** Kept as a fourth channel, colours not premultiplied. */
  KEEP,
  /** Laid over white: c a + (1 - a), in the stored sRGB-encoded values. */
  COMPOSITE
}
