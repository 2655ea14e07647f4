package dev.tessera.model.signal.io;

import static dev.tessera.model.signal.io.TestImages.bytes;
import static dev.tessera.model.signal.io.TestImages.encode;
import static dev.tessera.model.signal.io.TestImages.image;
import static dev.tessera.model.signal.io.TestImages.resource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.GridSignal;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored: 24 x 16 pixels in six flat 8 x 8 blocks, levels 0 40 80 above 120 160 200. */
final class OrientationTest {
  private static final String ALL_EIGHT =
      """
      1, 3, 0 40 80 120 160 200
      2, 3, 80 40 0 200 160 120
      3, 3, 200 160 120 80 40 0
      4, 3, 120 160 200 0 40 80
      5, 2, 0 120 40 160 80 200
      6, 2, 120 0 160 40 200 80
      7, 2, 200 80 160 40 120 0
      8, 2, 80 200 40 160 0 120
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(textBlock = ALL_EIGHT)
  void jpegIsTurnedUpright(int orientation, int across, String levels) throws Exception {
    byte[] plain = encode(blocks(), "jpeg");
    byte[] exif = bytes(0xFF, 0xE1, 0, 34, "Exif", 0, 0, directory(orientation));
    byte[] file = bytes(0xFF, 0xD8, exif, Arrays.copyOfRange(plain, 2, plain.length));

    assertBlocks(TestImages.read(file), across, levels);
    ImageInfo info = ImageFiles.inspect(Files.write(folder.resolve("a.jpg"), file), Long.MAX_VALUE);
    assertThat(info.orientation()).isEqualTo(orientation);
    assertThat(info.width()).isEqualTo(8 * across);
  }

  @Test
  void exifOfAJpegMayStandAnywhereBeforeThePixels() throws Exception {
    byte[] plain = encode(blocks(), "jpeg");
    int scan = 0;
    while (plain[scan] != (byte) 0xFF || plain[scan + 1] != (byte) 0xDA) {
      scan++;
    }
    byte[] exif = bytes(0xFF, 0xE1, 0, 34, "Exif", 0, 0, directory(6));
    byte[] file =
        bytes(Arrays.copyOf(plain, scan), exif, Arrays.copyOfRange(plain, scan, plain.length));

    assertBlocks(TestImages.read(file), 2, "120 0 160 40 200 80");
  }

  @ParameterizedTest
  @CsvSource(textBlock = ALL_EIGHT)
  void pngIsTurnedUpright(int orientation, int across, String levels) throws Exception {
    byte[] plain = encode(blocks(), "png");
    byte[] exif = chunk("eXIf", directory(orientation));
    int end = plain.length - 12;
    byte[] first =
        bytes(Arrays.copyOf(plain, 33), exif, Arrays.copyOfRange(plain, 33, plain.length));
    byte[] last = bytes(Arrays.copyOf(plain, end), exif, Arrays.copyOfRange(plain, end, end + 12));

    assertBlocks(TestImages.read(first), across, levels);
    assertBlocks(TestImages.read(last), across, levels);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 8})
  void webpIsTurnedUpright(int orientation) throws Exception {
    byte[] simple = resource("lossless-alpha.webp");
    GridSignal stored = TestImages.read(simple);
    byte[] pixels = Arrays.copyOfRange(simple, 12, simple.length);
    byte[] extended =
        bytes(
            "VP8X",
            10,
            0,
            0,
            0,
            0x18,
            0,
            0,
            0,
            stored.width() - 1,
            0,
            0,
            stored.height() - 1,
            0,
            0);
    for (String prefix : new String[] {"", "Exif\0\0"}) {
      byte[] block = bytes(prefix, directory(orientation));
      byte[] exif = bytes("EXIF", block.length, 0, 0, 0, block);
      byte[] body = bytes("WEBP", extended, pixels, exif);

      GridSignal turned = TestImages.read(bytes("RIFF", body.length, 0, 0, 0, body));

      boolean swapped = orientation >= 5;
      assertThat(turned.width()).isEqualTo(swapped ? stored.height() : stored.width());
      assertThat(turned.height()).isEqualTo(swapped ? stored.width() : stored.height());
      int corner =
          switch (orientation) {
            case 6 -> turned.width() - 1;
            case 8 -> turned.width() * (turned.height() - 1);
            default -> 0;
          };
      for (int c = 0; c < stored.samples().channels(); c++) {
        assertThat(turned.samples().get(corner, c)).isEqualTo(stored.samples().get(0, c));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(textBlock = ALL_EIGHT)
  void tiffIsTurnedUpright(int orientation, int across, String levels) throws Exception {
    byte[] pixels = new byte[24 * 16];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) blocks().getRaster().getSample(i % 24, i / 24, 0);
    }
    byte[] directory =
        bytes(
            9,
            0,
            entry(256, 24),
            entry(257, 16),
            entry(258, 8),
            entry(259, 1),
            entry(262, 1),
            entry(273, 8 + 2 + 9 * 12 + 4),
            entry(274, orientation),
            entry(277, 1),
            entry(279, 24 * 16),
            0,
            0,
            0,
            0);

    byte[] file = bytes("II", 42, 0, 8, 0, 0, 0, directory, pixels);

    assertBlocks(TestImages.read(file), across, levels);
  }

  @Test
  void aDamagedExifBlockIsIgnored() throws Exception {
    byte[] plain = encode(blocks(), "jpeg");
    byte[] exif = bytes(0xFF, 0xE1, 0, 16, "Exif", 0, 0, "MM", 0, 42, 0x7F, 0xFF, 0xFF, 0xFF);
    byte[] file = bytes(0xFF, 0xD8, exif, Arrays.copyOfRange(plain, 2, plain.length));

    assertBlocks(TestImages.read(file), 3, "0 40 80 120 160 200");
  }

  /** A TIFF header and a directory of one entry, the orientation. */
  private static byte[] directory(int orientation) {
    return bytes(
        "MM",
        0,
        42,
        0,
        0,
        0,
        8,
        0,
        1,
        0x01,
        0x12,
        0,
        3,
        0,
        0,
        0,
        1,
        0,
        orientation,
        0,
        0,
        0,
        0,
        0,
        0);
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] summed = bytes(type, data);
    CRC32 sum = new CRC32();
    sum.update(summed);
    byte[] check = ByteBuffer.allocate(4).putInt((int) sum.getValue()).array();
    return bytes(0, 0, 0, data.length, summed, check);
  }

  private static byte[] entry(int tag, int value) {
    return bytes(tag & 0xFF, tag >> 8, 3, 0, 1, 0, 0, 0, value & 0xFF, value >> 8, 0, 0);
  }

  private static BufferedImage blocks() {
    int[] levels = new int[24 * 16];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = 40 * (i % 24 / 8 + i / 24 / 8 * 3);
    }
    return image(BufferedImage.TYPE_BYTE_GRAY, 24, 16, levels);
  }

  private static void assertBlocks(GridSignal signal, int across, String levels) {
    String[] expected = levels.split(" ", -1);
    assertThat(signal.width()).isEqualTo(8 * across);
    assertThat(signal.height()).isEqualTo(8 * 6 / across);
    for (int i = 0; i < signal.samples().count(); i++) {
      int x = i % signal.width();
      int y = i / signal.width();
      int block = y / 8 * across + x / 8;
      assertThat(Math.round(signal.samples().get(i) * 255))
          .as("pixel %d, %d", x, y)
          .isBetween(Integer.parseInt(expected[block]) - 2, Integer.parseInt(expected[block]) + 2);
    }
  }
}
