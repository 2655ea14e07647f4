package dev.tessera.model.signal.io.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.signal.ClipTimes;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.FilmClock;
import dev.tessera.model.signal.io.FilmPlan;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.FrameWriter;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.SoundSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written is what is read back: colours, time stamps, sound. */
final class FilmWritingTest {
  private static final int[] BARS = {
    0xFFFFFFFF, 0xFFC02020, 0xFF20C020, 0xFF2020C0, 0xFF808080, 0xFFE0E020, 0xFF20E0E0, 0xFF000000,
  };

  private static final int[] GREY = {120, 128, 128};

  /** 0, 40, 100, 110 and 200 ms, the last for 60 ms. */
  private static final ClipTimes UNEVEN =
      ClipTimes.of(new double[] {0, 0.04, 0.1, 0.11, 0.2}, 0.06, 1e-6, 0);

  @TempDir Path folder;

  private static ClipFile read(Path file) throws Exception {
    return ClipFiles.read(file, ClipChoice.ALL, ClipLimit.USUAL, ClipWatch.NOBODY);
  }

  private static int[] bars(int width, int height, int turn) {
    int[] frame = new int[width * height];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = BARS[(i % width * BARS.length / width + turn) % BARS.length];
    }
    return frame;
  }

  private static List<String> write(Path file, FilmPlan plan, int frames) throws SaveException {
    try (FrameWriter writer = FrameWriter.open(file, plan)) {
      for (int i = 0; i < frames; i++) {
        writer.write(bars(plan.width(), plan.height(), i));
      }
      writer.finish();
      return writer.notes();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "film.mp4, 320, 64, BT.601",
    "film.mp4, 1280, 64, BT.709",
    "film.webm, 320, 64, BT.601",
    "film.webm, 1280, 64, BT.709",
  })
  void coloursComeBackByTheMatrixThatTheFileStates(
      String name, int width, int height, String matrix) throws Exception {
    Path file = folder.resolve(name);
    FrameFormat format = FrameFormat.ofName(name).orElseThrow();

    write(file, FilmPlan.silent(format, width, height, 25), 3);

    ClipColour colour = ClipFiles.open(file, ClipWatch.NOBODY).picture().colour();
    assertThat(colour).isEqualTo(new ClipColour("yuv420p", matrix, true, false, 8));
    Samples read = read(file).signal().samples();
    assertThat(read.extent()).containsExactly(3, height, width);
    for (int frame = 0; frame < 3; frame++) {
      for (int bar = 0; bar < BARS.length; bar++) {
        int middle = (2 * bar + 1) * width / (2 * BARS.length);
        int expected = BARS[(bar + frame) % BARS.length];
        for (int c = 0; c < 3; c++) {
          float found = 255 * read.get(((long) frame * height + height / 2) * width + middle, c);
          assertThat(found)
              .as("frame %d, bar %d, channel %d", frame, bar, c)
              .isCloseTo(expected >> (16 - 8 * c) & 0xFF, within(4f));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"MP4", "WEBM"})
  void timeStampsOfAVariableRateAreKept(FrameFormat format) throws Exception {
    Path file = folder.resolve("film." + format.extension());

    write(file, new FilmPlan(format, 64, 48, FilmClock.of(UNEVEN), Optional.empty()), 5);

    ClipTimes times = read(file).times();
    assertThat(times.frames()).isEqualTo(5);
    assertThat(times.rate()).isEmpty();
    for (int i = 0; i < 5; i++) {
      assertThat(times.seconds(i)).isCloseTo(UNEVEN.seconds(i), within(1e-5));
    }
    ClipTimes whole = ClipFiles.open(file, ClipWatch.NOBODY).times();
    assertThat(whole.duration()).isCloseTo(0.26, within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"MP4, 23.976023976023978", "MP4, 29.97002997002997", "MP4, 12.5", "WEBM, 25"})
  void aConstantRateIsRead(FrameFormat format, double rate) throws Exception {
    Path file = folder.resolve("film." + format.extension());

    write(file, FilmPlan.silent(format, 64, 48, rate), 24);

    assertThat(read(file).times().rate().orElseThrow()).isCloseTo(rate, within(1e-9));
  }

  @Test
  void framesThatAGifWouldShowTooShortlyAreLeftOut() throws Exception {
    Path file = folder.resolve("film.gif");

    List<String> notes =
        write(
            file, new FilmPlan(FrameFormat.GIF, 16, 8, FilmClock.of(UNEVEN), Optional.empty()), 5);

    ClipFile read = read(file);
    assertThat(notes)
        .containsExactly("1 frame is left out, since a GIF shows none for less than 0.02 s");
    assertThat(read.times().frames()).isEqualTo(4);
    assertThat(read.times().seconds(2)).isCloseTo(0.1, within(1e-9));
    assertThat(read.times().seconds(3)).isCloseTo(0.2, within(1e-9));
    // The fifth frame, whose first bar is the fifth.
    assertThat(Math.round(255 * read.signal().samples().get(3 * 16 * 8, 0))).isEqualTo(128);
  }

  private Path source(String name, int codec, int packets) throws Exception {
    TestClip clip = TestClip.of("ffv1", avutil.AV_PIX_FMT_YUV420P).withSound(codec, packets);
    for (int i = 0; i < 25; i++) {
      clip.frame(32, 16, GREY);
    }
    return clip.write(folder.resolve(name));
  }

  private static FilmPlan heard(FrameFormat format, SoundSource sound) {
    return new FilmPlan(format, 64, 48, FilmClock.constant(25), Optional.of(sound));
  }

  @Test
  void soundIsCarriedOverPacketByPacket() throws Exception {
    Path clip = source("clip.mkv", avcodec.AV_CODEC_ID_AAC, 60);
    Path film = folder.resolve("film.mp4");

    List<String> notes = write(film, heard(FrameFormat.MP4, SoundSource.all(clip)), 25);

    assertThat(notes).containsExactly("its sound is carried over unchanged (aac)");
    assertSame(SoundPackets.of(film), SoundPackets.of(clip), 0);
    assertThat(ClipFiles.open(film, ClipWatch.NOBODY).sound())
        .isEqualTo(ClipFiles.open(clip, ClipWatch.NOBODY).sound());
  }

  @Test
  void theSoundOfARangeBeginsWithItsFirstFrame() throws Exception {
    Path clip = source("clip.mkv", avcodec.AV_CODEC_ID_AAC, 60);
    Path film = folder.resolve("film.mp4");
    ClipChoice choice = ClipChoice.ALL.during(0.35, 0.4);
    ClipFile read = ClipFiles.read(clip, choice, ClipLimit.USUAL, ClipWatch.NOBODY);

    write(film, heard(FrameFormat.MP4, choice.sound(clip, read.start())), 9);

    // The first frame of the range is shown at 0.36 s, the range ends at 0.75 s.
    assertSame(SoundPackets.of(film), SoundPackets.of(clip).subList(17, 36), 0.36);
  }

  private static void assertSame(
      List<SoundPackets> found, List<SoundPackets> expected, double shift) {
    assertThat(found).hasSameSizeAs(expected).isNotEmpty();
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.get(i).hash()).isEqualTo(expected.get(i).hash());
      assertThat(found.get(i).seconds()).isCloseTo(expected.get(i).seconds() - shift, within(1e-3));
    }
  }

  @Test
  void soundThatIsNotCarriedOverIsTold() throws Exception {
    Path clip = source("clip.mkv", avcodec.AV_CODEC_ID_AAC, 60);
    SoundSource sound = SoundSource.all(clip);
    Path silent =
        TestClip.of("ffv1", avutil.AV_PIX_FMT_YUV420P)
            .frame(32, 16, GREY)
            .write(folder.resolve("silent.mkv"));

    assertThat(write(folder.resolve("a.webm"), heard(FrameFormat.WEBM, sound), 2))
        .containsExactly("a WebM holds no sound of the codec aac, so it has none");
    assertThat(write(folder.resolve("a.gif"), heard(FrameFormat.GIF, sound), 2))
        .containsExactly("a GIF holds no sound");
    assertThat(write(folder.resolve("a"), heard(FrameFormat.PNG_SEQUENCE, sound), 2))
        .containsExactly("a sequence of pictures holds no sound");
    assertThat(write(folder.resolve("b.gif"), heard(FrameFormat.GIF, SoundSource.all(silent)), 2))
        .isEmpty();
    assertThat(write(folder.resolve("b.mp4"), heard(FrameFormat.MP4, SoundSource.all(silent)), 2))
        .containsExactly("silent.mkv has no sound");
    Files.delete(silent);
    assertThat(write(folder.resolve("c.mp4"), heard(FrameFormat.MP4, SoundSource.all(silent)), 2))
        .containsExactly("silent.mkv has no sound");
    assertThat(ClipFiles.open(folder.resolve("c.mp4"), ClipWatch.NOBODY).sound()).isEmpty();
  }

  /** Each frame alone is seen through its clear pixels, whatever was shown before. */
  @Test
  void aGifKeepsWhatIsClear() throws Exception {
    Path file = folder.resolve("clear.gif");
    int[][] frames = {
      {0xFFC80000, 0xFF00C800},
      {0, 0xFF0000C8},
      {0xFF010203, 0},
      {0xFF040506, 0xFF070809},
    };
    try (FrameWriter writer = FrameWriter.open(file, FrameFormat.GIF, 2, 1, 10)) {
      for (int[] frame : frames) {
        writer.write(frame);
      }
      writer.finish();
    }

    Samples read =
        ClipFiles.read(file, ClipChoice.ALL, ClipLimit.USUAL, ClipWatch.NOBODY).signal().samples();

    assertThat(read.extent()).containsExactly(4, 1, 2);
    assertThat(read.channels()).isEqualTo(4);
    for (int f = 0; f < 4; f++) {
      for (int x = 0; x < 2; x++) {
        int wanted = frames[f][x];
        String where = "frame %d, pixel %d".formatted(f, x);
        assertThat(255 * read.get(2 * f + x, 3)).as(where).isEqualTo(wanted >>> 24);
        for (int c = 0; c < 3 && wanted != 0; c++) {
          assertThat(255 * read.get(2 * f + x, c))
              .as(where)
              .isEqualTo(wanted >> (16 - 8 * c) & 255);
        }
      }
    }
  }
}
