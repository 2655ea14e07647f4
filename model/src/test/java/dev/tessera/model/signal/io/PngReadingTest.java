package dev.tessera.model.signal.io;

import static dev.tessera.model.signal.io.TestImages.over;
import static dev.tessera.model.signal.io.TestImages.read;
import static dev.tessera.model.signal.io.TestImages.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.SignalFormatException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PngReadingTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zTXt", "iTXt", "tEXt", "sBIT", "bKGD", "hIST", "pHYs", "tIME", "sPLT", "gAMA", "cHRM",
        "iCCP", "eXIf", "cICP", "acTL", "oFFs"
      })
  void aDamagedChunkThatThePictureDoesNotNeedChangesNothing(String name) throws Exception {
    for (byte[] damage : new byte[][] {{}, {8}, {'x', 0, 0, 'n', 'o', ' ', 'z', 'l', 'i', 'b'}}) {
      byte[] file = TestPng.rgb(2, 8).with(name, damage).row(1, 2, 3, 200, 100, 50);

      assertThat(values(read(file))).containsExactly(over(255f, 1, 2, 3, 200, 100, 50));
    }
  }

  @Test
  void anEmptyTransparencyIsNone() throws Exception {
    byte[] file = TestPng.rgb(1, 8).with("tRNS").row(1, 2, 3);

    assertThat(values(read(file))).containsExactly(over(255f, 1, 2, 3));
    assertThat(inspect(file).channels()).isEqualTo(3);
  }

  /** Four pixels, the third of which has the transparent value; bytes and values worked by hand. */
  @ParameterizedTest
  @CsvSource({"1, 0x50, 0, 1", "2, 0x1B, 2, 3", "4, 0x05A0, 10, 15", "8, 0x0055AAFF, 170, 255"})
  void oneValueOfGreyOfAnyDepthIsTransparent(int depth, long bits, int key, int largest)
      throws Exception {
    int[] row = new int[Math.max(1, depth / 2)];
    for (int i = 0; i < row.length; i++) {
      row[i] = (int) (bits >> (8 * (row.length - 1 - i))) & 0xFF;
    }
    byte[] file = TestPng.grey(4, depth).with("tRNS", 0, key).row(row);

    float[] pixels = values(read(file));

    for (int x = 0; x < 4; x++) {
      int shift = 8 * row.length - depth * (x + 1);
      float value = ((bits >> shift) & largest) / (float) largest;
      float alpha = value == key / (float) largest ? 0 : 1;
      assertThat(pixels).hasSize(16);
      for (int c = 0; c < 3; c++) {
        assertThat(pixels[4 * x + c]).isEqualTo(value);
      }
      assertThat(pixels[4 * x + 3]).isEqualTo(alpha);
    }
    assertThat(pixels[11]).isEqualTo(0);
    assertThat(inspect(file).channels()).isEqualTo(4);
  }

  @Test
  void oneColourOf16BitsIsTransparentAndItsNeighbourIsNot() throws Exception {
    byte[] file =
        TestPng.rgb(2, 16).with("tRNS", 1, 2, 3, 4, 5, 6).row(1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 7);

    assertThat(values(read(file)))
        .containsExactly(over(65535f, 258, 772, 1286, 0, 258, 772, 1287, 65535));
  }

  @Test
  void aTransparentValueThatDoesNotOccurLeavesThePictureOpaque() throws Exception {
    byte[] file = TestPng.grey(2, 8).with("tRNS", 0, 9).row(10, 20);

    assertThat(values(read(file))).containsExactly(over(255f, 10, 20));
    assertThat(inspect(file).channels()).isEqualTo(1);
  }

  @Test
  void aPaletteMayHaveFewerAlphasThanColoursOrMore() throws Exception {
    int[] colours = {10, 20, 30, 40, 50, 60};
    byte[] palette = TestImages.bytes(10, 20, 30, 40, 50, 60);
    byte[] fewer = TestPng.indexed(2, 8).with("PLTE", palette).with("tRNS", 128).row(0, 1);
    byte[] more =
        TestPng.indexed(2, 8).with("PLTE", palette).with("tRNS", 128, 255, 3, 4).row(0, 1);

    float[] expected =
        over(
            255f, colours[0], colours[1], colours[2], 128, colours[3], colours[4], colours[5], 255);
    assertThat(values(read(fewer))).containsExactly(expected);
    assertThat(values(read(more))).containsExactly(expected);
  }

  @Test
  void aPaletteThatIsMissingOrNoneIsRefused() {
    assertThat(failure(TestPng.indexed(1, 8).row(0))).hasMessageContaining("palette");
    assertThat(failure(TestPng.indexed(1, 8).with("PLTE", 1, 2).row(0)))
        .hasMessageContaining("palette of 1 to 256 colours");
  }

  @Test
  void soundPixelsAreReadWhateverTheirCheckSumAndDamagedOnesAreNot() throws Exception {
    byte[] sound = TestPng.deflated(new byte[] {0, 7, 8, 9});
    byte[] damaged = sound.clone();
    damaged[damaged.length - 1] ^= 1;

    assertThat(values(read(TestPng.rgb(1, 8).withWrongSumOfPixels().compressed(sound))))
        .containsExactly(over(255f, 7, 8, 9));
    assertThat(failure(TestPng.rgb(1, 8).withWrongSumOfPixels().compressed(damaged)))
        .hasMessageContaining("wrong check sum of the chunk IDAT at byte 33");
    assertThat(failure(TestPng.rgb(1, 8).withWrongSumOfHeader().row(7, 8, 9)))
        .hasMessageContaining("wrong check sum of the chunk IHDR at byte 8");
  }

  @Test
  void depthsThatTheFormatDoesNotHaveAreNamed() {
    assertThat(failure(TestPng.rgb(1, 4).row(0, 0)))
        .hasMessageContaining("4 bits with colour type 2");
    assertThat(failure(TestPng.indexed(1, 16).row(0, 0)))
        .hasMessageContaining("16 bits with colour type 3");
    assertThat(failure(TestPng.grey(1, 3).row(0)))
        .hasMessageContaining("3 bits with colour type 0");
  }

  @Test
  void theStillPictureOfAnAnimationIsReadAndSaidSo() throws Exception {
    byte[] file = TestPng.grey(1, 8).with("acTL", 0, 0, 0, 2, 0, 0, 0, 0).row(7);

    assertThat(values(read(file))).containsExactly(over(255f, 7));
    assertThat(inspect(file).notes()).containsExactly("the still picture of an animation is read");
  }

  @Test
  void fewerBytesThanTheSizeCanNeedAreRefusedBeforeAnyMemoryIsTaken() {
    byte[] file = TestPng.rgb(255, 16).compressed(new byte[] {1});

    assertThat(failure(file)).hasMessageContaining("too few in 1 bytes");
  }

  /** A gamma of 1 is light itself: 128/255 = 0.50196 of it is 0.736647 in sRGB; by hand. */
  @Test
  void valuesThatAreLinearBecomeSrgb() throws Exception {
    byte[] rgb = TestPng.rgb(1, 8).withNumbers("gAMA", 1).row(0, 128, 255);
    byte[] grey = TestPng.grey(1, 8).withNumbers("gAMA", 1).row(128);

    assertThat(values(read(rgb))).containsExactly(new float[] {0, 0.736647f, 1}, within(1e-5f));
    assertThat(values(read(grey))).containsExactly(new float[] {0.736647f}, within(1e-5f));
  }

  @Test
  void theUsualGammaIsSrgbToTheBit() throws Exception {
    byte[] file =
        TestPng.rgb(1, 8)
            .withNumbers("gAMA", 0.45455)
            .withNumbers("cHRM", 0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)
            .row(10, 20, 30);

    assertThat(values(read(file))).containsExactly(over(255f, 10, 20, 30));
  }

  /**
   * Display P3 by its primaries. (0, 255, 0) lies outside sRGB and is clipped; (200, 120, 80) is
   * (0.8344, 0.4572, 0.2859) by the published matrix of P3 to sRGB (1.2249, -0.2247, 0; -0.0420,
   * 1.0419, 0; -0.0197, -0.0786, 1.0979).
   */
  @Test
  void primariesOfAWiderScreenBecomeThoseOfSrgb() throws Exception {
    byte[] file =
        TestPng.rgb(2, 8)
            .withNumbers("gAMA", 0.45455)
            .withNumbers("cHRM", 0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06)
            .row(0, 255, 0, 200, 120, 80);

    float[] pixels = values(read(file));

    assertThat(pixels[0]).isEqualTo(0);
    assertThat(pixels[1]).isCloseTo(1, within(1e-6f));
    assertThat(pixels).endsWith(byPublishedMatrix(200, 120, 80), within(2e-3f));
  }

  private static float[] byPublishedMatrix(int... stored) {
    double[] light = new double[3];
    for (int c = 0; c < 3; c++) {
      light[c] = Math.pow((stored[c] / 255.0 + 0.055) / 1.055, 2.4);
    }
    double[][] matrix = {{1.2249, -0.2247, 0}, {-0.0420, 1.0419, 0}, {-0.0197, -0.0786, 1.0979}};
    float[] encoded = new float[3];
    for (int r = 0; r < 3; r++) {
      double value = 0;
      for (int c = 0; c < 3; c++) {
        value += matrix[r][c] * light[c];
      }
      encoded[r] = (float) (1.055 * Math.pow(value, 1 / 2.4) - 0.055);
    }
    return encoded;
  }

  /** Found by damaging files: a primary without brightness made a matrix of no numbers. */
  @Test
  void primariesThatSpanNoColoursAreIgnored() throws Exception {
    byte[] file =
        TestPng.rgb(1, 8)
            .withNumbers("cHRM", 0.3127, 0.329, 0.64, 0, 0.3, 0.6, 0.15, 0.06)
            .row(10, 20, 30);
    byte[] oneLine =
        TestPng.rgb(1, 8)
            .withNumbers("cHRM", 0.3, 0.3, 0.1, 0.1, 0.2, 0.2, 0.4, 0.4)
            .row(10, 20, 30);

    assertThat(values(read(file))).containsExactly(over(255f, 10, 20, 30));
    assertThat(values(read(oneLine))).containsExactly(over(255f, 10, 20, 30));
    assertThat(inspect(file).notes()).singleElement().asString().contains("span no colours");
  }

  @Test
  void sRgbSaidOutrightOutweighsNumbers() throws Exception {
    byte[] file = TestPng.rgb(1, 8).with("sRGB", 0).withNumbers("gAMA", 1).row(10, 20, 30);

    assertThat(values(read(file))).containsExactly(over(255f, 10, 20, 30));
  }

  @Test
  void codePointsOutweighEverything() throws Exception {
    byte[] linear = TestPng.rgb(1, 8).with("cICP", 1, 8, 0, 1).with("sRGB", 0).row(128, 128, 128);
    byte[] srgb = TestPng.rgb(1, 8).with("cICP", 1, 13, 0, 1).withNumbers("gAMA", 1).row(9, 8, 7);

    assertThat(read(linear).samples().get(0)).isCloseTo(0.736647f, within(1e-5f));
    assertThat(values(read(srgb))).containsExactly(over(255f, 9, 8, 7));
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 16})
  void anEmbeddedProfileIsHeededEvenBesideSrgb(int depth) throws Exception {
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    byte[] packed = TestPng.deflated(linear);
    int[] row = depth == 8 ? new int[] {55, 55, 55} : new int[] {55, 55, 55, 55, 55, 55};
    byte[] file =
        TestPng.rgb(1, depth).with("sRGB", 0).with("iCCP", "linear", 0, 0, packed).row(row);

    float[] pixels = values(read(file));

    // 55/255 of the light is 0.5017 in sRGB.
    assertThat(pixels).containsExactly(new float[] {0.5017f, 0.5017f, 0.5017f}, within(0.004f));
  }

  @Test
  void theProfileOfAPaletteIsHeeded() throws Exception {
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    byte[] file =
        TestPng.indexed(2, 8)
            .with("iCCP", "linear", 0, 0, TestPng.deflated(linear))
            .with("PLTE", 55, 0, 255, 0, 0, 0)
            .row(0, 1);

    assertThat(values(read(file)))
        .containsExactly(new float[] {0.5017f, 0, 1, 0, 0, 0}, within(0.004f));
  }

  @Test
  void whatIsIgnoredIsToldByInspection() throws Exception {
    byte[] file = TestPng.rgb(1, 8).with("iCCP", "x").row(1, 2, 3);

    assertThat(inspect(file).notes())
        .containsExactly("its description of colours in iCCP is damaged, ignored");
  }

  private ImageInfo inspect(byte[] file) throws Exception {
    return ImageFiles.inspect(Files.write(folder.resolve("x.png"), file), Long.MAX_VALUE);
  }

  private static SignalFormatException failure(byte[] file) {
    return catchThrowableOfType(SignalFormatException.class, () -> read(file));
  }
}
