package dev.tessera.model.signal.io.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.FrameWriter;
import dev.tessera.model.signal.io.ImageFiles;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClipReadingTest {
  private static final int[] RED = {255, 0, 0};
  private static final int[] BLUE = {0, 0, 255};

  @TempDir Path folder;

  private static ClipFile read(Path file, ClipChoice choice) throws SignalFormatException {
    return ClipFiles.read(file, choice, ClipLimit.USUAL, ClipWatch.NOBODY);
  }

  /** Frames of one grey each: 0, 1, 2, ... */
  private Path counting(String name, int frames) throws Exception {
    TestClip clip = TestClip.of("png", avutil.AV_PIX_FMT_RGB24);
    for (int i = 0; i < frames; i++) {
      clip.frame(32, 16, new int[] {i, i, i});
    }
    return clip.write(folder.resolve(name));
  }

  @ParameterizedTest
  @CsvSource({
    "count.mkv, 0, 100, 1, 0, 20",
    "count.mkv, 0.2, 0.4, 1, 5, 10",
    "count.mov, 0.2, 0.4, 3, 5, 4",
    "count.mov, 0.79, 9, 1, 20, 0",
    "count.mov, 0.75, 9, 1, 19, 1",
  })
  void aRangeAndEveryNthFrame(
      String name, double start, double duration, int every, int first, int frames)
      throws Exception {
    Path file = counting(name, 20);
    ClipChoice choice = ClipChoice.ALL.during(start, duration).every(every);

    assertThat(ClipFiles.open(file, ClipWatch.NOBODY).plan(choice).frames()).isEqualTo(frames);
    if (frames == 0) {
      assertThatExceptionOfType(SignalFormatException.class)
          .isThrownBy(() -> read(file, choice))
          .withMessageContaining("found a clip of 0.8 s");
      return;
    }
    ClipFile read = read(file, choice);
    assertThat(read.signal().samples().extent()).containsExactly(frames, 16, 32);
    for (int i = 0; i < frames; i++) {
      assertThat(Math.round(read.signal().samples().get((long) i * 16 * 32, 1) * 255))
          .isEqualTo(first + every * i);
      assertThat(read.times().seconds(i)).isCloseTo(0.04 * every * i, within(1e-9));
    }
    assertThat(read.start()).isCloseTo(0.04 * first, within(1e-9));
    assertThat(read.times().rate().orElseThrow()).isCloseTo(25.0 / every, within(1e-9));
  }

  @Test
  void aVariableRateKeepsItsTimeStamps() throws Exception {
    Path file =
        TestClip.of("png", avutil.AV_PIX_FMT_RGB24)
            .frameAt(0, 32, 16, RED)
            .frameAt(40_000, 32, 16, RED)
            .frameAt(140_000, 32, 16, BLUE)
            .frameAt(150_000, 32, 16, RED)
            .write(folder.resolve("variable.mkv"));

    ClipFile read = read(file, ClipChoice.ALL);

    assertThat(read.times().rate()).isEmpty();
    assertThat(read.times().seconds(1)).isEqualTo(0.04);
    assertThat(read.times().seconds(2)).isEqualTo(0.14);
    assertThat(read.times().seconds(3)).isEqualTo(0.15);
    assertThat(read.notes()).isEmpty();
  }

  /** The numbers of a track header that turn with the clock, half, and against the clock. */
  @ParameterizedTest
  @CsvSource({
    "0, 1, -1, 0, 16, 32, 0, 31, 6",
    "-1, 0, 0, -1, 32, 16, 31, 0, 3",
    "0, -1, 1, 0, 16, 32, 31, 0, 8",
    "-1, 0, 0, 1, 32, 16, 31, 0, 2"
  })
  void theTurnOfATrackIsApplied(
      int a, int b, int c, int d, int wide, int high, int red, int blue, int orientation)
      throws Exception {
    Path file =
        TestClip.of("png", avutil.AV_PIX_FMT_RGB24)
            .frame(32, 16, RED, BLUE)
            .write(folder.resolve("turned.mov"));
    ByteBuffer matrix = ByteBuffer.allocate(36);
    matrix.putInt(0, a << 16).putInt(4, b << 16).putInt(12, c << 16).putInt(16, d << 16);
    matrix.putInt(32, 1 << 30);
    TestClip.patch(file, "tkhd", 44, matrix.array());

    ClipFile read = read(file, ClipChoice.ALL);

    Samples samples = read.signal().samples();
    assertThat(samples.extent()).containsExactly(1, high, wide);
    // Along the long side: down its middle column, or along its middle row.
    long step = wide == 16 ? wide : 1;
    long from = wide == 16 ? 8 : 8L * wide;
    assertThat(samples.get(from + step * red, 0)).isEqualTo(1);
    assertThat(samples.get(from + step * red, 2)).isZero();
    assertThat(samples.get(from + step * blue, 2)).isEqualTo(1);
    assertThat(ClipFiles.open(file, ClipWatch.NOBODY).picture().orientation())
        .isEqualTo(orientation);
  }

  @Test
  void framesAreMadeSmallerByTheMeanOverAreas() throws Exception {
    int[][] bars = new int[32][];
    Arrays.setAll(bars, x -> new int[] {8 * x, 0, 255 - 8 * x});
    Path file =
        TestClip.of("png", avutil.AV_PIX_FMT_RGB24)
            .frame(32, 16, bars)
            .write(folder.resolve("bars.mkv"));

    Samples small = read(file, ClipChoice.ALL.sized(12, 5)).signal().samples();

    assertThat(small.extent()).containsExactly(1, 5, 12);
    // Columns 0, 1 and two thirds of 2; then a third of 2, 3, 4 and a third of 5.
    assertThat(Math.round(small.get(0, 0) * 255))
        .isEqualTo(Math.round((8 + 16 * 2 / 3f) / (8 / 3f)));
    assertThat(Math.round(small.get(13, 0) * 255))
        .isEqualTo(Math.round((16 / 3f + 24 + 32 + 40 / 3f) / (8 / 3f)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(file, ClipChoice.ALL.sized(64, 16)))
        .withMessage("frames of 32 x 16 pixels are only made smaller, found 64 x 16");
  }

  @Test
  void transparentPixelsDoNotColourSmallerFrames() throws Exception {
    Path file =
        TestClip.of("png", avutil.AV_PIX_FMT_RGBA)
            .frame(2, 1, new int[] {200, 100, 50, 255}, new int[] {0, 255, 0, 0})
            .write(folder.resolve("clear.mkv"));

    Samples small = read(file, ClipChoice.ALL.sized(1, 1)).signal().samples();

    assertThat(small.channels()).isEqualTo(4);
    float[] pixel = new float[4];
    small.copyTo(0, pixel, 0, 4);
    assertThat(pixel).containsExactly(200 / 255f, 100 / 255f, 50 / 255f, 128 / 255f);
  }

  @Test
  void alphaOfVp9InWebmIsRead() throws Exception {
    int[] clear = {120, 128, 128, 0};
    int[] opaque = {120, 128, 128, 255};
    Path file =
        TestClip.of("libvpx-vp9", avutil.AV_PIX_FMT_YUVA420P)
            .frame(64, 64, clear, opaque)
            .frame(64, 64, opaque, clear)
            .write(folder.resolve("clear.webm"));

    Samples read = read(file, ClipChoice.ALL).signal().samples();

    assertThat(read.channels()).isEqualTo(4);
    assertThat(read.get(10, 3)).isLessThan(0.1f);
    assertThat(read.get(50, 3)).isGreaterThan(0.9f);
    assertThat(read.get(64 * 64 + 10, 3)).isGreaterThan(0.9f);
  }

  @Test
  void alphaThatIsOpaqueEverywhereIsDropped() throws Exception {
    Path file =
        TestClip.of("png", avutil.AV_PIX_FMT_RGBA)
            .frame(32, 16, new int[] {1, 2, 3, 255})
            .write(folder.resolve("opaque.mkv"));

    assertThat(ClipFiles.open(file, ClipWatch.NOBODY).picture().transparent()).isFalse();
    assertThat(read(file, ClipChoice.ALL).signal().samples().channels()).isEqualTo(3);
  }

  @Test
  void deepAlphaThatIsOpaqueIsSeenAsSuch() throws Exception {
    int[] opaque = {480, 512, 512, 1023};
    int[] half = {480, 512, 512, 512};
    TestClip clip = TestClip.of("ffv1", avutil.AV_PIX_FMT_YUVA444P10LE).frame(32, 16, opaque);
    Path first = clip.write(folder.resolve("opaque.mkv"));
    Path second = clip.frame(32, 16, half).write(folder.resolve("half.mkv"));

    assertThat(read(first, ClipChoice.ALL).signal().samples().channels()).isEqualTo(3);
    Samples read = read(second, ClipChoice.ALL).signal().samples();
    assertThat(read.channels()).isEqualTo(4);
    assertThat(read.get(100, 3)).isEqualTo(1);
    assertThat(read.get(32 * 16 + 100, 3)).isCloseTo(512 / 1023f, within(1e-3f));
  }

  @Test
  void soundIsTold() throws Exception {
    Path file =
        TestClip.of("png", avutil.AV_PIX_FMT_RGB24)
            .frame(32, 16, RED)
            .withSound()
            .write(folder.resolve("loud.mkv"));

    assertThat(ClipFiles.open(file, ClipWatch.NOBODY).sound())
        .contains(new ClipSound("pcm_s16le", 2, 48_000));
  }

  @Test
  void whatDoesNotFitIsRefusedWithWhatDoes() throws Exception {
    Path file = counting("large.mkv", 20);
    ClipLimit limit = new ClipLimit(16_000, (frames, size) -> 100L * frames);

    SignalFormatException e =
        catchThrowableOfType(
            SignalFormatException.class,
            () -> ClipFiles.read(file, ClipChoice.ALL, limit, ClipWatch.NOBODY));

    // Of 1536 + 100 bytes a frame 9 fit, so 0.3 s of 0.04 s frames; 20 / 9 is 3 when rounded up;
    // 17 x 9 pixels come to 20 times 459 + 100 bytes, and 21 x 11 to 15,860.
    assertThat(e.getMessage())
        .contains("such as 0.3 s of it, every 3rd frame, or 21 x 11 pixels, found 20 frames of 32");
    ClipInfo info = ClipFiles.open(file, ClipWatch.NOBODY);
    assertThat(limit.allows(info.plan(ClipChoice.ALL.during(0, 0.3)))).isTrue();
    assertThat(limit.allows(info.plan(ClipChoice.ALL.every(3)))).isTrue();
    assertThat(limit.allows(info.plan(ClipChoice.ALL.sized(21, 11)))).isTrue();
    assertThat(limit.allows(info.plan(ClipChoice.ALL.sized(22, 11)))).isFalse();
  }

  @Test
  void readingEndsWhenItIsCancelled() throws Exception {
    Path file = counting("long.mkv", 20);
    AtomicInteger asked = new AtomicInteger();
    AtomicInteger frames = new AtomicInteger();
    ClipWatch watch =
        new ClipWatch(() -> asked.incrementAndGet() > 25, done -> frames.incrementAndGet());

    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> ClipFiles.read(file, ClipChoice.ALL, ClipLimit.USUAL, watch));
    assertThat(frames.get()).isBetween(1, 19);
  }

  @Test
  void aGifOfSeveralFramesIsAClip() throws Exception {
    Path many = gif("many.gif", 3);

    assertThat(ClipFiles.recognise(many)).contains(ClipFormat.GIF);
    assertThat(ClipFiles.recognise(gif("one.gif", 1))).isEmpty();
    ClipFile read = read(many, ClipChoice.ALL);
    assertThat(read.signal().samples().extent()).containsExactly(3, 2, 4);
    assertThat(Math.round(read.signal().samples().get(2 * 8, 0) * 255)).isEqualTo(100);
    assertThat(read.times().seconds(2)).isEqualTo(0.2);
  }

  private Path gif(String name, int frames) throws Exception {
    Path file = folder.resolve(name);
    try (FrameWriter writer = FrameWriter.open(file, FrameFormat.GIF, 4, 2, 10)) {
      for (int i = 0; i < frames; i++) {
        int[] frame = new int[8];
        Arrays.fill(frame, 0xFF000000 | (50 * i) << 16 | i);
        writer.write(frame);
      }
      writer.finish();
    }
    return file;
  }

  /** Frames of an opaque picture of 37 x 23 at (4, 2), then at (0, 0), each shown for 100 ms. */
  @Test
  void framesOfAWebpLieOverOneAnother() throws Exception {
    Path file = folder.resolve("moving.webp");
    try (InputStream in =
        Objects.requireNonNull(ImageFiles.class.getResourceAsStream("moving.webp"))) {
      Files.copy(in, file);
    }

    ClipFile read = read(file, ClipChoice.ALL);

    assertThat(ClipFiles.recognise(file)).contains(ClipFormat.WEBP);
    Samples samples = read.signal().samples();
    assertThat(samples.extent()).containsExactly(2, 25, 41);
    assertThat(samples.channels()).isEqualTo(4);
    assertThat(read.times().seconds(1)).isEqualTo(0.1);
    int frame = 25 * 41;
    assertThat(samples.get(0, 3)).isZero();
    assertThat(samples.get(frame, 3)).isEqualTo(1);
    for (int y = 0; y < 23; y++) {
      for (int x = 0; x < 37; x++) {
        for (int c = 0; c < 4; c++) {
          assertThat(samples.get(frame + y * 41 + x, c))
              .isEqualTo(samples.get((y + 2) * 41 + x + 4, c));
        }
      }
    }
    // What the second frame does not cover stays from the first.
    assertThat(samples.get(2 * frame - 1, 0)).isEqualTo(samples.get(frame - 1, 0));
    assertThat(samples.get(2 * frame - 1, 3)).isEqualTo(1);
  }

  @Test
  void aFolderOfNumberedFramesIsReadInTheirOrder() throws Exception {
    for (int i : new int[] {2, 10, 9}) {
      Path frame = folder.resolve("shot_" + i + ".ppm");
      Files.write(
          frame,
          new byte[] {'P', '6', ' ', '1', ' ', '1', ' ', '2', '5', '5', '\n', (byte) i, 0, 0});
    }
    Files.writeString(folder.resolve("notes.txt"), "none");

    ClipFile read = read(folder, ClipChoice.ALL);

    assertThat(ClipFiles.recognise(folder)).contains(ClipFormat.FRAMES);
    assertThat(Math.round(read.signal().samples().get(0, 0) * 255)).isEqualTo(2);
    assertThat(Math.round(read.signal().samples().get(1, 0) * 255)).isEqualTo(9);
    assertThat(Math.round(read.signal().samples().get(2, 0) * 255)).isEqualTo(10);
    assertThat(read.notes())
        .containsExactly(
            "pictures state no rate, 25 frames per second are taken",
            "6 numbers between its frames are missing");
    Files.write(
        folder.resolve("shot_11.ppm"),
        new byte[] {'P', '6', ' ', '1', ' ', '2', ' ', '2', '5', '5', '\n', 1, 0, 0, 1, 0, 0});
    assertThat(BadClipTest.message(folder)).endsWith("found shot_11.ppm of 1 x 2.");
  }
}
