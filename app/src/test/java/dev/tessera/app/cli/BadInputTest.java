package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.tessera.app.SignalLimit;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
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
  private static final String ANY = "a PNG, JPEG, TIFF, BMP, WebP, GIF, PNM, AVIF or HEIC image";

  private static final String ELSE = "something else in its first bytes";

  @TempDir private Path folder = Path.of("");

  static Stream<Arguments> badFiles() throws IOException {
    byte[] png = png();
    return Stream.of(
        Arguments.of("empty.png", new byte[0], ANY, "an empty file"),
        Arguments.of("text.png", bytes("Dear sir or madam"), ANY, ELSE),
        Arguments.of(
            "movie.mp4",
            bytes("\0\0\0 ftypisom and so on"),
            "an undamaged clip",
            "a damaged or incomplete one (invalid data found when processing input)"),
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

  /** Its name is all that tells what was meant. */
  @Test
  void aMissingClip() {
    Path file = folder.resolve("missing.mp4");
    for (Object[] command :
        List.of(
            new Object[] {"info", file},
            new Object[] {"compare", file},
            new Object[] {"fit", file, "--out", folder.resolve("o.mp4")},
            new Object[] {"compress", file, "--bpp", "0.1", "--out", folder.resolve("o.tsra")})) {
      Terminal terminal = Terminal.withoutService();
      assertThat(terminal.run(command)).isEqualTo(2);
      assertThat(terminal.err())
          .startsWith("tessera: Cannot read %s: expected".formatted(file))
          .contains("MP4")
          .endsWith("found no such file.%n".formatted());
    }
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
        "fit in.png | Nothing would be kept: --out writes what was fitted, --save keeps"
            + " everything.",
        "fit in.png --save p.tessera --scale 2 | --scale does nothing without --out",
        "fit in.png --save p.zip | Cannot write p.zip: the name of a project must end in .tessera.",
        "fit in.png --out out.png --embed | --embed does nothing without --save",
        "fit in.png --save p.tessera --save-every 0 | --save-every must be between 1 and 3600,"
            + " found 0",
        "fit in.png --out out.png --stop-at 0 | --stop-at must be at least 1, found 0",
        "fit in.png --resume | --resume goes on with a project, and in.png is none.",
        "fit p.tessera | p.tessera is a project: --resume goes on with its fit, tessera info tells"
            + " of it.",
        "fit p.tessera --resume --width 8 | --width was decided when the fit began",
        "render p.png --out out.png | p.png is no project: its name must end in .tessera.",
        "interpolate a.obj b.obj | Nothing would be kept: --out writes frames, --save keeps what"
            + " was fitted.",
        "interpolate a.obj b.obj --blend --save p.tessera | --save keeps what was fitted, and"
            + " --blend fits nothing",
        "batch none --out results | There is no folder or list none.",
        "batch none | Missing required option: '--out=DIR2'",
        "batch none --out results --bpp 1 | --bpp does nothing without --compress",
        "batch none --out results --compress | --compress needs --bpp B, bits per pixel.",
        "batch none --out results --compress --bpp 0 | --bpp must be more than 0 and at most 64,"
            + " found 0.0",
        "batch none --out results --save --compress --bpp 1 | --save and --compress exclude each"
            + " other.",
        "batch none --out results --compress --bpp 1 --mode encode | --mode does nothing with"
            + " --compress: an encoder passes over each file",
        "fit --out out.png | Missing required parameter: 'FILE'",
        "fit in.png --out out.gif | Cannot write out.gif: the name must end in .png, .tif or .jpg.",
        "fit in.png --out out | Cannot write out: the name must end in .png, .tif or .jpg.",
        "fit in.png --out out.png --tile 1 | --tile must be between 2 and 256, found 1",
        "fit in.png --out out.png --tile x | --tile must be a number, or one per axis such as"
            + " 4x8x8, found x",
        "fit in.png --out out.png --tile 4x8x8 | --tile must be one side or 2, found 4x8x8",
        "fit in.png --out out.png --overlap 200 | --overlap must be between 0 and 4, found 200",
        "fit in.png --out out.png --width 4 | --width must be between 8 and 1024, found 4",
        "fit in.png --out out.png --layers 0 | --layers must be between 1 and 8, found 0",
        "fit in.png --out out.png --latent 0 | --latent must be between 1 and 1024, found 0",
        "fit in.png --out out.png --omega 0 | --omega must be between 0.1 and 200, found 0",
        "fit in.png --out out.png --seconds 0 | --seconds must be more than 0, found 0.0",
        "fit in.png --out out.png --steps 0 | --steps must be at least 1, found 0",
        "fit in.png --out out.png --target-psnr -3"
            + " | --target-psnr must be more than 0 dB, found -3.0",
        "fit in.png --out out.png --plain"
            + " | --plain does nothing without a --scale above 1: nothing lies between the pixels",
        "fit in.png --save p.tessera --plain | --plain does nothing without --out",
        "fit in.png --out out.png --scale 9"
            + " | --scale must be more than 0 and at most 8, found 9.0",
        "fit in.png --out out.png --depth 12 | --depth must be 8 or 16, found 12",
        "fit in.png --out out.jpg --depth 16 | --depth 16 is for PNG and TIFF: a JPEG has 8 bits"
            + " per channel",
        "fit in.png --out out.jpg --quality 2 | --quality must be between 0 and 1, found 2",
        "fit in.png --out out.png --preset nice | Invalid value for option '--preset': expected one"
            + " of [FAST, BALANCED, BEST] (case-insensitive) but was 'nice'",
        "fit in.png --out a.png --error-map a.png | Two outputs have the same name: a.png",
        "fit in.png --wrong | There is no option --wrong.",
        "nonsense | There is no command nonsense; there are fit, compare, train, interpolate,"
            + " render, compress, decompress, batch, info, devices, window.",
        "compare in.png --methods modulated,modulated | --methods names one twice:"
            + " modulated,modulated",
        "compare in.png --methods , | --methods names none",
        "compare in.png --seconds 0 | --seconds must be more than 0, found 0.0",
        "compare in.png --steps 0 | --steps must be at least 1, found 0",
        "compare in.png --steps 5 --seconds 5 | --seconds does nothing with --steps: all of them"
            + " are done",
        "compare in.png --steps 5 --budget time | --budget time is counted in --seconds, not in"
            + " --steps",
        "compare in.png --budget money | Invalid value for option '--budget': expected one of"
            + " [TIME, STEPS, PARAMETERS, FLOATS] (case-insensitive) but was 'money'",
        "compare in.png --width 4 | --width must be between 8 and 1024, found 4",
        "compare in.png --tile 1 | --tile must be between 2 and 256, found 1",
        "compare in.png --latent 0 | --latent must be between 1 and 1024, found 0",
        "compare in.png --layers 9 | --layers must be between 1 and 8, found 9",
        "compare in.png --study hue | Invalid value for option '--study': expected one of [TILE,"
            + " CELLS, CODE, WIDTH, DEPTH, OMEGA, CODES, MAGNIFICATION] (case-insensitive) but was 'hue'",
        "compare in.png --study tile --values 8 | a study needs two values or more, each once,"
            + " found 8",
        "compare in.png --study depth --values 1,1.5 | values of depth are whole numbers of 1 or"
            + " more, found 1.5",
        "compare in.png --values 1,2 | --values are those of a --study",
        "compare in.png --study tile --methods siren | --methods does nothing with --study: that is"
            + " of modulated alone",
        "compare in.png --study tile --budget floats | --budget floats does nothing with --study:"
            + " that varies them",
        "compare in.png --report r.csv | Cannot write r.csv: the name must end in .json.",
        "compare in.png --html r.pdf | Cannot write r.pdf: the name must end in .html.",
        "compare in.png --csv r | Cannot write r: the name must end in .csv.",
        "compare p.tessera | Methods are compared on images, clips and meshes, and p.tessera is a"
            + " project.",
        "compare in.png --methods modulated,nope | There is no method nope for this; there are"
            + " modulated, components, concatenated, concatenated-fourier, concatenated-relu,"
            + " experts, film, fourier-relu, hash-grid, hyper, modulated-residual, modulated-skip,"
            + " positional-relu, relu, shift, sine-cosine, siren.",
        "compare in.png --seconds 1e400 | --seconds must end some time, found Infinity",
        "compare in.png --methods all,siren | --methods all goes with no other name: all,siren",
        "compare in.png --cells 8 | --cells is for shapes, and in.png is no mesh.",
        "compare in.png --resolution 8 | --resolution must be between 16 and 512, found 8",
        "compare in.obj --study tile | of meshes there is no study tile; there are cells, code, width,"
            + " depth, omega, codes",
        "compare in.png --study cells | of images there is no study cells; there are tile,"
            + " code, width, depth, omega, codes, magnification",
        "compare in.obj --study magnification | of meshes there is no study magnification; there"
            + " are cells, code, width, depth, omega, codes",
        "compare in.png --study magnification --latent 32 | --latent does nothing with --study"
            + " magnification.",
        "compare in.png --study magnification --values 2,16 | values of magnification are whole"
            + " numbers from 2 to 8, found 16",
        "compare in.png --start 1 | --start is for clips, and in.png is none.",
        "compare in.png --tile 4x8x8 | --tile must be one side or 2, found 4x8x8",
        "fitt in.png | There is no command fitt; is fit meant?",
        "fit in.png --out out.png --tyle 4 | There is no option --tyle; is --tile meant?",
        "fit in.png more.png --out out.png | \"more.png\" is one word too many.",
        "fit -dash.png --out out.png | Missing required parameter: 'FILE'; if -dash.png is a file,"
            + " write -- before it, behind all options",
        "--self-test info in.png | --self-test goes with no command.",
        "fit in.png --out out.png --quality 0.5 | --quality is for JPEG, and out.png is none",
        "fit in.png --out out.png --global --tile 16 | --tile does nothing with --global: one tile"
            + " is the whole image",
        "fit in.png --out out.png --mode joint --global --overlap 2 | --overlap does nothing with"
            + " --global: one tile is the whole image",
        "fit in.png --out out.png --mode encode --steps 5 | --steps does nothing with --mode"
            + " encode: an encoder passes over all tiles once",
        "fit in.png --out out.png --mode encode --no-plateau | --no-plateau does nothing with"
            + " --mode encode: an encoder passes over all tiles once",
        "fit in.png --out out.png --steps 5 --no-plateau | --no-plateau does nothing with --steps:"
            + " all of them are done",
        "fit in.png --out out.png --mode codes --tile 16 | --tile belongs to --mode joint:"
            + " pre-trained networks fix it",
        "fit in.png --out out.png --mode codes --preset best | --preset does nothing here:"
            + " pre-trained networks fix what it sets",
        "fit in.png --out out.png --mode joint --weights w.safetensors --width 64 | --width does"
            + " nothing with --weights: these networks fix it",
        "fit in.png --out out.png --mode encode --seed 3 | --seed does nothing with --mode encode:"
            + " nothing is random",
        "fit in.png --out out.png --weights shape-64 | --weights shape-64 is a network for shapes;"
            + " those for pictures are photo-8x64, photo-8x16, photo-8x4, photo-16x16",
        "fit in.png --out out.png --seconds NaN | --seconds must be more than 0, found NaN",
        "fit in.png --out out.png --scale NaN | --scale must be more than 0 and at most 8, found"
            + " NaN",
        "interpolate a.obj b.obj --out x.avi | Cannot write x.avi: the name of a film ends in .mp4,"
            + " .webm or .gif; that of a folder for meshes has no extension or ends in /.",
        "interpolate a.obj b.obj --out x.obj | Cannot write x.obj: the name of a film ends in .mp4,"
            + " .webm or .gif; that of a folder for meshes has no extension or ends in /.",
        "interpolate a.obj b.obj --out x.mp4 --format ply | --format is of meshes, and x.mp4 is a"
            + " film",
        "interpolate a.obj b.obj --out x --fps 12 | --fps is of films, and x is none: it takes"
            + " meshes",
        "interpolate a.obj b.obj --out x.gif --fps 60 | --fps must be at most 50 for a GIF, found"
            + " 60.0",
        "interpolate a.obj b.obj --out x --blend --seconds 3 | --seconds is for fits tile by tile:"
            + " it does nothing with --blend",
        "interpolate a.obj b.obj --out x --blend --device cpu | --device does nothing with --blend:"
            + " no network is computed",
        "interpolate a.obj b.obj --out x --blend --tf32 | --tf32 does nothing with --blend: no"
            + " network is computed",
        "interpolate a b --out x --family vases --seconds 3 | --seconds is for fits tile by tile:"
            + " it does nothing with --family",
        "interpolate a.obj b.obj --out x --seconds 3 | --seconds is for fits tile by tile: give"
            + " --codes",
        "interpolate a.obj b.obj --out x --slerp | --slerp turns codes: give --codes or --family",
        "interpolate a.obj b.obj --save p.tessera --stop-at 3 | --stop-at is for fits tile by tile:"
            + " give --codes",
        "interpolate a.obj --out x | There is no second end: give two meshes or members, or one"
            + " project that keeps a flow.",
        "interpolate p.tessera --out x --codes | --codes does nothing with a project, whose flow"
            + " was found before",
        "interpolate p.tessera --out x --pairs p.txt | --pairs does nothing with a project, whose"
            + " flow was found before",
        "interpolate p.tessera --save q.tessera | --save does nothing with a project, whose flow"
            + " was found before",
        "interpolate p.tessera | Nothing would be kept: --out writes frames, --save keeps what was"
            + " fitted.",
        "interpolate a.obj b.obj --out x --codes --blend | --codes fits both meshes tile by tile:"
            + " it goes neither with --blend nor with --family",
        "interpolate a.obj b.obj --out x --blend --pairs p.txt | --pairs is for the flow: it goes"
            + " with none of --blend, --codes and --family",
        "interpolate a b --out x --family vases --report r.csv | --report compares frames with two"
            + " meshes: it does not go with --family",
        "interpolate a.obj b.obj --save p.tessera --codes --report r.csv | --report does nothing"
            + " without --out",
        "interpolate a b --out x --family nope | There is no family nope, nor a file of this name;"
            + " those that come with the program are vases, chairs, people.",
        "info in --kind lightfield --grid 9 | --grid must be rows and columns such as 9x9, found 9",
        "info in --kind lightfield --views 0x3 | --views must be rows and columns such as 9x9,"
            + " found 0x3",
        "info in --kind lightfield --size 9 | --size must be a width and a height such as 640x360,"
            + " found 9",
        "info in --kind lightfield --start 1 | --start is for clips, and in is a light field",
        "info in.png --grid 9x9 | --grid is for light fields, and in.png is taken for none",
        "info in.png --kind film | Invalid value for option '--kind': expected one of [VIDEO,"
            + " LIGHTFIELD] (case-insensitive) but was 'film'",
        "compress in --kind lightfield --bpp 1 --out a.tsra | A light field cannot be compressed:"
            + " tessera fit in --save keeps it.",
        "fit in.png --out out.png --first-frame | --first-frame is for clips, and in.png is none.",
        "info in.png --first-frame | --first-frame is for clips, and in.png is none",
        "compress in.png --psnr 30 --out o.tsra --start 1 | --start is for clips, and in.png is"
            + " none",
        "fit in.png --out out.png --kind video | --kind video is for folders of numbered pictures,"
            + " and in.png is none",
        "info in.png --kind video | --kind video is for folders of numbered pictures, and in.png is"
            + " none",
        "compress in.png --psnr 30 --out o.tsra --kind video | --kind video is for folders of"
            + " numbered pictures, and in.png is none",
        "info in.png --kind still | Invalid value for option '--kind': expected one of [VIDEO,"
            + " LIGHTFIELD] (case-insensitive) but was 'still'",
        "fit p.tessera --resume --kind video | --kind was decided when the fit began",
        "fit in --kind lightfield | Nothing would be kept: --save keeps everything, --report tells"
            + " how good it is.",
        "fit in --kind lightfield --out a.png | --out is not for light fields: tessera render"
            + " writes views of what --save keeps",
        "fit in --kind lightfield --report r.json --mode codes | --mode is not for light fields,"
            + " which have networks of their own",
        "fit in --kind lightfield --report r.json --tile 8 | --tile is not for light fields, which"
            + " have networks of their own",
        "fit in --kind lightfield --report r.json --seed 3 | --seed does nothing here: nothing is"
            + " random",
        "fit in --kind lightfield --report r.json --turn left | Invalid value for option '--turn'"
            + " (TURN): expected one of [TRANSPOSE, ROWS, COLUMNS] (case-insensitive) but was"
            + " 'left'",
        "fit in.png --out out.png --given even | --given is for light fields, and in.png is taken"
            + " for none",
        "fit in.png --out out.png --grid 3x3 | --grid is for light fields, and in.png is taken for"
            + " none",
        "fit p.tessera --resume --given even | --given was decided when the fit began",
        "window --exit-after-steps -1 | --exit-after-steps must be at least 0, found -1");
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

  @Test
  void anEmptyNameIsNoFile() {
    for (Object[] typed :
        new Object[][] {
          {"fit", "", "--out", "o.png"},
          {"fit", "in.png", "--out", ""},
          {"fit", "in.png", "--out", "o.png", "--report", " "},
          {"info", ""},
          {"window", ""},
          {"train", "", "--out", "o.safetensors"}
        }) {
      Terminal terminal = Terminal.withoutService();
      assertThat(terminal.run(typed)).isEqualTo(2);
      assertThat(terminal.err()).contains("the name is empty").hasLineCount(1);
    }
  }

  @Test
  void aNameWithALineBreakIsToldInOneLine() {
    Path file = folder.resolve("two\nlines.png");
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run("info", file)).isEqualTo(2);
    assertThat(terminal.err()).contains("two lines.png: expected").hasLineCount(1);
  }

  @Test
  void aNameThatIsTooLongIsRefusedBeforeTheFit() throws IOException {
    Path image = Files.write(folder.resolve("in.png"), png());
    Path out = folder.resolve("o".repeat(300) + ".png");
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run("fit", image, "--out", out)).isEqualTo(2);
    assertThat(terminal.err()).startsWith("tessera: Cannot write " + out).hasLineCount(1);
    assertThat(folder.toFile().list()).containsExactly("in.png");
  }

  @Test
  void aJpegBeyondItsLargestSideIsRefusedBeforeTheFit() throws IOException {
    Path image = folder.resolve("wide.png");
    ImageIO.write(
        new BufferedImage(20_000, 1, BufferedImage.TYPE_BYTE_GRAY), "png", image.toFile());
    Path out = folder.resolve("out.jpg");
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run("fit", image, "--out", out, "--scale", 4)).isEqualTo(2);
    assertThat(terminal.err())
        .isEqualTo(
            ("tessera: Cannot write %s: a side of a JPEG has at most 65,535 pixels, found"
                    + " 80000 x 4; PNG and TIFF have no such limit.%n")
                .formatted(out));
  }

  @Test
  void targetsThatAreNoFilesAreRefused() throws IOException {
    Path image = Files.write(folder.resolve("in.png"), png());
    Path link = folder.resolve("link.png");
    Files.createSymbolicLink(link, folder.resolve("nowhere.png"));
    Terminal terminal = Terminal.withoutService();
    assertThat(terminal.run("fit", image, "--out", link)).isEqualTo(2);
    assertThat(terminal.err()).contains("it is a link to something that does not exist");
    Path same = folder.resolve("same.png");
    Files.createLink(same, image);
    Terminal again = Terminal.withoutService();
    assertThat(again.run("fit", image, "--out", same)).isEqualTo(2);
    assertThat(again.err()).contains("it is the image to fit");
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
