package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bad input of a command: exit code 2, one exact line, nothing written. */
final class BadInputTest {
  private static final String ANY = "a PNG, JPEG, TIFF, BMP, WebP or PNM image";

  private static final String ELSE = "something else in its first bytes";

  @TempDir private Path folder = Path.of("");

  static Stream<Arguments> badFiles() throws IOException {
    byte[] png = png();
    return Stream.of(
        Arguments.of("empty.png", new byte[0], ANY, "an empty file"),
        Arguments.of("text.png", bytes("Dear sir or madam"), ANY, ELSE),
        Arguments.of("movie.mp4", bytes("\0\0\0 ftypisom and so on"), ANY, ELSE),
        Arguments.of(
            "truncated.png",
            Arrays.copyOf(png, png.length / 2),
            "a complete image",
            "a file that ends too early"),
        Arguments.of(
            "zero.png", sized(png, 0, 0), "an image of at least one pixel", "one of 0 x 0"),
        Arguments.of(
            "huge.png",
            sized(png, 100_000, 100_000),
            "an image that fits in " + (SignalLimit.bytes() + 999_999) / 1_000_000 + " MB",
            "one of 100000 x 100000 pixels that needs 120,000 MB"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badFiles")
  void aBadFileIsToldInOneLine(String name, byte[] content, String expected, String found)
      throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    Path out = folder.resolve("out.png");
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run("fit", file, "--out", out)).isEqualTo(2);
    assertThat(terminal.err())
        .isEqualTo(
            "tessera: Cannot read %s: expected %s, found %s.%n".formatted(file, expected, found));
    assertThat(terminal.out()).isEmpty();
    assertThat(out).doesNotExist();
  }

  @Test
  void aMissingFile() {
    Path file = folder.resolve("missing.png");
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run("info", file)).isEqualTo(2);
    assertThat(terminal.err())
        .isEqualTo(
            "tessera: Cannot read %s: expected %s, found no such file.%n".formatted(file, ANY));
  }

  @Test
  void aFolder() {
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run("info", folder)).isEqualTo(2);
    assertThat(terminal.err())
        .isEqualTo(
            "tessera: Cannot read %s: expected %s, found a folder.%n".formatted(folder, ANY));
  }

  @Test
  void anUnreadableFile() throws IOException {
    Path file = Files.write(folder.resolve("secret.png"), png());
    assumeThat(Files.getFileStore(file).supportsFileAttributeView("posix")).isTrue();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(file)).as("root reads everything").isFalse();
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run("info", file)).isEqualTo(2);
    assertThat(terminal.err()).startsWith("tessera: Cannot read " + file).hasLineCount(1);
  }

  static Stream<String> badUsages() {
    return Stream.of(
        "fit in.png | Missing required option: '--out=OUT'",
        "fit --out out.png | Missing required parameter: 'FILE'",
        "fit in.png --out out.gif | Cannot write out.gif: the name must end in .png, .tif or .jpg.",
        "fit in.png --out out | Cannot write out: the name must end in .png, .tif or .jpg.",
        "fit in.png --out out.png --tile 1 | tile must be between 2 and 256, found 1",
        "fit in.png --out out.png --tile x | Invalid value for option '--tile': 'x' is not an int",
        "fit in.png --out out.png --overlap 200 | overlap must be between 0 and 4, found 200",
        "fit in.png --out out.png --width 4 | width must be between 8 and 1024, found 4",
        "fit in.png --out out.png --layers 0 | layers must be between 1 and 8, found 0",
        "fit in.png --out out.png --latent 0 | latent must be between 1 and 1024, found 0",
        "fit in.png --out out.png --omega 0 | first omega must be between 0.1 and 200, found 0",
        "fit in.png --out out.png --seconds 0 | seconds must be more than 0, found 0.0",
        "fit in.png --out out.png --steps 0 | steps must be at least 1, found 0",
        "fit in.png --out out.png --target-psnr -3"
            + " | target PSNR must be more than 0 dB, found -3.0",
        "fit in.png --out out.png --scale 9"
            + " | scale must be more than 0 and at most 8, found 9.0",
        "fit in.png --out out.png --depth 12 | bitDepth must be 8 or 16: 12",
        "fit in.png --out out.jpg --depth 16 | bitDepth must be 8: 16",
        "fit in.png --out out.jpg --quality 2 | jpegQuality must be 0 to 1, found 2.0",
        "fit in.png --out out.png --preset nice | Invalid value for option '--preset': expected one"
            + " of [FAST, BALANCED, BEST] (case-insensitive) but was 'nice'",
        "fit in.png --out a.png --error-map a.png | Two outputs have the same name: a.png",
        "fit in.png --wrong | Missing required option: '--out=OUT'",
        "nonsense | Unmatched argument at index 0: 'nonsense'",
        "window --exit-after-steps 0 | --exit-after-steps must be at least 1, found 0");
  }

  @ParameterizedTest
  @MethodSource("badUsages")
  void badUsageIsToldInOneLine(String usage) {
    String[] parts = usage.split(" \\| ", 2);
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run((Object[]) parts[0].split(" "))).isEqualTo(2);
    assertThat(terminal.err()).isEqualTo("tessera: " + parts[1] + System.lineSeparator());
    assertThat(terminal.windows).isEmpty();
  }

  @Test
  void aMissingOutputFolderIsNoticedBeforeTheFit() throws IOException {
    Path image = Files.write(folder.resolve("in.png"), png());
    Path out = folder.resolve("nowhere").resolve("out.png");
    for (String option : new String[] {"--out", "--report", "--error-map", "--curve"}) {
      Terminal terminal = Terminal.withoutService();
      Path other = option.equals("--out") ? folder.resolve("r.json") : folder.resolve("o.png");
      String rest = option.equals("--out") ? "--report" : "--out";
      assertThat(terminal.run("fit", image, option, out, rest, other)).isEqualTo(2);
      assertThat(terminal.err())
          .isEqualTo(
              "tessera: Cannot write %s: the folder %s does not exist.%n"
                  .formatted(out, out.getParent()));
    }
  }

  @Test
  void theImageItselfIsNotOverwritten() throws IOException {
    Path image = Files.write(folder.resolve("in.png"), png());
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run("fit", image, "--out", image)).isEqualTo(2);
    assertThat(terminal.err())
        .isEqualTo("tessera: Cannot write %s: it is the image to fit.%n".formatted(image));
    assertThat(Files.readAllBytes(image)).isEqualTo(png());
  }

  @Test
  void aReadOnlyTarget() throws IOException {
    Path image = Files.write(folder.resolve("in.png"), png());
    Path out = folder.resolve("folder.png");
    Files.createDirectory(out);
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run("fit", image, "--out", out)).isEqualTo(2);
    assertThat(terminal.err())
        .isEqualTo("tessera: Cannot write %s: it is a folder.%n".formatted(out));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  /** The same file with another size in its header, whose check sum fits. */
  private static byte[] sized(byte[] png, int width, int height) {
    byte[] changed = png.clone();
    ByteBuffer header = ByteBuffer.wrap(changed);
    header.putInt(16, width).putInt(20, height);
    CRC32 sum = new CRC32();
    sum.update(changed, 12, 17);
    header.putInt(29, (int) sum.getValue());
    return changed;
  }
}
