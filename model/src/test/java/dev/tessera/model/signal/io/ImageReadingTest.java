package dev.tessera.model.signal.io;

import static dev.tessera.model.signal.io.TestImages.bytes;
import static dev.tessera.model.signal.io.TestImages.encode;
import static dev.tessera.model.signal.io.TestImages.image;
import static dev.tessera.model.signal.io.TestImages.over;
import static dev.tessera.model.signal.io.TestImages.read;
import static dev.tessera.model.signal.io.TestImages.resource;
import static dev.tessera.model.signal.io.TestImages.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.assets.Assets;
import dev.tessera.assets.Sample;
import dev.tessera.model.signal.GridSignal;
import java.awt.Point;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageReadingTest {
  private static final int[] GREY = {0, 1, 64, 128, 200, 255};
  private static final int[] RGB = {255, 0, 0, 10, 20, 30, 1, 2, 3, 0, 128, 255};

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff", "bmp", "pnm"})
  void greyOf8BitsIsReadAsStored(String format) throws Exception {
    GridSignal signal = read(encode(image(BufferedImage.TYPE_BYTE_GRAY, 3, 2, GREY), format));

    assertThat(signal.samples().channels()).isEqualTo(1);
    assertThat(signal.width()).isEqualTo(3);
    assertThat(signal.height()).isEqualTo(2);
    assertThat(signal.bitDepth()).isEqualTo(8);
    assertThat(signal.samples().bytes()).isEqualTo(6);
    assertThat(values(signal)).containsExactly(over(255f, GREY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff", "bmp", "pnm"})
  void rgbOf8BitsIsReadAsStored(String format) throws Exception {
    GridSignal signal = read(encode(image(BufferedImage.TYPE_3BYTE_BGR, 2, 2, RGB), format));

    assertThat(signal.samples().channels()).isEqualTo(3);
    assertThat(values(signal)).containsExactly(over(255f, RGB));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff", "pnm"})
  void greyOf16BitsIsReadAsStored(String format) throws Exception {
    int[] stored = {0, 1, 257, 30000, 65534, 65535};
    GridSignal signal = read(encode(image(BufferedImage.TYPE_USHORT_GRAY, 2, 3, stored), format));

    assertThat(signal.bitDepth()).isEqualTo(16);
    assertThat(signal.samples().bytes()).isEqualTo(24);
    assertThat(values(signal)).containsExactly(over(65535f, stored));
  }

  @Test
  void rgbOf16BitsIsReadAsStored() throws Exception {
    int[] stored = {0, 1, 257, 30000, 65534, 65535};
    GridSignal signal = read(encode(wide(2, 1, false, stored), "png"));

    assertThat(signal.bitDepth()).isEqualTo(16);
    assertThat(signal.samples().channels()).isEqualTo(3);
    assertThat(values(signal)).containsExactly(over(65535f, stored));
  }

  @Test
  void pngOf16BitsKeepsItsAlpha() throws Exception {
    int[] stored = {1, 2, 3, 4, 60000, 50000, 40000, 65535};

    assertThat(values(read(encode(wide(1, 2, true, stored), "png"))))
        .containsExactly(over(65535f, stored));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void alphaIsKeptStraightOrLaidOverWhite(String format) throws Exception {
    int[] stored = {255, 0, 0, 255, 10, 20, 30, 51};
    byte[] file = encode(image(BufferedImage.TYPE_4BYTE_ABGR, 2, 1, stored), format);

    assertThat(values(read(file, AlphaMode.KEEP))).containsExactly(over(255f, stored));
    GridSignal white = read(file, AlphaMode.COMPOSITE);
    assertThat(white.samples().channels()).isEqualTo(3);
    float[] expected = {1, 0, 0, 206 / 255f, 208 / 255f, 210 / 255f};
    assertThat(values(white)).containsExactly(expected, within(1e-6f));
  }

  @Test
  void fullyOpaqueAlphaIsDropped() throws Exception {
    byte[] file = encode(image(BufferedImage.TYPE_4BYTE_ABGR, 1, 1, 7, 8, 9, 255), "png");

    assertThat(values(read(file))).containsExactly(over(255f, 7, 8, 9));
  }

  @Test
  void greyWithAlphaBecomesRgba() throws Exception {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY), true, false, 3, DataBuffer.TYPE_BYTE);
    byte[] file = encode(filled(model, 2, 1, 100, 255, 50, 128), "png");

    assertThat(values(read(file))).containsExactly(over(255f, 100, 100, 100, 255, 50, 50, 50, 128));
    assertThat(values(read(file, AlphaMode.COMPOSITE)))
        .containsExactly(new float[] {100 / 255f, 1 - 128 / 255f * (1 - 50 / 255f)}, within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void paletteBecomesRgb(String format) throws Exception {
    byte[] red = {(byte) 200, 0, 10};
    byte[] green = {0, (byte) 150, 20};
    byte[] blue = {0, 0, 30};
    IndexColorModel palette = new IndexColorModel(8, 3, red, green, blue);
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
    image.getRaster().setPixels(0, 0, 3, 1, new int[] {2, 0, 1});

    assertThat(values(read(encode(image, format))))
        .containsExactly(over(255f, 10, 20, 30, 200, 0, 0, 0, 150, 0));
  }

  @Test
  void bitmapPalettesBecomeRgbBottomRowFirst() throws Exception {
    byte[] header = bytes("BM", 74, new byte[7], 66, 0, 0, 0);
    byte[] size = bytes(40, 0, 0, 0, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 8, 0, new byte[16], 3, 0, 0, 0);
    byte[] palette = bytes(0, 0, 200, 0, 0, 150, 0, 0, 30, 20, 10, 0);
    byte[] file = bytes(header, size, new byte[4], palette, 2, 0, 1, 0, 0, 0, 2, 0);

    assertThat(values(read(file)))
        .containsExactly(
            over(255f, 200, 0, 0, 200, 0, 0, 10, 20, 30, 10, 20, 30, 200, 0, 0, 0, 150, 0));
  }

  @Test
  void transparentPaletteEntriesBecomeAlpha() throws Exception {
    byte[] level = {(byte) 200, 30};
    byte[] other = {0, 0};
    byte[] alpha = {(byte) 255, 0};
    IndexColorModel palette = new IndexColorModel(1, 2, level, other, other, alpha);
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
    image.getRaster().setPixels(0, 0, 2, 1, new int[] {1, 0});

    assertThat(values(read(encode(image, "png"))))
        .containsExactly(over(255f, 30, 0, 0, 0, 200, 0, 0, 255));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void oneBitBecomesGrey(String format) throws Exception {
    byte[] file = encode(image(BufferedImage.TYPE_BYTE_BINARY, 3, 1, 1, 0, 1), format);

    assertThat(values(read(file))).containsExactly(1, 0, 1);
  }

  @Test
  void netpbmIsReadPlainRawAndWithAnyMaximum() throws Exception {
    assertThat(values(read(bytes("P2\n# a comment\n3 1\n100\n0 50 100\n"))))
        .containsExactly(new float[] {0, 0.5f, 1}, within(0.003f));
    assertThat(values(read(bytes("P3 1 1 255 7 8 9\n")))).containsExactly(over(255f, 7, 8, 9));
    assertThat(values(read(bytes("P6 1 1 255\n", 7, 8, 9)))).containsExactly(over(255f, 7, 8, 9));
    assertThat(values(read(bytes("P5 2 1 65535\n", 1, 2, 255, 255))))
        .containsExactly(over(65535f, 258, 65535));
    assertThat(values(read(bytes("P4 3 1\n", 0b0100_0000)))).containsExactly(1, 0, 1);
    assertThat(values(read(bytes("P1 3 1\n0 1 0\n")))).containsExactly(1, 0, 1);
  }

  @Test
  void losslessWebpKeepsValuesAndAlpha() throws Exception {
    GridSignal signal = read(resource("lossless-alpha.webp"));

    assertThat(signal.width()).isEqualTo(3);
    assertThat(values(signal))
        .containsExactly(
            over(
                255f, 255, 0, 0, 255, 10, 20, 30, 255, 0, 128, 255, 51, 255, 255, 255, 255, 1, 2, 3,
                255, 200, 100, 50, 255));
  }

  @Test
  void lossyWebpIsCloseToItsColour() throws Exception {
    GridSignal signal = read(resource("lossy.webp"));

    assertThat(signal.width()).isEqualTo(40);
    assertThat(signal.height()).isEqualTo(24);
    assertThat(signal.samples().channels()).isEqualTo(3);
    for (int c = 0; c < 3; c++) {
      float stored = new float[] {200, 100, 50}[c];
      assertThat(signal.samples().get(410, c)).isCloseTo(stored / 255, within(0.02f));
    }
  }

  @Test
  void greyAndColourJpegAreCloseToTheirSource() throws Exception {
    GridSignal grey =
        read(encode(image(BufferedImage.TYPE_BYTE_GRAY, 8, 8, constant(64, 77)), "jpeg"));
    assertThat(grey.samples().channels()).isEqualTo(1);
    assertThat(values(grey)).containsOnly(77 / 255f);

    int[] orange = new int[3 * 64];
    for (int i = 0; i < 64; i++) {
      orange[3 * i] = 200;
      orange[3 * i + 1] = 100;
      orange[3 * i + 2] = 50;
    }
    GridSignal colour = read(encode(image(BufferedImage.TYPE_3BYTE_BGR, 8, 8, orange), "jpeg"));
    assertThat(values(colour)).containsExactly(over(255f, orange), within(0.02f));
  }

  private static GridSignal signal(BufferedImage image) throws BadImageException {
    return new SignalAssembler(PixelAccess.of(image), 1, () -> false)
        .assemble("held", AlphaMode.KEEP);
  }

  @Test
  void rgbOfAnotherProfileIsConvertedToSrgb() throws Exception {
    ColorModel linear =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB),
            false,
            false,
            1,
            DataBuffer.TYPE_BYTE);
    BufferedImage image = filled(linear, 1, 1, 55, 55, 55);

    GridSignal signal = signal(image);

    assertThat(signal.samples().get(0)).isCloseTo(0.5f, within(0.01f));
  }

  @Test
  void theProfileOfAJpegIsHeeded() throws Exception {
    byte[] plain =
        encode(image(BufferedImage.TYPE_3BYTE_BGR, 16, 16, constant(16 * 16 * 3, 55)), "jpeg");
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    int length = 16 + linear.length;
    byte[] segment = bytes(0xFF, 0xE2, length >> 8, length & 0xFF, "ICC_PROFILE", 0, 1, 1, linear);
    int afterJfif = 4 + plain[5];
    byte[] file =
        bytes(
            Arrays.copyOf(plain, afterJfif),
            segment,
            Arrays.copyOfRange(plain, afterJfif, plain.length));

    assertThat(read(plain).samples().get(0)).isCloseTo(55 / 255f, within(0.01f));
    assertThat(read(file).samples().get(0)).isCloseTo(0.5f, within(0.02f));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_INT_BGR,
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_INT_ARGB,
        BufferedImage.TYPE_INT_ARGB_PRE,
        BufferedImage.TYPE_4BYTE_ABGR_PRE
      })
  void picturesOfAnyLayoutGiveTheSameValues(int type) throws Exception {
    BufferedImage image = new BufferedImage(2, 1, type);
    image.setRGB(0, 0, 0xFF0A141E);
    image.setRGB(1, 0, 0xFFFF8000);

    assertThat(values(signal(image))).containsExactly(over(255f, 10, 20, 30, 255, 128, 0));
  }

  @Test
  void premultipliedAlphaIsUndone() throws Exception {
    BufferedImage image =
        image(BufferedImage.TYPE_INT_ARGB_PRE, 2, 1, 60, 30, 120, 120, 0, 0, 0, 0);

    assertThat(values(signal(image)))
        .containsExactly(new float[] {0.5f, 0.25f, 1, 120 / 255f, 0, 0, 0, 0}, within(1e-6f));
  }

  @Test
  void everySampleIsReadInItsStatedSize() throws Exception {
    for (Sample sample : Assets.samples()) {
      try (InputStream stream = Assets.open(sample)) {
        GridSignal signal =
            ImageFiles.read(stream, sample.name(), AlphaMode.KEEP, 200_000_000, () -> false);
        assertThat(signal.width()).isEqualTo(sample.width());
        assertThat(signal.height()).isEqualTo(sample.height());
        assertThat(signal.samples().channels()).isEqualTo(3);
      }
    }
  }

  private static int[] constant(int count, int value) {
    int[] all = new int[count];
    Arrays.fill(all, value);
    return all;
  }

  private static BufferedImage wide(int width, int height, boolean alpha, int... samples) {
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            alpha,
            false,
            alpha ? 3 : 1,
            DataBuffer.TYPE_USHORT);
    return filled(model, width, height, samples);
  }

  private static BufferedImage filled(ColorModel model, int width, int height, int... samples) {
    WritableRaster raster =
        Raster.createWritableRaster(
            model.createCompatibleSampleModel(width, height), new Point(0, 0));
    raster.setPixels(0, 0, width, height, samples);
    return new BufferedImage(model, raster, false, null);
  }
}
