package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.FrameWriter;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClipInfoTest {
  @TempDir private Path folder = Path.of("");

  private Path film() throws Exception {
    Path file = folder.resolve("film.mp4");
    try (FrameWriter writer = FrameWriter.open(file, FrameFormat.MP4, 48, 32, 24)) {
      for (int i = 0; i < 12; i++) {
        writer.write(new int[48 * 32]);
      }
      writer.finish();
    }
    return file;
  }

  @Test
  void partOfAClipIsToldAsItWouldBeRead() throws Exception {
    Terminal terminal = Terminal.withoutService();

    assertThat(terminal.run("info", film(), "--start", 0.25, "--every", 2, "--size", "24x16"))
        .isZero();

    assertThat(terminal.out())
        .contains("frames       12 counted, in 0.5 s")
        .contains("Read so:")
        .contains("samples      3 x 16 x 24 x 3 (t, y, x, RGB), 8 bits each");
  }

  @Test
  void whatIsTypedWronglyOfAClipIsToldInOneLine() throws Exception {
    Terminal large = Terminal.withoutService();
    assertThat(large.run("info", film(), "--size", "96x64")).isEqualTo(2);
    assertThat(large.err())
        .isEqualTo(
            "tessera: frames of 48 x 32 pixels are only made smaller, found 96 x 64"
                + System.lineSeparator());
    Terminal other = Terminal.withoutService();
    Path text = Files.writeString(folder.resolve("a.obj"), "v 0 0 0");
    assertThat(other.run("info", text, "--every", 2)).isEqualTo(2);
    assertThat(other.err())
        .isEqualTo(
            "tessera: --every is for clips, and " + text + " is none" + System.lineSeparator());
  }

  @Test
  void aClipIsToldWithTheMemoryThatItTakes() throws Exception {
    Path file = film();
    Terminal terminal = Terminal.withoutService();

    assertThat(terminal.run("info", file)).isZero();

    assertThat(terminal.out().lines().toList())
        .containsExactly(
            "file         " + file,
            "format       MP4 or MOV, codec h264",
            "size         48 x 32 pixels",
            "orientation  upright",
            "frames       12 counted, in 0.5 s",
            "rate         24 frames per second",
            "colours      BT.601, limited range, 8 bits per channel (yuv420p)",
            "transparency none",
            "sound        none",
            "Read whole:",
            "samples      12 x 32 x 48 x 3 (t, y, x, RGB), 8 bits each",
            "memory       1 MB, with the codes of a fit by default 1 MB");
    assertThat(terminal.err()).isEmpty();
  }

  @Test
  void aRangeWithoutFramesIsToldAsAllCommandsDo() throws Exception {
    Path file = film();
    Path written = folder.resolve("o.mp4");
    Path book = folder.resolve("o.tsra");
    Object[][] commands = {
      {"info", file, "--start", 3},
      {"info", file, "--start", 3, "--first-frame"},
      {"fit", file, "--start", 3, "--mode", "joint", "--out", written},
      {"compress", file, "--start", 3, "--psnr", 30, "--out", book},
    };
    for (Object[] command : commands) {
      Terminal terminal = Terminal.withoutService();
      assertThat(terminal.run(command)).isEqualTo(2);
      assertThat(terminal.err())
          .isEqualTo(
              "tessera: Cannot read %s: expected frames from 3 s on, found a clip of 0.5 s.%n"
                  .formatted(file));
      assertThat(terminal.out()).isEmpty();
    }
    assertThat(written).doesNotExist();
    assertThat(book).doesNotExist();
  }

  /** Numbered pictures of 2 x 2 pixels. */
  private Path pictures(int count) throws Exception {
    Path pictures = Files.createDirectories(folder.resolve("pictures"));
    for (int i = 1; i <= count; i++) {
      BufferedImage picture = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
      ImageIO.write(picture, "png", pictures.resolve("p%02d.png".formatted(i)).toFile());
    }
    return pictures;
  }

  @Test
  void asManyPicturesAsViewsAreToldToBeTakenForFrames() throws Exception {
    String note =
        "its 9 pictures, as many as 3 x 3 views of a light field, are taken for the frames of a"
            + " clip; --kind says which they are";
    Path nine = pictures(9);
    Terminal info = Terminal.withoutService();
    assertThat(info.run("info", nine)).isZero();
    assertThat(info.out()).contains("note         " + note);
    Terminal told = Terminal.withoutService();
    Path book = folder.resolve("o.tsra");
    assertThat(told.run("compress", nine, "--psnr", 20, "--out", book)).isZero();
    assertThat(told.err()).contains("Note: " + nine + ": " + note + ".");
    Terminal said = Terminal.withoutService();
    assertThat(said.run("info", nine, "--kind", "video")).isZero();
    assertThat(said.out()).contains("frames       9 counted").doesNotContain("light field");
    Terminal ten = Terminal.withoutService();
    assertThat(ten.run("info", pictures(10))).isZero();
    assertThat(ten.out()).doesNotContain("light field");
  }

  @Test
  void whatAFolderIsTakenForIsAskedOfFoldersAlone() throws Exception {
    Path file = film();
    for (String command :
        new String[] {"info", "fit --out o.mp4", "compress --psnr 9 --out o.tsra"}) {
      String[] words = command.split(" ", 2);
      Terminal terminal = Terminal.withoutService();
      String typed =
          words[0] + " " + file + " --kind video" + (words.length > 1 ? " " + words[1] : "");
      assertThat(terminal.run((Object[]) typed.split(" "))).isEqualTo(2);
      assertThat(terminal.err())
          .isEqualTo(
              "tessera: --kind video is for folders of numbered pictures, and %s is none%n"
                  .formatted(file));
    }
  }

  @Test
  void anEmptyClipIsToldInOneLine() throws Exception {
    Path file = folder.resolve("empty.webm");
    Files.createFile(file);
    Terminal terminal = Terminal.withoutService();

    assertThat(terminal.run("info", file)).isEqualTo(2);

    assertThat(terminal.err())
        .isEqualTo(
            "tessera: Cannot read %s: expected an MP4, MOV, WebM, MKV or Y4M video, an animated GIF,"
                    .formatted(file)
                + " PNG or WebP, or a folder of numbered frames, found an empty file."
                + System.lineSeparator());
  }
}
