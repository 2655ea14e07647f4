package dev.tessera.model.signal.io;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The families of image files, told apart by their first bytes and never by their names. */
public enum ImageFormat {
  /** Portable Network Graphics, 1 to 16 bits. */
  PNG(true, "png"),
  /** JPEG, baseline and progressive; grey, RGB and CMYK. */
  JPEG(true, "jpg", "jpeg", "jpe", "jfif"),
  /** Tagged Image File Format, 1 to 16 bits. */
  TIFF(true, "tif", "tiff"),
  /** Windows bitmap. */
  BMP(false, "bmp", "dib"),
  /** WebP, lossy and lossless. */
  WEBP(false, "webp"),
  /** Graphics Interchange Format; of several frames the first. */
  GIF(false, "gif"),
  /** Netpbm: PBM, PGM, PPM, plain or raw, and PAM. */
  PNM(false, "pnm", "pbm", "pgm", "ppm", "pam"),
  /** AVIF: AV1 in a file of boxes. */
  AVIF(false, "avif"),
  /** HEIC and HEIF: mostly HEVC in a file of boxes, as phones write it. */
  HEIC(false, "heic", "heif", "hif");

  /** How many first bytes {@link #sniff} looks at. */
  static final int SIGNATURE_BYTES = 12;

  private static final int JPEG_LARGEST_SIDE = 65_535;

  private final boolean writable;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> extensions;

  ImageFormat(boolean writable, String... extensions) {
    this.writable = writable;
    this.extensions = List.of(extensions);
  }

  /** Whether {@link ImageFiles#write} can make such files. */
  public boolean writable() {
    return writable;
  }

  /** Usual extensions in lower case without the dot, the preferred one first. */
  public List<String> extensions() {
    return extensions;
  }

  /**
   * Why no picture of a size can be written, without a full stop; empty if one can.
   *
   * @param width pixels from left to right
   * @param height pixels from top to bottom
   */
  public Optional<String> problem(long width, long height) {
    return this == JPEG && Math.max(width, height) > JPEG_LARGEST_SIDE
        ? Optional.of(
            String.format(
                Locale.ROOT,
                "a side of a JPEG has at most 65,535 pixels, found %d x %d",
                width,
                height))
        : Optional.empty();
  }

  /** The format that a file name's extension stands for; used to choose what to write. */
  public static Optional<ImageFormat> ofName(String fileName) {
    String extension = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(f -> f.extensions.contains(extension)).findFirst();
  }

  /**
   * Recognises a file by its first bytes.
   *
   * @param head the beginning of the file, at best 12 bytes; shorter is allowed
   */
  public static Optional<ImageFormat> sniff(byte[] head) {
    if (starts(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
      return Optional.of(PNG);
    }
    if (starts(head, 0, 0xFF, 0xD8, 0xFF)) {
      return Optional.of(JPEG);
    }
    if (starts(head, 0, 'I', 'I', 42, 0)
        || starts(head, 0, 'M', 'M', 0, 42)
        || starts(head, 0, 'I', 'I', 43, 0)
        || starts(head, 0, 'M', 'M', 0, 43)) {
      return Optional.of(TIFF);
    }
    if (starts(head, 0, 'R', 'I', 'F', 'F') && starts(head, 8, 'W', 'E', 'B', 'P')) {
      return Optional.of(WEBP);
    }
    if (starts(head, 0, 'G', 'I', 'F', '8')) {
      return Optional.of(GIF);
    }
    if (head.length > 2 && head[0] == 'P' && head[1] >= '1' && head[1] <= '7' && isSpace(head[2])) {
      return Optional.of(PNM);
    }
    if (starts(head, 4, 'f', 't', 'y', 'p') && head.length >= SIGNATURE_BYTES) {
      String brand = new String(head, 8, 4, StandardCharsets.ISO_8859_1);
      return brand.startsWith("avi")
          ? Optional.of(AVIF)
          : brand.matches("he[iv][cmsx]|m[is]f1") ? Optional.of(HEIC) : Optional.empty();
    }
    return starts(head, 0, 'B', 'M') ? Optional.of(BMP) : Optional.empty();
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == '#';
  }

  private static boolean starts(byte[] head, int offset, int... signature) {
    if (head.length < offset + signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((head[offset + i] & 0xFF) != signature[i]) {
        return false;
      }
    }
    return true;
  }
}
