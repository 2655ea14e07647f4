package dev.tessera.model.signal.io;

import static dev.tessera.model.signal.io.TestImages.encode;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ImageInfoTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "png, 10, 1, 8, grey", "png, 5, 3, 8, RGB", "png, 6, 4, 8, RGB", "png, 11, 1, 16, grey",
    "png, 13, 3, 8, indexed", "jpeg, 10, 1, 8, grey", "jpeg, 5, 3, 8, RGB", "tiff, 5, 3, 8, RGB",
    "tiff, 11, 1, 16, grey", "tiff, 13, 3, 8, indexed", "bmp, 5, 3, 8, RGB", "pnm, 10, 1, 8, grey",
    "pnm, 11, 1, 16, grey", "pnm, 5, 3, 8, RGB"
  })
  void theHeaderTellsSizeAndKind(String format, int type, int channels, int bitDepth, String colour)
      throws Exception {
    byte[] bytes = encode(new BufferedImage(19, 7, type), format);
    ImageFormat expected = ImageFormat.ofName("a." + format).orElseThrow();

    ImageInfo info = ImageFiles.header(Files.write(folder.resolve("x"), bytes));

    assertThat(info)
        .isEqualTo(new ImageInfo(expected, 19, 7, channels, bitDepth, 1, colour, List.of()));
    assertThat(info.estimatedBytes()).isEqualTo(19L * 7 * channels * 4);
  }

  @Test
  void namesSuggestFormats() {
    assertThat(ImageFormat.ofName("Photo.JPG")).contains(ImageFormat.JPEG);
    assertThat(ImageFormat.ofName("a.b.tif")).contains(ImageFormat.TIFF);
    assertThat(ImageFormat.ofName("notes.txt")).isEmpty();
  }

  @Test
  void estimatesDoNotOverflow() {
    int most = Integer.MAX_VALUE;
    assertThat(
            new ImageInfo(ImageFormat.PNG, most, most, 4, 16, 1, "RGB", List.of()).estimatedBytes())
        .isEqualTo(Long.MAX_VALUE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "tiff", "bmp", "pnm"})
  void readingCanBeCancelledAtAnyMoment(String format) throws Exception {
    byte[] bytes = encode(TestImages.photo(BufferedImage.TYPE_3BYTE_BGR, 300, 200), format);
    Path file = Files.write(folder.resolve("image"), bytes);
    AtomicInteger questions = new AtomicInteger();
    ImageFiles.read(file, AlphaMode.KEEP, 10_000_000, () -> questions.incrementAndGet() < 0);
    assertThat(questions.get()).isGreaterThan(200);

    for (int moment : new int[] {1, 5, questions.get() / 2, questions.get() - 1}) {
      AtomicInteger asked = new AtomicInteger();
      assertThatExceptionOfType(CancellationException.class)
          .as("%s at question %d of %d", format, moment, questions.get())
          .isThrownBy(
              () ->
                  ImageFiles.read(
                      file, AlphaMode.KEEP, 10_000_000, () -> asked.incrementAndGet() >= moment));
    }
  }
}
