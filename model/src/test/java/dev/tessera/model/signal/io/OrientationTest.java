package dev.tessera.model.signal.io;

import static dev.tessera.model.signal.io.TestImages.bytes;
import static dev.tessera.model.signal.io.TestImages.encode;
import static dev.tessera.model.signal.io.TestImages.image;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.GridSignal;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    byte[] exif =
        bytes(
            0xFF,
            0xE1,
            0,
            34,
            "Exif",
            0,
            0,
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
    byte[] file = bytes(0xFF, 0xD8, exif, Arrays.copyOfRange(plain, 2, plain.length));

    assertBlocks(TestImages.read(file), across, levels);
    ImageInfo info = ImageFiles.inspect(Files.write(folder.resolve("a.jpg"), file));
    assertThat(info.orientation()).isEqualTo(orientation);
    assertThat(info.width()).isEqualTo(8 * across);
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
