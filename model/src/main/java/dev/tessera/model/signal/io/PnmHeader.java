package dev.tessera.model.signal.io;

import java.io.IOException;

/** The text header of a Netpbm file: P1 to P6, and PAM (P7). */
final class PnmHeader {
  private final int kind;
  private final long dataStart;
  private long width;
  private long height;
  private long maximum = 1;
  private int samples = 1;

  private PnmHeader(SourceStream in) throws IOException {
    in.seek(1);
    kind = in.readUnsignedByte() - '0';
    if (kind == 7) {
      parsePam(in);
    } else {
      width = number(token(in));
      height = number(token(in));
      maximum = isBitmap() ? 1 : number(token(in));
      samples = kind == 3 || kind == 6 ? 3 : 1;
    }
    dataStart = in.getStreamPosition();
    if (maximum < 1 || maximum > 65535) {
      throw new BadImageException("a PNM maximum of 1 to 65535", String.valueOf(maximum));
    }
    if (samples < 1 || samples > 4) {
      throw new BadImageException("an image of 1 to 4 channels", samples + " channels");
    }
  }

  private void parsePam(SourceStream in) throws IOException {
    for (String key = token(in); !key.equals("ENDHDR"); key = token(in)) {
      String value = token(in);
      switch (key) {
        case "WIDTH" -> width = number(value);
        case "HEIGHT" -> height = number(value);
        case "MAXVAL" -> maximum = number(value);
        case "DEPTH" -> samples = (int) Math.min(number(value), 99);
        default -> {}
      }
    }
  }

  static ImageInfo read(SourceStream in) throws IOException {
    PnmHeader header = new PnmHeader(in);
    boolean grey = header.samples < 3;
    return Headers.info(
        ImageFormat.PNM,
        header.width,
        header.height,
        header.samples == 2 ? 4 : header.samples,
        header.depth(),
        1,
        grey ? "grey" : "RGB");
  }

  /** Fails if the file is too short for its pixels; for plain text, one character each at least. */
  static void requireComplete(SourceStream in) throws IOException {
    PnmHeader header = new PnmHeader(in);
    if (header.dataStart + header.leastBytes() > in.length()) {
      throw BadImageException.truncated();
    }
  }

  private long leastBytes() {
    return switch (kind) {
      case 1 -> width * height;
      case 2, 3 -> 2 * width * height * samples - 1;
      case 4 -> (width + 7) / 8 * height;
      default -> width * height * samples * (depth() > 8 ? 2 : 1);
    };
  }

  private boolean isBitmap() {
    return kind == 1 || kind == 4;
  }

  private int depth() {
    return 64 - Long.numberOfLeadingZeros(maximum);
  }

  private static String token(SourceStream in) throws IOException {
    int c = in.readUnsignedByte();
    while (c <= ' ' || c == '#') {
      if (c == '#') {
        while (c != '\n') {
          c = in.readUnsignedByte();
        }
      }
      c = in.readUnsignedByte();
    }
    StringBuilder token = new StringBuilder();
    while (c > ' ' && token.length() < 32) {
      token.append((char) c);
      c = in.readUnsignedByte();
    }
    return token.toString();
  }

  private static long number(String token) throws BadImageException {
    if (!token.matches("[0-9]{1,10}")) {
      throw new BadImageException("a number in the PNM header", "\"" + token + "\"");
    }
    return Long.parseLong(token);
  }
}
