package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.archive.project.ProjectFile;
import dev.tessera.model.archive.project.SavedSignal;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.signal.io.FrameFormat;
import dev.tessera.model.signal.io.FrameWriter;
import java.awt.image.BufferedImage;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A frame of a clip as a picture, by every command that takes pictures. */
final class StillFrameTest {
  private static final int WIDTH = 24;
  private static final int HEIGHT = 16;

  @TempDir private Path folder = Path.of("");
  private final CommandRun command = new CommandRun();
  private final StringWriter out = command.out();
  private final StringWriter err = command.err();
  private Path clip = Path.of("");

  /** Five frames a fifth of a second each; frame t is 40 t red and 9 green. */
  @BeforeEach
  void writeClip() throws Exception {
    clip = folder.resolve("clip.gif");
    try (FrameWriter writer = FrameWriter.open(clip, FrameFormat.GIF, WIDTH, HEIGHT, 5)) {
      for (int t = 0; t < 5; t++) {
        int[] frame = new int[WIDTH * HEIGHT];
        Arrays.fill(frame, 0xFF000900 | (40 * t) << 16);
        writer.write(frame);
      }
      writer.finish();
    }
  }

  private int fit(Object... more) {
    Object[] usual = {
      "fit",
      clip,
      "--first-frame",
      "--mode",
      "joint",
      "--width",
      16,
      "--latent",
      6,
      "--device",
      "cpu"
    };
    return command.run(Stream.concat(Arrays.stream(usual), Arrays.stream(more)).toArray());
  }

  @Test
  void itIsFittedAsAPicture() throws Exception {
    Path picture = folder.resolve("o.png");

    assertThat(fit("--start", 0.45, "--steps", 400, "--out", picture)).as(err.toString()).isZero();

    assertThat(err.toString()).contains("Fitting frame of clip.gif at 0.60 s, 24 x 16, 3 channels");
    int found = ImageIO.read(picture.toFile()).getRGB(WIDTH / 2, HEIGHT / 2);
    assertThat(found >> 16 & 0xFF).isBetween(110, 130);
  }

  @Test
  void itsProjectHoldsTheFrameAndGoesOnWithoutTheClip() throws Exception {
    Path whole = folder.resolve("whole.tessera");
    Path half = folder.resolve("half.tessera");
    assertThat(fit("--steps", 20, "--save", whole)).as(err.toString()).isZero();
    assertThat(fit("--steps", 20, "--stop-at", 7, "--save", half)).isEqualTo(130);
    Files.delete(clip);

    assertThat(command.run("fit", half, "--resume", "--device", "cpu")).as(err.toString()).isZero();

    assertThat(state(half).array("codes")).isEqualTo(state(whole).array("codes"));
    SavedSignal signal = ProjectFile.read(half).signals().get(0);
    assertThat(signal.kind()).isInstanceOf(SavedSignal.Picture.class);
    assertThat(signal.source().name()).isEqualTo("clip-frame.png");
  }

  private static FitState state(Path project) throws Exception {
    return ProjectFile.read(project).fits().get(0).result().map(FitResult::state).orElseThrow();
  }

  @Test
  void infoTellsWhatAFitOfItTakes() {
    assertThat(command.run("info", clip, "--first-frame", "--size", "12x8")).isZero();

    assertThat(out.toString().lines())
        .contains(
            "format       animated GIF, codec gif",
            "The frame at 0 s as a picture of 12 x 8 pixels:",
            "With the preset \"balanced\":",
            "tiles        2 (2 x 1 of 8 x 8 pixels)");
    assertThat(out.toString()).doesNotContain("Read whole:");
  }

  @Test
  void itIsCompressedAsAPicture() {
    Path book = folder.resolve("o.tsra");

    assertThat(command.run("compress", clip, "--first-frame", "--psnr", 30, "--out", book))
        .as(err.toString())
        .isZero();

    assertThat(out.toString()).contains("bits per pixel, PSNR");
    assertThat(command.run("info", book)).isZero();
    assertThat(out.toString()).contains("size         24 x 16 pixels").doesNotContain("frames");
  }

  @Test
  void whatDoesNotGoWithItIsToldInOneLine() throws Exception {
    Path picture = folder.resolve("o.png");
    String usage = "tessera: %s does nothing with --first-frame: one frame is read%n";
    assertThat(fit("--every", 2, "--out", picture)).isEqualTo(2);
    assertThat(err.toString()).isEqualTo(usage.formatted("--every"));
    assertThat(
            command.run(
                "compress", clip, "--first-frame", "--duration", 1, "--psnr", 9, "--out", "o.tsra"))
        .isEqualTo(2);
    assertThat(err.toString()).isEqualTo(usage.formatted("--duration"));
    assertThat(fit("--fps", 3, "--out", picture)).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("tessera: --fps is for clips, and a first frame is a picture.%n".formatted());
    assertThat(fit("--start", 7, "--out", picture)).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "tessera: Cannot read %s: expected frames from 7 s on, found a clip of 1 s.%n"
                .formatted(clip));
    assertThat(picture).doesNotExist();
    Path image = folder.resolve("in.png");
    ImageIO.write(new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
    assertThat(command.run("info", image, "--first-frame")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("tessera: --first-frame is for clips, and %s is none%n".formatted(image));
  }
}
