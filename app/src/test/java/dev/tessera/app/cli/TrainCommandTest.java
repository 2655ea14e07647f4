package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.archive.PretrainedFile;
import dev.tessera.model.archive.SafeTensors;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.service.ModelThread;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class TrainCommandTest {
  @TempDir private Path folder = Path.of("");

  private Path pictures = Path.of("");
  private Path out = Path.of("");
  private final StringWriter err = new StringWriter();
  private final StringWriter said = new StringWriter();

  @BeforeEach
  void makePictures() throws Exception {
    pictures = folder.resolve("pictures");
    Files.createDirectories(pictures.resolve("inner"));
    out = folder.resolve("small.safetensors");
    picture(pictures.resolve("a.png"), 1, 24);
    picture(pictures.resolve("inner/b.png"), 2, 24);
    Files.writeString(pictures.resolve("notes.txt"), "no picture");
  }

  private static void picture(Path file, int seed, int side) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[side * side * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    Samples samples = Samples.of(new int[] {side, side}, 3, values);
    ImageFiles.write(samples, file, WriteOptions.of(ImageFormat.PNG, 8), () -> false);
  }

  /** Runs on the engine; {@code interruptions} says when the user wants to stop. */
  private int onEngine(Interruptions interruptions, Object... arguments) {
    Surroundings surroundings =
        new Surroundings(
            engine -> ModelThread.start(Runnable::run, () -> {}),
            (file, steps, drawn) -> {},
            interruptions,
            false,
            false);
    CommandLine line = Commands.line(surroundings);
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(err, true));
    return line.execute(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
  }

  private Object[] tiny(Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of("train", pictures, "--out", out, "--tile", 4, "--latent", 3, "--width", 16));
    arguments.addAll(List.of("--batch", 8, "--device", "cpu"));
    arguments.addAll(List.of(more));
    return arguments.toArray();
  }

  private static Interruptions never() {
    return stop -> () -> {};
  }

  private static Map<String, String> metadata(Path file) throws Exception {
    return SafeTensors.read(file).metadata();
  }

  @Test
  void trainsGoesOnAndFitsWithWhatWasTrained() throws Exception {
    Path report = folder.resolve("r.json");
    assertThat(onEngine(never(), tiny("--steps", 3, "--half", "--report", report)))
        .as(err.toString())
        .isZero();
    Pretrained networks = PretrainedFile.read(out);
    assertThat(networks.name()).isEqualTo("small");
    assertThat(networks.spec().width()).isEqualTo(16);
    assertThat(networks.encoder()).isPresent();
    assertThat(metadata(out)).containsEntry("training.steps", "3");
    assertThat(report).content().contains("\"steps\" : 3").contains("2 pictures of pictures");
    assertThat(said.toString()).contains("3 steps");

    Path checkpoint = Path.of(out + ".checkpoint");
    Path longer = folder.resolve("longer.safetensors");
    Object[] resumed = {
      "train",
      pictures,
      "--out",
      longer,
      "--resume",
      checkpoint,
      "--steps",
      5,
      "--validate",
      pictures,
      "--device",
      "cpu"
    };
    assertThat(onEngine(never(), resumed)).as(err.toString()).isZero();
    assertThat(metadata(longer)).containsEntry("training.steps", "5");
    assertThat(Double.parseDouble(metadata(longer).get("training.validation"))).isPositive();

    Path picture = folder.resolve("fitted.png");
    Object[] fit = {
      "fit",
      pictures.resolve("a.png"),
      "--out",
      picture,
      "--mode",
      "encode",
      "--weights",
      longer,
      "--device",
      "cpu"
    };
    assertThat(onEngine(never(), fit)).as(err.toString()).isZero();
    assertThat(ImageFiles.inspect(picture, Long.MAX_VALUE).width()).isEqualTo(24);
  }

  @Test
  void anInterruptedTrainingWritesWhatThereIs() throws Exception {
    Interruptions atOnce =
        stop -> {
          Thread user = new Thread(() -> stopOnceThereIsWork(stop));
          user.start();
          return () -> {};
        };
    int exit = onEngine(atOnce, tiny("--seconds", 1000));
    assertThat(exit).isEqualTo(130);
    if (Files.exists(out)) { // stopped while it ran, and not before
      assertThat(PretrainedFile.read(out).tile()).isEqualTo(4);
      assertThat(CheckpointFile.read(Path.of(out + ".checkpoint")).settings())
          .containsEntry("tile", 4);
    }
  }

  private void stopOnceThereIsWork(Runnable stop) {
    while (!err.toString().contains("Training on")) {
      Thread.onSpinWait();
    }
    stop.run();
  }

  private void assertRefused(String sentence, Object... arguments) {
    err.getBuffer().setLength(0);
    assertThat(onEngine(never(), arguments)).isEqualTo(2);
    assertThat(err.toString().strip()).isEqualTo("tessera: " + sentence);
    assertThat(out).doesNotExist();
  }

  @Test
  void badFoldersAreToldInOneLine() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Path missing = folder.resolve("missing");
    assertRefused("There are no pictures in " + empty + ".", "train", empty, "--out", out);
    assertRefused("There is no folder " + missing + ".", "train", missing, "--out", out);
    Path file = pictures.resolve("a.png");
    assertRefused("Not a folder: " + file + ".", "train", file, "--out", out);
    assertRefused(
        "No picture in " + pictures + " is as large as a tile of 32 x 32 pixels.",
        "train",
        pictures,
        "--out",
        out,
        "--tile",
        32);
    Path broken = pictures.resolve("broken.png");
    Files.write(broken, "no picture".getBytes(StandardCharsets.UTF_8));
    assertRefused(
        "Cannot read "
            + broken
            + ": expected a PNG, JPEG, TIFF, BMP, WebP, GIF, PNM, AVIF or HEIC image,"
            + " found something else in its first bytes.",
        tiny());
  }

  @Test
  void badOptionsAreToldInOneLine() throws Exception {
    assertRefused(
        "--tile must be between 2 and 64, found 1", "train", pictures, "--out", out, "--tile", 1);
    assertRefused("--rate must be more than 0 and at most 1, found 2.0", tiny("--rate", 2));
    assertRefused(
        "--refine improves an encoder's codes: not with none",
        tiny("--refine", "--encoder", "none"));
    assertRefused("--experts belongs to --form experts", tiny("--experts", 4));
    assertRefused("--steps must be at least 1, found 0", tiny("--steps", 0));
    assertRefused(
        "--layers belongs to --form paper",
        "train",
        pictures,
        "--out",
        out,
        "--form",
        "experts",
        "--layers",
        1);
    assertRefused(
        "--experts must be between 1 and 4096, found 0",
        "train",
        pictures,
        "--out",
        out,
        "--form",
        "experts",
        "--experts",
        0);
    assertRefused("Two outputs have the same name: " + out, tiny("--report", out));
    Path bad = Files.writeString(folder.resolve("bad.checkpoint"), "not a checkpoint at all");
    assertRefused(
        "--resume goes on with the settings of its checkpoint; only --seconds and --steps can be"
            + " given beside it",
        tiny("--resume", bad));
    err.getBuffer().setLength(0);
    assertThat(onEngine(never(), "train", pictures, "--out", out, "--resume", bad)).isEqualTo(2);
    assertThat(err.toString()).startsWith("tessera: Cannot read " + bad).doesNotContain("at dev");
  }
}
