package dev.tessera.model.signal.io.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.offset;

import dev.tessera.model.signal.SignalFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BadClipTest {
  private static final int[] GREY = {120, 128, 128};
  private static final int[] DARK = {40, 128, 128};

  @TempDir Path folder;

  static String message(Path file) {
    SignalFormatException e =
        catchThrowableOfType(
            SignalFormatException.class,
            () -> ClipFiles.read(file, ClipChoice.ALL, ClipLimit.USUAL, ClipWatch.NOBODY));
    assertThat(e.getMessage()).startsWith("Cannot read " + file + ": expected ");
    return String.valueOf(e.getMessage());
  }

  private static ClipFile read(Path file) throws SignalFormatException {
    return ClipFiles.read(file, ClipChoice.ALL, ClipLimit.USUAL, ClipWatch.NOBODY);
  }

  @Test
  void whatIsNoClipIsNamed() throws Exception {
    Path empty = Files.createFile(folder.resolve("empty.mp4"));
    Path text = Files.writeString(folder.resolve("text.mp4"), "this is no clip at all");

    assertThat(message(folder.resolve("absent.mp4"))).endsWith("found no such file.");
    assertThat(message(empty)).endsWith("found an empty file.");
    assertThat(message(text)).contains("a damaged or incomplete one (");
    assertThat(message(Files.createDirectory(folder.resolve("bare")))).contains("found a folder");
  }

  @Test
  void soundAloneIsNoClip() throws Exception {
    Path file =
        TestClip.of("ffv1", avutil.AV_PIX_FMT_YUV420P)
            .withSound()
            .withoutPictures()
            .write(folder.resolve("sound.mkv"));

    assertThat(message(file))
        .endsWith("expected a clip with a video track, found one of sound alone.");
  }

  @Test
  void aClipWithoutFramesIsNamed() throws Exception {
    Path file = folder.resolve("none.y4m");
    Files.writeString(file, "YUV4MPEG2 W16 H16 F25:1 C420jpeg\n");

    assertThat(message(file)).endsWith("expected a clip with frames, found none in it.");
  }

  @Test
  void anUnknownCodecIsNamed() throws Exception {
    Path file =
        TestClip.of("ffv1", avutil.AV_PIX_FMT_YUV420P)
            .frame(32, 16, GREY)
            .write(folder.resolve("codec.mkv"));
    TestClip.patch(file, "V_FFV1", 5, (byte) '9');

    assertThat(message(file))
        .endsWith("expected a clip with a decoder in this program, found one of an unknown codec.");
  }

  @Test
  void aHugeHeaderIsRefusedByItsSize() throws Exception {
    Path file = folder.resolve("huge.y4m");
    Files.writeString(file, "YUV4MPEG2 W100000 H100000 F25:1 C420jpeg\nFRAME\n");

    assertThat(message(file)).endsWith("found frames of 100000 x 100000.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cut.mkv", "cut.y4m"})
  void whatWasDecodedBeforeAMissingEndIsKept(String name) throws Exception {
    Path file = folder.resolve(name);
    if (name.endsWith("y4m")) {
      byte[] raw = new byte[16 * 16 * 3 / 2];
      Arrays.fill(raw, (byte) 100);
      StringBuilder text = new StringBuilder("YUV4MPEG2 W16 H16 F25:1 C420jpeg\n");
      for (int i = 0; i < 10; i++) {
        text.append("FRAME\n").append(new String(raw, StandardCharsets.ISO_8859_1));
      }
      Files.writeString(file, text, StandardCharsets.ISO_8859_1);
    } else {
      TestClip clip = TestClip.of("mjpeg", avutil.AV_PIX_FMT_YUVJ420P);
      for (int i = 0; i < 10; i++) {
        clip.frame(64, 64, GREY, DARK, GREY, DARK, GREY, DARK, GREY, DARK);
      }
      clip.write(file);
    }
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length * 7 / 10));

    ClipFile read = read(file);

    assertThat(read.times().frames()).isBetween(4, 8);
    assertThat(read.signal().samples().extent(0)).isEqualTo(read.times().frames());
    assertThat(read.notes())
        .contains("its end is missing or damaged, the frames before it are read");
  }

  @Test
  void aFileWithoutItsIndexIsNamed() throws Exception {
    Path file =
        TestClip.of("mjpeg", avutil.AV_PIX_FMT_YUVJ420P)
            .frame(64, 32, GREY)
            .frame(64, 32, DARK)
            .write(folder.resolve("cut.mov"));
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));

    assertThat(message(file))
        .endsWith(
            "expected an undamaged clip, found one without its index, as if its end were missing.");
  }

  /** The third frame of a clip whose frames are 64 x 32 pixels is the dark one. */
  private ClipFile readWithThirdFrameDark(Path file) throws SignalFormatException {
    ClipFile read = read(file);
    assertThat(read.signal().samples().extent()).endsWith(32, 64);
    assertThat(read.signal().samples().get(2 * 64 * 32 + 100, 0) * 255).isBetween(38f, 42f);
    return read;
  }

  @Test
  void framesOfAnotherSizeAreScaledToTheFirst() throws Exception {
    Path file =
        TestClip.of("mjpeg", avutil.AV_PIX_FMT_YUVJ420P)
            .frame(64, 32, GREY)
            .frame(64, 32, GREY)
            .frame(32, 32, DARK)
            .write(folder.resolve("sizes.mkv"));

    ClipFile read = readWithThirdFrameDark(file);

    assertThat(read.times().frames()).isEqualTo(3);
    assertThat(read.notes())
        .contains("its frames have another size from 0.08 s on, they are scaled to the first");
  }

  @Test
  void timeStampsThatGoBackAreReplaced() {
    Stamps stamps = new Stamps(0.04);

    double[] given = {0, 0.04, 0.02, Double.NaN, 0.1, 0.3};
    Arrays.stream(given).forEach(stamps::add);

    assertThat(stamps.seconds())
        .containsExactly(new double[] {0, 0.04, 0.08, 0.12, 0.16, 0.3}, offset(1e-12));
    assertThat(stamps.replaced()).isEqualTo(3);
  }

  @Test
  void framesWhoseTimeStampsGoBackAreReadInTheirOrder() throws Exception {
    Path file =
        TestClip.of("mjpeg", avutil.AV_PIX_FMT_YUVJ420P)
            .frame(64, 32, GREY)
            .frame(64, 32, GREY)
            .frame(64, 32, DARK)
            .frame(64, 32, GREY)
            .write(folder.resolve("back.mkv"));
    // The block of the third frame begins at 80 ms after its cluster.
    TestClip.patch(file, "\u0081\0P\u0080", 1, (byte) 0, (byte) 10);

    ClipFile read = readWithThirdFrameDark(file);

    assertThat(read.times().frames()).isEqualTo(4);
    assertThat(read.times().seconds(2)).isEqualTo(0.08);
    assertThat(read.notes()).anyMatch(note -> note.startsWith("1 of its time stamps"));
  }

  /** Small frames, so that what grows is not the heap. */
  @Test
  void nothingNativeIsLeftAfterHundredsOfOpens() throws Exception {
    Path file =
        TestClip.of("mjpeg", avutil.AV_PIX_FMT_YUVJ420P)
            .frame(64, 48, GREY)
            .frame(64, 48, DARK)
            .write(folder.resolve("leak.mkv"));
    open(file, 200);
    long before = Pointer.physicalBytes();
    open(file, 1000);

    // One input that is not closed leaves 50 kB, 50 MB in all.
    assertThat(Pointer.physicalBytes() - before).isLessThan(20_000_000);
  }

  private static void open(Path file, int times) throws SignalFormatException {
    for (int i = 0; i < times; i++) {
      read(file);
    }
    System.gc();
  }
}
