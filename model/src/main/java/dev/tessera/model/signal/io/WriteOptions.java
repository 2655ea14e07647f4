package dev.tessera.model.signal.io;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * How an image is written.
 *
 * @param format a writable format
 * @param bitDepth 8 or 16 bits per channel; JPEG has 8 only
 * @param jpegQuality 0 (smallest) to 1 (best); used by JPEG only
 * @param metadata keyword to text, such as "Software"; stored in PNG only (keywords of 1 to 79
 *     Latin-1 characters)
 */
public record WriteOptions(
    ImageFormat format, int bitDepth, float jpegQuality, Map<String, String> metadata) {
  private static final int LONGEST_KEYWORD = 79;
  private static final float DEFAULT_QUALITY = 0.92f;

  /** Rejects what cannot be written, naming value and range. */
  public WriteOptions {
    if (!format.writable()) {
      throw new IllegalArgumentException("format must be PNG, TIFF or JPEG, found " + format);
    }
    if (bitDepth != 8 && (bitDepth != 16 || format == ImageFormat.JPEG)) {
      throw new IllegalArgumentException(
          "bitDepth must be 8" + (format == ImageFormat.JPEG ? "" : " or 16") + ": " + bitDepth);
    }
    if (!(jpegQuality >= 0 && jpegQuality <= 1)) {
      throw new IllegalArgumentException("jpegQuality must be 0 to 1, found " + jpegQuality);
    }
    metadata = Map.copyOf(metadata);
    for (String keyword : metadata.keySet()) {
      if (!isKeyword(keyword)) {
        throw new IllegalArgumentException(
            "metadata keywords are 1 to 79 Latin-1 characters, found \"" + keyword + "\"");
      }
    }
  }

  private static boolean isKeyword(String keyword) {
    return !keyword.isBlank()
        && keyword.equals(keyword.strip())
        && keyword.length() <= LONGEST_KEYWORD
        && StandardCharsets.ISO_8859_1.newEncoder().canEncode(keyword);
  }

  /** A format at its usual settings: quality 0.92, no metadata. */
  public static WriteOptions of(ImageFormat format, int bitDepth) {
    return new WriteOptions(format, bitDepth, DEFAULT_QUALITY, Map.of());
  }
}
