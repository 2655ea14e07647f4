package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.assets.Assets;
import dev.tessera.model.archive.codebook.CodingNetworks;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.signal.io.clip.ClipFiles;
import dev.tessera.model.signal.io.clip.ClipWatch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompressCommandTest {
  private static final int HEIGHT = 75;
  private static final int WIDTH = 100;

  @TempDir private Path folder = Path.of("");

  private final Terminal terminal = Terminal.withoutService();
  private Path picture = Path.of("");
  private Path compressed = Path.of("");

  /** A ramp with a disc, 100 x 75. */
  @BeforeEach
  void picture() throws SaveException {
    float[] values = new float[HEIGHT * WIDTH * 3];
    for (int i = 0; i < values.length; i++) {
      int y = i / 3 / WIDTH;
      int x = i / 3 % WIDTH;
      boolean disc = Math.hypot(y - 40, x - 50) < 20;
      values[i] = disc ? (1 + i % 3) / 4f : (x + y) / 200f;
    }
    picture = folder.resolve("disc.png");
    compressed = folder.resolve("disc.tsra");
    ImageFiles.write(
        Samples.of(new int[] {HEIGHT, WIDTH}, 3, values),
        picture,
        WriteOptions.of(ImageFormat.PNG, 8),
        () -> false);
  }

  private Samples read(Path file) throws SignalFormatException {
    return ImageFiles.read(file, AlphaMode.KEEP, Long.MAX_VALUE, () -> false).samples();
  }

  @Test
  void aPictureIsCompressedToTheBitsAskedForAndComesBack()
      throws IOException, SignalFormatException {
    assertThat(terminal.run("compress", picture, "--bpp", "0.5", "--out", compressed)).isZero();
    assertThat(terminal.err()).isEmpty();
    assertThat(Files.size(compressed) * 8.0 / (HEIGHT * WIDTH)).isBetween(0.45, 0.5);
    assertThat(terminal.out())
        .matches(
            "\\Q%s: %d bytes, \\E0\\.4\\d{3} bits per pixel, PSNR \\d\\d\\.\\d\\d dB\\R"
                .formatted(compressed, Files.size(compressed)));
    Path back = folder.resolve("back.png");
    assertThat(terminal.run("decompress", compressed, "--out", back)).isZero();
    assertThat(read(back).extent()).containsExactly(HEIGHT, WIDTH);
    Path large = folder.resolve("large.tif");
    assertThat(terminal.run("decompress", compressed, "--scale", "2.5", "--out", large)).isZero();
    assertThat(read(large).extent()).containsExactly(188, 250);
  }

  @Test
  void sixteenBitsStaySixteenBits() throws IOException, SignalFormatException, SaveException {
    float[] values = new float[HEIGHT * WIDTH * 3];
    for (int i = 0; i < values.length; i++) {
      int x = i / 3 % WIDTH;
      values[i] = 0.3f + x / 2000f;
    }
    Samples ramp = Samples.of(new int[] {HEIGHT, WIDTH}, 3, values);
    ImageFiles.write(ramp, picture, WriteOptions.of(ImageFormat.PNG, 16), () -> false);
    assertThat(terminal.run("compress", picture, "--psnr", "58", "--out", compressed)).isZero();
    Path back = folder.resolve("back.png");
    assertThat(terminal.run("decompress", compressed, "--out", back)).isZero();
    assertThat(ImageFiles.inspect(back, Long.MAX_VALUE).bitDepth()).isEqualTo(16);
    Samples found = read(back);
    long between = 0;
    for (int i = 0; i < values.length; i++) {
      assertThat(found.get(i)).isCloseTo(values[i], within(1.5f / 255));
      float eighth = 255 * found.get(i);
      between += Math.abs(eighth - Math.round(eighth)) > 0.2 ? 1 : 0;
    }
    assertThat(between).isGreaterThan(values.length / 4);
    terminal.run("info", compressed);
    assertThat(terminal.out()).contains("depth        16 bits per channel of the original");
  }

  @Test
  void aNetworkInTheFileIsNotCountedAsThePicture() throws IOException {
    assertThat(terminal.run("compress", picture, "--bpp", "0.5", "--embed", "--out", compressed))
        .isZero();
    int network = CodingNetworks.shipped().bytes();
    assertThat(Files.size(compressed) - network).isBetween(1L, HEIGHT * WIDTH / 16L);
    assertThat(terminal.out())
        .contains(
            "%d bytes and %d bytes of its network, 0.4"
                .formatted(Files.size(compressed) - network, network));
    assertThat(terminal.run("decompress", compressed, "--out", folder.resolve("back.png")))
        .isZero();
  }

  @Test
  void infoTellsWhatACodeBookHolds() {
    terminal.run("compress", picture, "--psnr", "30", "--out", compressed);
    Terminal second = Terminal.withoutService();
    assertThat(second.run("info", compressed)).isZero();
    assertThat(second.out().lines())
        .contains(
            "format       compressed code-book",
            "size         100 x 75 pixels",
            "channels     3 (RGB)",
            "depth        8 bits per channel of the original",
            "network      photo-code");
  }

  /** A folder of six frames, in each of which the disc is a pixel further to the right. */
  private Path clip() throws IOException, SaveException {
    Path frames = Files.createDirectory(folder.resolve("clip"));
    for (int f = 0; f < 6; f++) {
      float[] values = new float[HEIGHT * WIDTH * 3];
      for (int i = 0; i < values.length; i++) {
        int y = i / 3 / WIDTH;
        int x = i / 3 % WIDTH;
        boolean disc = Math.hypot(y - 40, x - 40 - f) < 20;
        values[i] = disc ? (1 + i % 3) / 4f : (x + y) / 200f;
      }
      ImageFiles.write(
          Samples.of(new int[] {HEIGHT, WIDTH}, 3, values),
          frames.resolve("frame-000" + (f + 1) + ".png"),
          WriteOptions.of(ImageFormat.PNG, 8),
          () -> false);
    }
    return frames;
  }

  @Test
  void aClipIsCompressedAndComesBackAsFramesAFilmOrAStill() throws Exception {
    Path frames = clip();
    assertThat(terminal.run("compress", frames, "--psnr", "36", "--out", compressed)).isZero();
    assertThat(terminal.out())
        .matches(
            "\\Q%s: %d bytes, \\E0\\.\\d{4} bits per pixel of 6 frames, PSNR 36\\.\\d\\d dB\\R"
                .formatted(compressed, Files.size(compressed)));
    Path back = folder.resolve("back");
    assertThat(terminal.run("decompress", compressed, "--out", back)).isZero();
    Samples last = read(back.resolve("frame-0006.png"));
    assertThat(last.extent()).containsExactly(HEIGHT, WIDTH);
    assertThat(Psnr.of(read(frames.resolve("frame-0006.png")), last)).isGreaterThan(33);
    Path film = folder.resolve("back.gif");
    assertThat(terminal.run("decompress", compressed, "--scale", "0.5", "--out", film)).isZero();
    assertThat(ClipFiles.open(film, ClipWatch.NOBODY).times().frames()).isEqualTo(6);

    Path still = folder.resolve("still.png");
    assertThat(terminal.run("decompress", compressed, "--time", "0.21", "--out", still)).isZero();
    assertThat(Psnr.of(last, read(still))).isInfinite();
    Terminal info = Terminal.withoutService();
    assertThat(info.run("info", compressed)).isZero();
    assertThat(info.out().lines()).contains("frames       6, in 0.24 s");
  }

  @Test
  void aPartOfAClipIsCompressed() throws Exception {
    Path frames = clip();

    assertThat(
            terminal.run(
                "compress",
                frames,
                "--start",
                0.04,
                "--duration",
                0.16,
                "--every",
                2,
                "--size",
                "50x38",
                "--psnr",
                "30",
                "--out",
                compressed))
        .isZero();

    assertThat(terminal.out()).contains("bits per pixel of 2 frames");
    Terminal info = Terminal.withoutService();
    assertThat(info.run("info", compressed)).isZero();
    assertThat(info.out().lines())
        .contains("size         50 x 38 pixels", "frames       2, in 0.16 s");
    Terminal wrong = Terminal.withoutService();
    assertThat(wrong.run("compress", frames, "--every", 0, "--psnr", 9, "--out", compressed))
        .isEqualTo(2);
    assertThat(wrong.err()).startsWith("tessera: --every must be ").hasLineCount(1);
    Terminal still = Terminal.withoutService();
    assertThat(still.run("compress", picture, "--every", 2, "--psnr", 9, "--out", compressed))
        .isEqualTo(2);
    assertThat(still.err())
        .isEqualTo("tessera: --every is for clips, and %s is none%n".formatted(picture));
  }

  @Test
  void whatAClipBecomesIsToldBeforeAnythingIsDone() throws Exception {
    terminal.run("compress", clip(), "--psnr", "30", "--out", compressed);
    Path png = folder.resolve("x.tif");
    assertThat(terminal.run("decompress", compressed, "--out", png)).isEqualTo(2);
    assertThat(terminal.err())
        .contains(
            "the name of a film ends in .mp4, .webm or .gif, that of numbered frames in .png");
    assertThat(terminal.run("decompress", compressed, "--time", "9", "--out", png)).isEqualTo(2);
    assertThat(terminal.err()).contains("--time must be 0 or more and less than 0.24, found 9.0");
    Terminal still = Terminal.withoutService();
    Path one = folder.resolve("one.tsra");
    still.run("compress", picture, "--psnr", "30", "--out", one);
    assertThat(still.run("decompress", one, "--time", "0", "--out", png)).isEqualTo(2);
    assertThat(still.err()).contains("--time is for clips, and " + one + " is a picture");
    assertThat(png).doesNotExist();
  }

  @Test
  void whatCannotBeHadIsToldInOneLine() {
    assertThat(terminal.run("compress", picture, "--bpp", "0.0001", "--out", compressed))
        .isEqualTo(2);
    assertThat(terminal.err())
        .containsPattern("tessera: This picture takes at least 0\\.\\d{4} bits per pixel\\.\\R");
    assertThat(compressed).doesNotExist();
  }

  @Test
  void badUsageIsToldBeforeAnythingIsDone() {
    assertThat(terminal.run("compress", picture, "--bpp", "0", "--out", compressed)).isEqualTo(2);
    assertThat(terminal.err()).contains("--bpp must be more than 0 and at most 64, found 0.0");
    assertThat(Terminal.withoutService().run("compress", picture, "--out", compressed))
        .isEqualTo(2);
    Path png = folder.resolve("x.png");
    Terminal named = Terminal.withoutService();
    assertThat(named.run("compress", picture, "--bpp", "1", "--out", png)).isEqualTo(2);
    assertThat(named.err())
        .isEqualTo("tessera: Cannot write %s: the name must end in .tsra.%n".formatted(png));
  }

  @Test
  void whatIsNoCodeBookIsRefused() {
    Path out = folder.resolve("out.png");
    assertThat(terminal.run("decompress", picture, "--out", out)).isEqualTo(2);
    assertThat(terminal.err())
        .isEqualTo(
            "tessera: Cannot read %s: expected a compressed code-book, .tsra, found something else"
                    .formatted(picture)
                + " (byte 0).%n".formatted());
    assertThat(out).doesNotExist();
  }

  @Test
  void aNetworkThatIsNotThereIsAskedFor() throws IOException {
    byte[] bytes = Assets.openCodingNetwork().readAllBytes();
    // the first letter of the name that the file gives itself
    String text = new String(bytes, 0, 400, StandardCharsets.ISO_8859_1);
    bytes[text.indexOf("photo-code")] = 'q';
    Path network = Files.createDirectory(folder.resolve("other")).resolve("own.safetensors");
    Files.write(network, bytes);
    assertThat(
            terminal.run(
                "compress", picture, "--psnr", "28", "--network", network, "--out", compressed))
        .isZero();
    Path out = folder.resolve("out.png");
    assertThat(terminal.run("decompress", compressed, "--out", out)).isEqualTo(2);
    assertThat(terminal.err())
        .contains("SHA-256")
        .contains(" or in " + folder + " or in ")
        .contains("networks; --network names its file");
    assertThat(terminal.run("decompress", compressed, "--network", network, "--out", out)).isZero();
    Terminal info = Terminal.withoutService();
    info.run("info", compressed);
    assertThat(info.out())
        .contains("network      not found: decompress needs its file by --network");
  }
}
