package dev.tessera.model.signal.io.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.Samples;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected values are those of the formulas of ITU-T H.273, worked out apart from the program. */
final class ClipColourTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 32;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "6, false, 188, 102, 44, 23, 53, 116",
    "6, true, 179, 103, 53, 35, 62, 117",
    "1, false, 196, 107, 41, 19, 54, 119",
    "1, true, 186, 107, 49, 32, 62, 119",
    "9, false, 192, 101, 40, 21, 57, 120",
    "9, true, 182, 102, 49, 33, 65, 120",
  })
  void matrixAndRangeAreFollowed(
      int matrix, boolean full, int r, int g, int b, int r2, int g2, int b2) throws Exception {
    for (int layout : new int[] {avutil.AV_PIX_FMT_YUV420P, avutil.AV_PIX_FMT_YUV444P}) {
      Path file = clip(layout, 1).coded(matrix, full).write(folder.resolve(layout + ".mkv"));

      Samples read = read(file);

      assertThat(read.eightBit()).isTrue();
      assertBars(read, 255, 1, new int[] {r, g, b}, new int[] {r2, g2, b2});
    }
  }

  @ParameterizedTest
  @CsvSource({
    "6, false, 48349, 26172, 11421, 5784, 13706, 29757",
    "6, true, 45838, 26415, 13495, 8908, 15847, 29905",
    "1, false, 50472, 27452, 10492, 4874, 13878, 30539",
    "1, true, 47698, 27535, 12681, 8111, 15998, 30590",
    "9, false, 49241, 25930, 10205, 5401, 14635, 30781",
    "9, true, 46620, 26203, 12430, 8573, 16661, 30802",
  })
  void tenBitsBecomeSixteen(int matrix, boolean full, int r, int g, int b, int r2, int g2, int b2)
      throws Exception {
    Path file =
        clip(avutil.AV_PIX_FMT_YUV420P10LE, 4)
            .coded(matrix, full)
            .write(folder.resolve("deep.mkv"));

    Samples read = read(file);

    assertThat(read.eightBit()).isFalse();
    // A quarter of a step of 10 bits.
    assertBars(read, 65_535, 16, new int[] {r, g, b}, new int[] {r2, g2, b2});
  }

  @Test
  void aClipThatDoesNotSayIsTakenForBt601BelowHighDefinition() throws Exception {
    Path file = clip(avutil.AV_PIX_FMT_YUV444P, 1).write(folder.resolve("unsaid.mkv"));

    ClipColour colour = ClipFiles.open(file, ClipWatch.NOBODY).picture().colour();

    assertThat(colour.matrix()).isEqualTo("BT.601");
    assertThat(colour.matrixStated()).isFalse();
    assertBars(read(file), 255, 1, new int[] {188, 102, 44}, new int[] {23, 53, 116});
  }

  @Test
  void anUnknownMatrixIsNamed() throws Exception {
    Path file =
        clip(avutil.AV_PIX_FMT_YUV444P, 1)
            .coded(avutil.AVCOL_SPC_YCGCO, false)
            .write(folder.resolve("odd.mkv"));

    assertThat(BadClipTest.message(file))
        .endsWith(
            "expected colours by a matrix of BT.601, BT.709 or BT.2020, found the matrix of number"
                + " 8.");
  }

  private static TestClip clip(int layout, int unit) {
    int[] warm = {120 * unit, 90 * unit, 170 * unit};
    int[] cold = {60 * unit, 160 * unit, 110 * unit};
    return TestClip.of("ffv1", layout).frame(WIDTH, HEIGHT, warm, cold).frame(WIDTH, HEIGHT, cold);
  }

  private static Samples read(Path file) throws Exception {
    return ClipFiles.read(file, ClipChoice.ALL, ClipLimit.USUAL, ClipWatch.NOBODY)
        .signal()
        .samples();
  }

  private static void assertBars(
      Samples read, int largest, int tolerance, int[] left, int[] right) {
    assertThat(read.extent()).containsExactly(2, HEIGHT, WIDTH);
    assertThat(read.channels()).isEqualTo(3);
    for (int c = 0; c < 3; c++) {
      long middle = (long) HEIGHT / 2 * WIDTH;
      assertThat(read.get(middle + WIDTH / 4, c) * largest)
          .isCloseTo(left[c], within((float) tolerance));
      assertThat(read.get(middle + 3 * WIDTH / 4, c) * largest)
          .isCloseTo(right[c], within((float) tolerance));
      assertThat(read.get((long) WIDTH * HEIGHT + middle + 1, c) * largest)
          .isCloseTo(right[c], within((float) tolerance));
    }
  }
}
