package dev.tessera.model.signal.io;

import java.io.IOException;
import java.util.Locale;

/**
 * The text header of a Netpbm file.
 *
 * @param kind 1 to 6, or 7 for PAM
 * @param width pixels
 * @param height pixels
 * @param samples per pixel, 1 to 4: grey, grey and alpha, RGB, RGB and alpha
 * @param maximum the stored value that means 1, up to 65535
 * @param dataStart where the pixels begin, bytes from the start of the file
 */
record PnmHeader(int kind, long width, long height, int samples, int maximum, long dataStart) {
  private static final int PAM = 7;
  private static final int LARGEST = 65535;

  static PnmHeader of(SourceStream in) throws IOException {
    in.seek(1);
    int kind = in.readUnsignedByte() - '0';
    return kind == PAM ? pam(in) : classic(in, kind);
  }

  private static PnmHeader classic(SourceStream in, int kind) throws IOException {
    long width = number(token(in));
    long height = number(token(in));
    boolean bits = kind == 1 || kind == 4;
    int maximum = bits ? 1 : maximum(number(token(in)));
    int samples = kind == 3 || kind == 6 ? 3 : 1;
    return new PnmHeader(kind, width, height, samples, maximum, in.getStreamPosition());
  }

  private static PnmHeader pam(SourceStream in) throws IOException {
    long width = 0;
    long height = 0;
    long maximum = 0;
    long depth = 0;
    StringBuilder tuples = new StringBuilder();
    while (true) {
      String text = in.readLine();
      if (text == null) {
        throw BadImageException.truncated();
      }
      String[] line = text.strip().split("\\s+", 2);
      String value = line.length > 1 ? line[1] : "";
      switch (line[0]) {
        case "ENDHDR" -> {
          int samples = samples(depth, tuples.toString().toUpperCase(Locale.ROOT));
          return new PnmHeader(
              PAM, width, height, samples, maximum(maximum), in.getStreamPosition());
        }
        case "WIDTH" -> width = number(value);
        case "HEIGHT" -> height = number(value);
        case "MAXVAL" -> maximum = number(value);
        case "DEPTH" -> depth = number(value);
        case "TUPLTYPE" -> tuples.append(value);
        default -> {
          if (!line[0].isEmpty() && !line[0].startsWith("#") && !line[0].equals("P7")) {
            throw new BadImageException("a PAM header", "the line \"" + shown(line[0]) + "\"");
          }
        }
      }
    }
  }

  /** The type of the tuples may be absent, but must not be one that we do not know. */
  private static int samples(long depth, String tuples) throws BadImageException {
    boolean known = tuples.isEmpty() || tuples.matches("(BLACKANDWHITE|GRAYSCALE|RGB)(_ALPHA)?");
    if (!known) {
      throw new BadImageException(
          "grey or RGB, with or without alpha", "tuples of the type " + shown(tuples));
    }
    if (depth < 1 || depth > 4) {
      throw new BadImageException("an image of 1 to 4 channels", depth + " channels");
    }
    return (int) depth;
  }

  static ImageInfo read(SourceStream in) throws IOException {
    PnmHeader header = of(in);
    return Headers.info(
        ImageFormat.PNM,
        header.width,
        header.height,
        header.samples == 2 ? 4 : header.samples,
        32 - Integer.numberOfLeadingZeros(header.maximum),
        1,
        header.samples < 3 ? "grey" : "RGB");
  }

  /** Fails if the file is too short for its pixels; for plain text, one character each at least. */
  static void requireComplete(SourceStream in) throws IOException {
    PnmHeader header = of(in);
    if (header.dataStart + header.leastBytes() > in.length()) {
      throw BadImageException.truncated();
    }
  }

  private long leastBytes() {
    return switch (kind) {
      case 1 -> width * height;
      case 2, 3 -> 2 * width * height * samples - 1;
      case 4 -> (width + 7) / 8 * height;
      default -> width * height * samples * (maximum < 256 ? 1 : 2);
    };
  }

  /** The next character that is neither white space nor in a comment. */
  static int afterSpace(SourceStream in) throws IOException {
    int c = in.readUnsignedByte();
    while (c <= ' ' || c == '#') {
      if (c == '#') {
        while (c != '\n' && c != '\r') {
          c = in.readUnsignedByte();
        }
      }
      c = in.readUnsignedByte();
    }
    return c;
  }

  private static String token(SourceStream in) throws IOException {
    int c = afterSpace(in);
    StringBuilder token = new StringBuilder();
    while (c > ' ' && token.length() < 32) {
      token.append((char) c);
      c = in.readUnsignedByte();
    }
    return token.toString();
  }

  private static int maximum(long value) throws BadImageException {
    if (value < 1 || value > LARGEST) {
      throw new BadImageException("a PNM maximum of 1 to 65535", String.valueOf(value));
    }
    return (int) value;
  }

  private static long number(String token) throws BadImageException {
    if (!token.matches("[0-9]{1,10}")) {
      throw new BadImageException("a number in the PNM header", "\"" + shown(token) + "\"");
    }
    return Long.parseLong(token);
  }

  private static String shown(String text) {
    String plain = text.replaceAll("[^ -~]", "?");
    return plain.length() > 20 ? plain.substring(0, 20) + "..." : plain;
  }
}
