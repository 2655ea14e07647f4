package dev.tessera.model.signal.io;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.SignalFormatException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Small images made in memory, and short ways to read them. */
final class TestImages {
  static final long MEGABYTE = 1_000_000;

  private TestImages() {}

  static byte[] encode(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      if (!ImageIO.write(image, format, out)) {
        throw new IOException("no writer for " + format);
      }
    }
    return bytes.toByteArray();
  }

  static BufferedImage image(int type, int width, int height, int... samples) {
    BufferedImage image = new BufferedImage(width, height, type);
    image.getRaster().setPixels(0, 0, width, height, samples);
    return image;
  }

  static BufferedImage photo(int type, int width, int height) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int r = (x * 7 + y * y) & 0xFF;
        int g = (x * y + 31) & 0xFF;
        image.setRGB(x, y, 0xFF000000 | r << 16 | g << 8 | (r ^ g));
      }
    }
    return image;
  }

  static GridSignal read(byte[] bytes) throws SignalFormatException {
    return read(bytes, AlphaMode.KEEP);
  }

  static GridSignal read(byte[] bytes, AlphaMode mode) throws SignalFormatException {
    return ImageFiles.read(
        new ByteArrayInputStream(bytes), "test", mode, 100 * MEGABYTE, () -> false);
  }

  static byte[] resource(String name) throws IOException {
    try (InputStream stream = Objects.requireNonNull(TestImages.class.getResourceAsStream(name))) {
      return stream.readAllBytes();
    }
  }

  static float[] values(GridSignal signal) {
    float[] values = new float[(int) signal.samples().length()];
    signal.samples().copyTo(0, values, 0, values.length);
    return values;
  }

  static float[] over(float largest, int... stored) {
    float[] values = new float[stored.length];
    for (int i = 0; i < stored.length; i++) {
      values[i] = stored[i] / largest;
    }
    return values;
  }

  /** Parts put end to end: an int is one byte, a String its characters, a byte[] itself. */
  static byte[] bytes(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object part : parts) {
      if (part instanceof Integer b) {
        out.write(b);
      } else if (part instanceof String s) {
        s.chars().forEach(out::write);
      } else if (part instanceof byte[] all) {
        out.writeBytes(all);
      }
    }
    return out.toByteArray();
  }
}
