package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.archive.project.SavedFit;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.step.FitState;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clips by commands, through the real service and engine. */
final class FitClipTest {
  private static final int FRAMES = 6;
  private static final int WIDTH = 24;
  private static final int HEIGHT = 16;

  @TempDir private Path folder = Path.of("");
  private final CommandRun command = new CommandRun();
  private final StringWriter out = command.out();
  private final StringWriter err = command.err();
  private Path clip = Path.of("");

  /** Grey, full range: what is stored is what is shown. */
  @BeforeEach
  void writeClip() throws Exception {
    clip = folder.resolve("clip.y4m");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(
        "YUV4MPEG2 W24 H16 F10:1 Ip A1:1 C444 XCOLORRANGE=FULL\n"
            .getBytes(StandardCharsets.US_ASCII));
    for (int t = 0; t < FRAMES; t++) {
      bytes.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        bytes.write(grey(t, i));
      }
      bytes.write(neutral());
      bytes.write(neutral());
    }
    Files.write(clip, bytes.toByteArray());
  }

  private static byte[] neutral() {
    byte[] plane = new byte[WIDTH * HEIGHT];
    Arrays.fill(plane, (byte) 128);
    return plane;
  }

  private static int grey(int frame, int pixel) {
    double wave = Math.sin((pixel % WIDTH - frame) / 4.0) * Math.cos(pixel / 200.0);
    return (int) Math.round(128 + 90 * wave);
  }

  private int fit(Object... more) {
    Object[] usual = {
      "fit", clip, "--mode", "joint", "--width", 16, "--latent", 6, "--device", "cpu"
    };
    return command.run(Stream.concat(Arrays.stream(usual), Arrays.stream(more)).toArray());
  }

  @Test
  void framesAreWrittenAndMeasured() throws Exception {
    Path frames = folder.resolve("frame.png");
    Path report = folder.resolve("r.json");

    assertThat(fit("--steps", 60, "--out", frames, "--report", report)).as(err.toString()).isZero();

    double sum = 0;
    JsonNode written = new ObjectMapper().readTree(report.toFile()).get("written");
    for (int t = 0; t < FRAMES; t++) {
      double psnr =
          psnr(ImageIO.read(folder.resolve("frame-000%d.png".formatted(t + 1)).toFile()), t);
      assertThat(written.get("psnrOfFrames").get(t).doubleValue()).isCloseTo(psnr, within(1e-3));
      sum += psnr;
    }
    assertThat(written.get("psnr").doubleValue()).isCloseTo(sum / FRAMES, within(1e-3));
    assertThat(written.get("compared").textValue()).isEqualTo("the written frames");
    assertThat(written.get("framesPerSecond").doubleValue()).isEqualTo(10);
    JsonNode whole = new ObjectMapper().readTree(report.toFile());
    assertThat(whole.get("input").get("frames").intValue()).isEqualTo(FRAMES);
    assertThat(whole.get("options").get("tile").toString()).isEqualTo("[4,8,8]");
    // Twelve tiles of six numbers, over six frames of 24 x 16 pixels.
    JsonNode parameters = whole.get("parameters");
    assertThat(parameters.get("codes").intValue()).isEqualTo(72);
    assertThat(parameters.get("floatsPerPixel").doubleValue())
        .isCloseTo((72 + parameters.get("networks").intValue()) / 2304.0, within(1e-9));
    assertThat(out.toString()).startsWith(frames + ": PSNR ").contains("the mean of 6 frames");
    assertThat(folder.toFile().list()).hasSize(2 + FRAMES);
  }

  private static double psnr(BufferedImage frame, int number) {
    double sum = 0;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        int value = frame.getRGB(i % WIDTH, Math.floorDiv(i, WIDTH)) >> shift & 0xFF;
        sum += Math.pow((value - grey(number, i)) / 255.0, 2);
      }
    }
    return -10 * Math.log10(sum / (3 * WIDTH * HEIGHT));
  }

  @Test
  void aRangeAStepAndASizeAreRead() throws Exception {
    Path report = folder.resolve("r.json");

    assertThat(
            fit(
                "--steps",
                3,
                "--start",
                0.1,
                "--duration",
                0.4,
                "--every",
                2,
                "--size",
                "12x8",
                "--tile",
                "2x4x4",
                "--fps",
                30,
                "--scale",
                2,
                "--out",
                folder.resolve("o.gif"),
                "--report",
                report))
        .as(err.toString())
        .isZero();

    JsonNode whole = new ObjectMapper().readTree(report.toFile());
    assertThat(whole.get("input").toString())
        .contains("\"width\":12,\"height\":8,\"frames\":2,")
        .contains("\"start\":0.1,");
    assertThat(whole.get("input").get("seconds").doubleValue()).isCloseTo(0.4, within(1e-9));
    assertThat(whole.get("options").get("tile").toString()).isEqualTo("[2,4,4]");
    JsonNode written = whole.get("written");
    assertThat(written.get("count").intValue()).isEqualTo(12);
    assertThat(written.get("psnrOfFrames")).hasSize(2);
    assertThat(written.get("compared").textValue()).isEqualTo("a rendering of its frames at 1x");
    BufferedImage first = ImageIO.read(folder.resolve("o.gif").toFile());
    assertThat(List.of(first.getWidth(), first.getHeight())).containsExactly(24, 16);
  }

  @Test
  void aProjectOfAClipGoesOnToTheSameNumbersAndIsRenderedWithoutItsSource() throws Exception {
    Path whole = folder.resolve("whole.tessera");
    Path half = folder.resolve("half.tessera");
    assertThat(fit("--steps", 30, "--every", 2, "--save", whole)).as(err.toString()).isZero();
    assertThat(fit("--steps", 30, "--every", 2, "--stop-at", 11, "--save", half)).isEqualTo(130);
    assertThat(command.run("fit", half, "--resume", "--device", "cpu")).as(err.toString()).isZero();
    FitState expected = state(whole);
    FitState found = state(half);
    assertThat(found.step()).isEqualTo(30);
    for (String name : List.of("codes", "weights")) {
      assertThat(found.array(name)).as(name).isEqualTo(expected.array(name));
    }
    assertThat(ProjectFile.read(half).fits().get(0).result().orElseThrow().quality())
        .isEqualTo(ProjectFile.read(whole).fits().get(0).result().orElseThrow().quality());

    Files.delete(clip);
    assertThat(command.run("info", half)).isZero();
    assertThat(out.toString())
        .contains(
            "clip.y4m, 3 frames in 0.60 s, from 0.00 s of its source on, 24 x 16 pixels, 3"
                + " channels");
    Path still = folder.resolve("still.png");
    assertThat(command.run("render", half, "--time", 0.1, "--scale", 2, "--out", still))
        .as(err.toString())
        .isZero();
    assertThat(out.toString()).isEqualTo(still + ": 48 x 32 pixels" + System.lineSeparator());
    assertThat(command.run("render", half, "--fps", 10, "--out", folder.resolve("film.png")))
        .isZero();
    assertThat(out.toString()).contains("film.png: 6 frames of 24 x 16 pixels");
    assertThat(ImageIO.read(folder.resolve("film-0002.png").toFile()).getWidth()).isEqualTo(24);
    assertThat(command.run("render", half, "--time", 0.7, "--out", still)).isEqualTo(2);
    assertThat(err.toString()).contains("--time must be between 0 and 0.6, found 0.7");
    assertThat(command.run("fit", half, "--resume", "--steps", 31)).isEqualTo(2);
    assertThat(err.toString()).contains("Cannot go on: clip.y4m is not where it was.");
  }

  private static FitState state(Path project) throws Exception {
    SavedFit fit = ProjectFile.read(project).fits().get(0);
    return fit.result().map(FitResult::state).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--out o.avi | Cannot write o.avi: the name of a film ends in .mp4, .webm or .gif, that of"
            + " numbered frames in .png, or it is a folder for them.",
        "--out o.png --start 9 | Cannot read CLIP: expected frames from 9 s on, found a clip of 0.6"
            + " s.",
        "--out o.png --start -1 | --start must be at least 0 seconds, found -1.0",
        "--out o.png --duration 0 | --duration must be more than 0 seconds, found 0.0",
        "--out o.png --every 0 | --every must be between 1 and ",
        "--out o.png --size 9 | --size must be a width and a height such as 640x360, found 9",
        "--out o.png --size 48x32 | frames of 24 x 16 pixels are only made smaller, found 48 x 32",
        "--out o.png --fps 0 | --fps must be between 0.1 and 120, found 0",
        "--out o.png --alpha keep | --alpha is for images, and CLIP is a clip.",
        "--out o.png --depth 16 | --depth is for images, and CLIP is a clip.",
        "--out o.png --cells 4 | --cells is for shapes, and CLIP is a clip.",
        "--out o.png --mode joint --tile 8x8 | --tile must be one side or 3, found 8x8",
        "--out o.png --mode joint --tile 8xq | --tile must be a number, or one per axis such as"
            + " 4x8x8, found 8xq",
        "--out CLIP | Cannot write CLIP: ",
        "--save p.tessera --fps 3 | --fps does nothing without --out",
        "--report r.json | Nothing would be kept: --out writes what was fitted, --save keeps"
            + " everything."
      })
  void badUsageIsToldInOneLine(String usage) {
    String[] parts = usage.split(" \\| ", 2);
    Terminal terminal = Terminal.withoutService();
    String typed = "fit CLIP " + parts[0] + (usage.contains("--mode") ? "" : " --mode joint");
    Object[] words =
        Arrays.stream(typed.split(" "))
            .map(word -> word.equals("CLIP") ? clip.toString() : word)
            .toArray();

    assertThat(terminal.run(words)).isEqualTo(2);

    assertThat(terminal.err())
        .startsWith("tessera: " + parts[1].replace("CLIP", clip.toString()))
        .hasLineCount(1);
  }

  @Test
  void whatIsForClipsIsRefusedElsewhere() throws Exception {
    Path image = folder.resolve("in.png");
    ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
    Terminal terminal = Terminal.withoutService();

    assertThat(terminal.run("fit", image, "--every", 2, "--out", folder.resolve("o.png")))
        .isEqualTo(2);

    assertThat(terminal.err())
        .isEqualTo("tessera: --every is for clips, and " + image + " is none.%n".formatted());
  }
}
