package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Clips that are bad, by every command that reads clips: one line and nothing written, or what can
 * be read, and a note of what that is.
 */
final class BadClipCommandTest {
  @TempDir private Path folder = Path.of("");

  /** Each command tells the same of a file that cannot be read. */
  private void requireRefused(Path file, String expected, String found) {
    String line =
        "tessera: Cannot read %s: expected %s, found %s.%n".formatted(file, expected, found);
    Path film = folder.resolve("o.png");
    Path book = folder.resolve("o.tsra");
    Object[][] commands = {
      {"info", file},
      {"fit", file, "--mode", "joint", "--out", film},
      {"fit", file, "--mode", "joint", "--save", folder.resolve("o.tessera")},
      {"compress", file, "--psnr", 30, "--out", book}
    };
    for (Object[] command : commands) {
      Terminal terminal = Terminal.withoutService();
      assertThat(terminal.run(command)).as("%s", command[0]).isEqualTo(2);
      assertThat(terminal.err()).isEqualTo(line);
      assertThat(terminal.out()).isEmpty();
    }
    assertThat(folder.toFile().list()).containsExactly(String.valueOf(file.getFileName()));
  }

  /** What compress says of a clip of which something can be read, beside the result. */
  private String notesOf(Path file) {
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run("compress", file, "--psnr", 20, "--out", folder.resolve("book.tsra")))
        .as(terminal.err())
        .isZero();
    return terminal.err() + terminal.out();
  }

  @Test
  void soundWithoutPictures() throws Exception {
    Path file = TestMatroska.sound().block(0, new byte[400]).write(folder.resolve("sound.mkv"));

    requireRefused(file, "a clip with a video track", "one of sound alone");
  }

  @Test
  void aGifWithoutFrames() throws Exception {
    byte[] empty = {'G', 'I', 'F', '8', '9', 'a', 4, 0, 4, 0, 0, 0, 0, ';'};
    Path file = Files.write(folder.resolve("none.gif"), empty);

    requireRefused(file, "a picture with pixels", "a GIF without frames");
  }

  @Test
  void aClipWithoutFrames() throws Exception {
    Path header = folder.resolve("none.y4m");
    Files.writeString(header, "YUV4MPEG2 W16 H16 F25:1 C420jpeg\n");

    requireRefused(header, "a clip with frames", "none in it");
  }

  @Test
  void aTrackWithoutFrames() throws Exception {
    Path file = TestMatroska.video("V_MJPEG", 32, 16).write(folder.resolve("none.mkv"));

    requireRefused(file, "a clip whose pixels can be decoded", "none in it");
  }

  @Test
  void aCodecThatNobodyKnows() throws Exception {
    Path file =
        TestMatroska.video("V_NOBODY", 32, 16)
            .block(0, new byte[40])
            .write(folder.resolve("codec.mkv"));

    requireRefused(file, "a clip with a decoder in this program", "one of an unknown codec");
  }

  @Test
  void aHeaderOfHugeFrames() throws Exception {
    Path raw = folder.resolve("huge.y4m");
    Files.writeString(raw, "YUV4MPEG2 W100000 H100000 F25:1 C420jpeg\nFRAME\n");
    String expected = "frames of 1 to 268 million pixels and at most 65,535 a side";

    requireRefused(raw, expected, "frames of 100000 x 100000");
    Files.delete(raw);
    Path track =
        TestMatroska.video("V_VP9", 100_000, 100_000)
            .block(0, new byte[40])
            .write(folder.resolve("huge.mkv"));
    requireRefused(track, expected, "frames of 100000 x 100000");
  }

  @Test
  void anEndThatIsMissing() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("YUV4MPEG2 W16 H16 F25:1 C420jpeg\n".getBytes(StandardCharsets.US_ASCII));
    for (int t = 0; t < 5; t++) {
      bytes.writeBytes("FRAME\n".getBytes(StandardCharsets.US_ASCII));
      byte[] samples = new byte[384];
      Arrays.fill(samples, (byte) 128);
      bytes.writeBytes(samples);
    }
    byte[] whole = bytes.toByteArray();
    Path file = Files.write(folder.resolve("cut.y4m"), Arrays.copyOf(whole, whole.length - 500));

    assertThat(notesOf(file))
        .contains(
            "Note: " + file + ": its end is missing or damaged, the frames before it are read.")
        .contains("bits per pixel of 3 frames");
    Terminal info = Terminal.withoutService();
    assertThat(info.run("info", file)).isZero();
    assertThat(info.out())
        .contains("frames       3 counted, in 0.12 s")
        .contains("note         its end is missing or damaged, the frames before it are read");
  }

  @Test
  void timesThatGoBack() throws Exception {
    Path file =
        TestMatroska.video("V_MJPEG", 32, 16)
            .jpeg(0, 32, 16, 40)
            .jpeg(40, 32, 16, 80)
            .jpeg(10, 32, 16, 120)
            .jpeg(400, 32, 16, 160)
            .write(folder.resolve("back.mkv"));

    assertThat(notesOf(file))
        .containsPattern(
            "Note: .*: 1 of its time stamps is missing or goes back, this frame follows .*\\.\\R")
        .contains("bits per pixel of 4 frames");
  }

  @Test
  void sizesThatChange() throws Exception {
    Path file =
        TestMatroska.video("V_MJPEG", 32, 16)
            .jpeg(0, 32, 16, 40)
            .jpeg(40, 32, 16, 80)
            .jpeg(80, 16, 16, 120)
            .write(folder.resolve("sizes.mkv"));

    assertThat(notesOf(file))
        .contains("its frames have another size from 0.08 s on, they are scaled to the first.")
        .contains("bits per pixel of 3 frames");
  }
}
