package dev.tessera.model.signal.io.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.TestGif;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Frames that cover a part of the canvas, by every way of laying them on it and of taking them off
 * again. Each picture is 6 x 4 pixels, a letter each; decoders may round a mixed colour either way.
 */
final class FrameDisposalTest {
  /** Red, green, blue, and alpha, which is not mixed with them. */
  private static final Map<Character, int[]> COLOURS =
      Map.of(
          'a', new int[] {200, 100, 50, 255},
          'b', new int[] {10, 200, 30, 255},
          'c', new int[] {9, 8, 7, 255},
          // half of a pure blue over a: (127 a + 128 blue) / 255
          'm', new int[] {100, 50, 153, 255},
          // a quarter of a pure red over a: (191 a + 64 red) / 255
          'n', new int[] {214, 75, 37, 255},
          // the same over nothing
          'r', new int[] {255, 0, 0, 64},
          '.', new int[] {0, 0, 0, 0});

  @TempDir private Path folder = Path.of("");

  private static void requireFrames(ClipFile read, String... pictures) {
    Samples samples = read.signal().samples();
    assertThat(samples.extent()).containsExactly(pictures.length, 4, 6);
    assertThat(samples.channels()).isEqualTo(4);
    for (int f = 0; f < pictures.length; f++) {
      String picture = pictures[f].replace(" ", "");
      for (int p = 0; p < 24; p++) {
        int[] colour = Objects.requireNonNull(COLOURS.get(picture.charAt(p)));
        int at = 24 * f + p;
        String where = "frame %d, pixel (%d, %d)".formatted(f, p % 6, Math.floorDiv(p, 6));
        assertThat(255 * samples.get(at, 3)).as(where).isEqualTo(colour[3]);
        for (int c = 0; c < 3 && colour[3] > 0; c++) {
          assertThat(255 * samples.get(at, c)).as(where).isCloseTo(colour[c], offset(1.01f));
        }
      }
    }
  }

  private static ClipFile read(Path file) throws Exception {
    return ClipFiles.read(file, ClipChoice.ALL, ClipLimit.USUAL, ClipWatch.NOBODY);
  }

  private static void requireTimes(ClipFile read, double... seconds) {
    for (int f = 0; f < seconds.length; f++) {
      assertThat(read.times().seconds(f)).isEqualTo(seconds[f], offset(1e-9));
    }
  }

  /** Worked out by hand from the rules of the format, version 1.0 of the specification. */
  @Test
  void framesOfAnAnimatedPngLieAsItSays() throws Exception {
    Path file =
        new TestApng(6, 4)
            .frame(part(0, 0, 6, 4), 0xC86432FF, 10, TestApng.Disposal.NONE, false)
            .frame(part(2, 0, 2, 2), 0x0000FF80, 5, TestApng.Disposal.PREVIOUS, true)
            .frame(part(1, 2, 3, 2), 0x0AC81EFF, 20, TestApng.Disposal.BACKGROUND, false)
            .frame(part(4, 1, 2, 3), 0x00000000, 7, TestApng.Disposal.NONE, false)
            .frame(part(0, 1, 4, 2), 0xFF000040, 30, TestApng.Disposal.NONE, true)
            .write(folder.resolve("a.png"));

    ClipFile read = read(file);

    assertThat(ClipFiles.recognise(file)).contains(ClipFormat.APNG);
    requireTimes(read, 0, 0.1, 0.15, 0.35, 0.42);
    requireFrames(
        read,
        "aaaaaa aaaaaa aaaaaa aaaaaa",
        "aammaa aammaa aaaaaa aaaaaa",
        "aaaaaa aaaaaa abbbaa abbbaa",
        "aaaaaa aaaa.. a..... a.....",
        "aaaaaa nnnn.. nrrr.. a.....");
  }

  /** What would come back before the first frame is an empty canvas. */
  @Test
  void aPictureForOtherProgramsIsNoFrame() throws Exception {
    Path file =
        new TestApng(6, 4)
            .hidden(0x090807FF)
            .frame(part(0, 0, 6, 4), 0xC86432FF, 50, TestApng.Disposal.PREVIOUS, false)
            .frame(part(3, 1, 2, 2), 0xFF000040, 25, TestApng.Disposal.NONE, true)
            .frame(part(0, 3, 6, 1), 0x090807FF, 25, TestApng.Disposal.NONE, true)
            .write(folder.resolve("a.apng"));

    ClipFile read = read(file);

    requireTimes(read, 0, 0.5, 0.75);
    requireFrames(
        read,
        "aaaaaa aaaaaa aaaaaa aaaaaa",
        "...... ...rr. ...rr. ......",
        "...... ...rr. ...rr. cccccc");
  }

  /** Worked out by hand; what is taken off leaves nothing where a colour of the frame is none. */
  @Test
  void framesOfAnAnimatedGifLieAsItSays() throws Exception {
    Path file =
        new TestGif(6, 4)
            .control(1, 10, -1)
            .frame(0, 0, 6, 4, 0)
            .control(3, 5, -1)
            .frame(2, 0, 2, 2, 1)
            .control(2, 20, 3)
            .frame(1, 2, 3, 2, 2)
            .control(1, 7, 3)
            .frame(0, 0, 6, 2, 3)
            .control(1, 30, 3)
            .frame(5, 1, 1, 2, 1)
            .write(folder.resolve("a.gif"));

    ClipFile read = read(file);

    requireTimes(read, 0, 0.1, 0.15, 0.35, 0.42);
    requireFrames(
        read,
        "aaaaaa aaaaaa aaaaaa aaaaaa",
        "aabbaa aabbaa aaaaaa aaaaaa",
        "aaaaaa aaaaaa acccaa acccaa",
        "aaaaaa aaaaaa a...aa a...aa",
        "aaaaaa aaaaab a...ab a...aa");
  }

  private static TestApng.Part part(int left, int top, int width, int height) {
    return new TestApng.Part(left, top, width, height);
  }

  /**
   * The file was put together by libwebp's webpmux of parts of one colour, these, with what they do
   * to the canvas and milliseconds: all a, 100; half blue over (2, 0) to (3, 1), taken off again,
   * 50; nothing instead of (4, 2) to (5, 3), 200; quarter red over (2, 0) to (5, 1), taken off
   * again, 70; c instead of (0, 0) to (1, 1), 5, which is shown for 100 as browsers do. The
   * pictures are those of WebPAnimDecoder, libwebp 1.2.4.
   */
  @Test
  void framesOfAnAnimatedWebpLieAsItSays() throws Exception {
    Path file = folder.resolve("disposals.webp");
    try (InputStream in =
        Objects.requireNonNull(ImageFiles.class.getResourceAsStream("disposals.webp"))) {
      Files.copy(in, file);
    }

    ClipFile read = read(file);

    requireTimes(read, 0, 0.1, 0.15, 0.35, 0.42);
    requireFrames(
        read,
        "aaaaaa aaaaaa aaaaaa aaaaaa",
        "aammaa aammaa aaaaaa aaaaaa",
        "aa..aa aa..aa aaaa.. aaaa..",
        "aarrnn aarrnn aaaa.. aaaa..",
        "cc.... cc.... aaaa.. aaaa..");
  }
}
