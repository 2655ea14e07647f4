package dev.tessera.model.signal.io;

import static dev.tessera.model.signal.io.TestImages.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ImageWritingTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "PNG, 8, 1",
    "PNG, 8, 3",
    "PNG, 8, 4",
    "PNG, 16, 1",
    "PNG, 16, 3",
    "PNG, 16, 4",
    "TIFF, 8, 1",
    "TIFF, 8, 3",
    "TIFF, 8, 4",
    "TIFF, 16, 1",
    "TIFF, 16, 3",
    "TIFF, 16, 4"
  })
  void storedLevelsComeBackExactly(ImageFormat format, int bits, int channels) throws Exception {
    SplittableRandom random = new SplittableRandom(bits + channels);
    int largest = (1 << bits) - 1;
    float[] written = new float[130 * 37 * channels];
    for (int i = 0; i < written.length; i++) {
      written[i] = random.nextInt(largest + 1) / (float) largest;
    }
    Path file = folder.resolve("out");

    ImageFiles.write(
        Samples.of(new int[] {130, 37}, channels, written.clone()),
        file,
        WriteOptions.of(format, bits),
        () -> false);

    ImageInfo info = ImageFiles.inspect(file, Long.MAX_VALUE);
    assertThat(info)
        .isEqualTo(
            new ImageInfo(
                format, 37, 130, channels, bits, 1, channels == 1 ? "grey" : "RGB", List.of()));
    GridSignal read = ImageFiles.read(file, AlphaMode.KEEP, 10_000_000, () -> false);
    assertThat(read.bitDepth()).isEqualTo(bits);
    assertThat(values(read)).containsExactly(written);
  }

  @Test
  void valuesAreClampedAndRoundedHalfUp() throws Exception {
    float[] values = {-1, 0.5f, 2, Float.NaN, 0.4999f / 255, 0.5001f / 255, 254.6f / 255, 0.25f};
    int[] bytes = {0, 128, 255, 0, 0, 1, 255, 64};

    assertThat(values(roundTrip(Samples.of(new int[] {1, 8}, 1, values), ImageFormat.PNG, 8)))
        .containsExactly(TestImages.over(255f, bytes));
    Samples half = Samples.of(new int[] {1, 1}, 1, new float[] {0.5f});
    assertThat(values(roundTrip(half, ImageFormat.PNG, 16))).containsExactly(32768 / 65535f);
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "4"})
  void jpegIsCloseAndLiesOnWhite(int channels) throws Exception {
    float[] values = new float[40 * 24 * channels];
    float[] colour = {0.8f, 0.4f, 0.2f, 0.5f};
    for (int i = 0; i < values.length; i++) {
      values[i] = colour[i % channels];
    }

    GridSignal read =
        roundTrip(Samples.of(new int[] {40, 24}, channels, values), ImageFormat.JPEG, 8);

    assertThat(read.samples().channels()).isEqualTo(Math.min(3, channels));
    for (int c = 0; c < read.samples().channels(); c++) {
      float expected = channels == 4 ? colour[c] * 0.5f + 0.5f : colour[c];
      assertThat(read.samples().get(500, c)).isCloseTo(expected, within(0.02f));
    }
  }

  @Test
  void lowerQualityMakesASmallerJpeg() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    float[] noise = new float[64 * 64];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextDouble();
    }
    Samples image = Samples.of(new int[] {64, 64}, 1, noise);
    Path small = folder.resolve("small.jpg");
    Path large = folder.resolve("large.jpg");

    ImageFiles.write(
        image, small, new WriteOptions(ImageFormat.JPEG, 8, 0.1f, Map.of()), () -> false);
    ImageFiles.write(
        image, large, new WriteOptions(ImageFormat.JPEG, 8, 1f, Map.of()), () -> false);

    assertThat(Files.size(small) * 3).isLessThan(Files.size(large));
  }

  @Test
  void pngCarriesTexts() throws Exception {
    Path file = folder.resolve("out.png");
    Map<String, String> texts = Map.of("Software", "Tessera 0.1", "Title", "\u5bfa");

    ImageFiles.write(
        Samples.of(new int[] {1, 1}, 1, new float[1]),
        file,
        new WriteOptions(ImageFormat.PNG, 8, 1, texts),
        () -> false);

    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(content).contains("tEXtSoftware\0Tessera 0.1");
    assertThat(content)
        .contains(
            "iTXtTitle\0\0\0\0\0"
                + new String(
                    "\u5bfa".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    assertThat(values(ImageFiles.read(file, AlphaMode.KEEP, 1000, () -> false))).containsExactly(0);
  }

  @Test
  void cancellingLeavesNoFile() {
    AtomicInteger rows = new AtomicInteger();
    Path file = folder.resolve("out.png");

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () ->
                ImageFiles.write(
                    Samples.of(new int[] {50, 2}, 1, new float[100]),
                    file,
                    WriteOptions.of(ImageFormat.PNG, 8),
                    () -> rows.incrementAndGet() > 20));

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aTargetThatCannotBeWrittenIsOneSentence() {
    assertThatExceptionOfType(SaveException.class)
        .isThrownBy(
            () ->
                ImageFiles.write(
                    Samples.of(new int[] {1, 1}, 1, new float[1]),
                    folder,
                    WriteOptions.of(ImageFormat.PNG, 8),
                    () -> false))
        .withMessage("Cannot save " + folder + ": it is a folder.");
  }

  @Test
  void aJpegThatIsTooLongIsRefused() {
    assertThatExceptionOfType(SaveException.class)
        .isThrownBy(
            () ->
                roundTrip(
                    Samples.of(new int[] {1, 65536}, 1, new float[65536]), ImageFormat.JPEG, 8))
        .withMessageContaining("65,535");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void optionsStateTheirRanges() {
    assertThatIllegalArgumentException().isThrownBy(() -> WriteOptions.of(ImageFormat.WEBP, 8));
    assertThatIllegalArgumentException().isThrownBy(() -> WriteOptions.of(ImageFormat.PNG, 12));
    assertThatIllegalArgumentException().isThrownBy(() -> WriteOptions.of(ImageFormat.JPEG, 16));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WriteOptions(ImageFormat.JPEG, 8, 1.5f, Map.of()))
        .withMessageContaining("1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new WriteOptions(ImageFormat.PNG, 8, 1, Map.of("k".repeat(80), "")))
        .withMessageContaining("79");
  }

  private GridSignal roundTrip(Samples image, ImageFormat format, int bits) throws Exception {
    Path file = folder.resolve("image");
    ImageFiles.write(image, file, WriteOptions.of(format, bits), () -> false);
    return ImageFiles.read(file, AlphaMode.KEEP, 10_000_000, () -> false);
  }
}
