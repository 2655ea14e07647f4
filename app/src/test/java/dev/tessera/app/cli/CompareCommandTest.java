package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tessera.assets.Assets;
import dev.tessera.model.fit.step.FitDivergedException;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.JobHandle;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.ModelThread;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import picocli.CommandLine;

/** Whole comparisons on the engine, of a picture of 6 tiles. */
final class CompareCommandTest {
  @TempDir private Path folder = Path.of("");
  private Path image = Path.of("");
  private Path report = Path.of("");
  private Path html = Path.of("");
  private Path csv = Path.of("");

  @BeforeEach
  void writeImage() throws Exception {
    float[] values = new float[24 * 16 * 3];
    for (int i = 0; i < values.length; i++) {
      values[i] = i % 7 / 7f;
    }
    image = written("a & b.png", 16, 24, 3, values);
    report = folder.resolve("r.json");
    html = folder.resolve("r.html");
    csv = folder.resolve("r.csv");
  }

  private Path written(String name, int height, int width, int channels, float... values)
      throws Exception {
    Path file = folder.resolve(name);
    Samples picture = Samples.of(new int[] {height, width}, channels, values);
    ImageFiles.write(picture, file, WriteOptions.of(ImageFormat.PNG, 8), () -> false);
    return file;
  }

  private Object[] typed(String methods, Object... more) {
    Object[] always = {
      "compare",
      image,
      "--methods",
      methods,
      "--tile",
      8,
      "--latent",
      4,
      "--width",
      8,
      "--layers",
      2,
      "--device",
      "cpu",
      "--report",
      report,
      "--html",
      html,
      "--csv",
      csv
    };
    return Stream.concat(Stream.of(always), Stream.of(more)).toArray();
  }

  private JsonNode methods() throws Exception {
    return new ObjectMapper().readTree(report.toFile()).at("/methods");
  }

  @Test
  void tellsOfEveryMethod() throws Exception {
    CommandRun command = new CommandRun();
    assertThat(command.run(typed("modulated,concatenated,experts", "--steps", 3)))
        .as(command.err().toString())
        .isZero();
    assertThat(command.out().toString().lines())
        .hasSize(3)
        .allMatch(line -> line.matches(".+: PSNR [0-9.]+ dB, SSIM .+ steps? in .+"));
    JsonNode methods = methods();
    assertThat(methods)
        .extracting(m -> m.at("/method").asText())
        .containsExactly("modulated", "concatenated", "experts");
    JsonNode first = methods.get(0);
    assertThat(first.at("/steps").asInt()).isEqualTo(3);
    assertThat(first.at("/floats").asInt()).isEqualTo(6 * 4);
    assertThat(first.at("/parameters").asInt())
        .isEqualTo(8 * 3 + 8 * 5 + 8 * 9 + 8 * 13 + 3 * 9 + 6 * 4);
    assertThat(first.at("/bytes").asInt()).isEqualTo(4 * first.at("/parameters").asInt());
    assertThat(first.at("/madsPerSample").asDouble())
        .isEqualTo(8 * 2 + 8 * 8 + 3 * 8 + (8 * 4 + 8 * 12) / 64.0);
    assertThat(first.at("/psnr").asDouble()).isBetween(5.0, 40.0);
    assertThat(first.at("/ssim").asDouble()).isBetween(-1.0, 1.0);
    assertThat(first.at("/samplesPerSecond").asDouble()).isPositive();
    assertThat(first.at("/peakBytes").asLong()).isPositive();
    assertThat(first.has("secondsTo30dB")).isTrue();
    JsonNode point = first.at("/curve").get(first.at("/curve").size() - 1);
    assertThat(point.at("/step").asInt()).isEqualTo(3);
    assertThat(point.at("/multiplyAdds").asDouble())
        .isEqualTo(3 * 6 * 16 * first.at("/madsPerTrainedSample").asDouble());
    assertThat(csv)
        .content()
        .hasLineCount(4)
        .startsWith("method,psnr,ssim,")
        .contains("\nexperts,");
  }

  @Test
  void thePageNeedsNothingBesideItAndNamesWhatItShows() throws Exception {
    CommandRun command = new CommandRun();
    assertThat(command.run(typed("modulated,concatenated", "--steps", 2))).isZero();
    String page = Files.readString(html);
    assertThat(page)
        .contains("<h1>a &amp; b.png</h1>", "2 methods at equal steps", "<polyline")
        .doesNotContain("http", "{{", "src=\"r", "<link");
    assertThat(page.split("data:image/png;base64,", -1)).hasSize(1 + 3);
    assertThat(page.split("<svg ", -1)).hasSize(1 + 3);
    // Every drawing is whole: an XML reader takes it.
    String svg = page.substring(page.indexOf("<svg "), page.indexOf("</svg>") + 6);
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getElementsByTagName("polyline")
                .getLength())
        .isEqualTo(2);
  }

  @Test
  void equalStepsAreThoseOfTheFirstThatTrains() throws Exception {
    CommandRun command = new CommandRun();
    assertThat(
            command.run(
                typed("components,concatenated,modulated", "--budget", "steps", "--seconds", 0.5)))
        .isZero();
    assertThat(methods().get(1).at("/steps").asLong())
        .isEqualTo(methods().get(2).at("/steps").asLong())
        .isGreaterThan(methods().get(0).at("/steps").asLong());
  }

  @Test
  void equalStepsAreThoseOfTheFirst() throws Exception {
    CommandRun command = new CommandRun();
    assertThat(
            command.run(typed("concatenated,modulated", "--budget", "steps", "--seconds", "0.2")))
        .isZero();
    assertThat(methods().get(1).at("/steps").asLong())
        .isEqualTo(methods().get(0).at("/steps").asLong())
        .isPositive();
  }

  @Test
  void aStudyIsOneMethodWithSeveralValues() throws Exception {
    CommandRun command = new CommandRun();
    Object[] study = typed("all", "--study", "tile", "--values", "4,8", "--steps", 2);
    assertThat(command.run(study)).as(command.err().toString()).isZero();
    assertThat(command.out().toString().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("tile side 4: PSNR "));
    assertThat(new ObjectMapper().readTree(report.toFile()).at("/study").asText())
        .isEqualTo("tile");
    assertThat(methods()).extracting(m -> m.at("/method").asText()).containsOnly("modulated");
    assertThat(methods()).extracting(m -> m.at("/value").asDouble()).containsExactly(4.0, 8.0);
    assertThat(methods()).extracting(m -> m.at("/options/tile").asInt()).containsExactly(4, 8);
    assertThat(methods()).extracting(m -> m.at("/floats").asInt()).containsExactly(96, 24);
    assertThat(csv).content().hasLineCount(3).startsWith("tile,method,psnr,").contains("\n8,mod");
    assertThat(html)
        .content()
        .contains("2 values of tile side at equal steps", "<h2>PSNR over tile side</h2>")
        .doesNotContain("{{");
  }

  /**
   * PSNR of Lanczos' filter by NumPy and Pillow 11, of floats, rounded to 8 bits at the end: of a
   * picture of 50 x 38 reduced to means of squares of 2 and of 4, at its edges of what there is.
   */
  @Test
  void aPictureIsMadeLargerBesideLanczos() throws Exception {
    float[] values = new float[50 * 38 * 3];
    for (int i = 0; i < values.length; i++) {
      int x = i / 3 % 50;
      int y = i / 150;
      values[i] = (x * x + 3 * y * (i % 3 + 1) + x * y / 4) % 256 / 255f;
    }
    CommandRun command = new CommandRun();
    Object[] study = magnification(written("waves.png", 38, 50, 3, values), 20);
    assertThat(command.run(study)).as(command.err().toString()).isZero();
    assertThat(command.out().toString().lines())
        .anyMatch(line -> line.matches("magnification 2: PSNR .* dB, SSIM .*, Lanczos 13.37 dB.*"));
    assertThat(methods()).extracting(m -> m.at("/value").asDouble()).containsExactly(2.0, 4.0);
    assertThat(methods().get(0).at("/lanczos").asDouble()).isCloseTo(13.3706, within(2e-3));
    assertThat(methods().get(1).at("/lanczos").asDouble()).isCloseTo(11.6499, within(2e-3));
    assertThat(csv).content().startsWith("magnification,method,psnr,lanczos,ssim,");
    assertThat(html)
        .content()
        .contains(">2</text>", ">4</text>")
        .contains("<figcaption>Lanczos 4</figcaption>", "Dashed: Lanczos' filter", "Lanczos, dB")
        .doesNotContain("s to 30 dB");
  }

  private Object[] magnification(Path file, int steps) {
    return new Object[] {
      "compare",
      file,
      "--study",
      "magnification",
      "--values",
      "2,4",
      "--steps",
      steps,
      "--device",
      "cpu",
      "--report",
      report,
      "--html",
      html,
      "--csv",
      csv
    };
  }

  /**
   * Every square of a chessboard of 0 and 254 is 127: known at once, and off by 127 of 255
   * everywhere, which are 6.055 dB.
   */
  @Test
  void whatTheSmallerPictureReachedIsNotTheLargerOne() throws Exception {
    float[] board = new float[64 * 64];
    for (int i = 0; i < board.length; i++) {
      board[i] = (i % 64 + i / 64) % 2 * 254 / 255f;
    }
    CommandRun command = new CommandRun();
    assertThat(command.run(magnification(written("board.png", 64, 64, 1, board), 400))).isZero();
    JsonNode curve = methods().get(0).at("/curve");
    assertThat(curve.get(curve.size() - 1).at("/psnr").asDouble()).isGreaterThan(30);
    assertThat(methods().get(0).at("/secondsTo30dB").isNull()).isTrue();
    assertThat(methods().get(0).at("/psnr").asDouble()).isCloseTo(6.055, within(0.3));
    assertThat(methods().get(0).at("/lanczos").asDouble()).isCloseTo(6.055, within(0.001));
  }

  @Test
  void coloursOfClearPixelsDoNotCount() throws Exception {
    float[] black = new float[32 * 32 * 4];
    float[] white = new float[black.length];
    for (int i = 0; i < black.length; i++) {
      boolean seen = i / 4 % 32 > 12;
      white[i] = seen ? i % 4 == 3 ? 1 : i % 7 / 7f : i % 4 == 3 ? 0 : 1;
      black[i] = seen ? white[i] : 0;
    }
    assertThat(new CommandRun().run(magnification(written("w.png", 32, 32, 4, white), 1))).isZero();
    JsonNode ofWhite = methods();
    assertThat(new CommandRun().run(magnification(written("b.png", 32, 32, 4, black), 1))).isZero();
    for (String number : List.of("/psnr", "/ssim", "/lanczos")) {
      assertThat(ofWhite.get(0).at(number)).isEqualTo(methods().get(0).at(number));
    }
    assertThat(ofWhite.get(0).at("/lanczos").asDouble()).isGreaterThan(10);
  }

  @Test
  void aPictureIsTooSmallForAStudy() throws Exception {
    Path tiny = written("tiny.png", 8, 12, 1, new float[96]);
    CommandRun command = new CommandRun();
    assertThat(command.run("compare", tiny, "--study", "magnification")).isEqualTo(2);
    assertThat(command.err().toString())
        .isEqualTo("tessera: tiny.png is too small for a study of magnification%n".formatted());
  }

  @Test
  void aMethodThatDivergesIsToldAndTheOthersGoOn() throws Exception {
    Watched run = new Watched("Fitting by modulated", Optional.empty());
    assertThat(run.execute(typed("modulated,concatenated", "--steps", 2))).isZero();
    assertThat(run.err.toString()).contains("modulated failed: ");
    assertThat(methods().get(0).at("/failure").asText()).contains("7");
    assertThat(methods().get(0).at("/psnr").isNull()).isTrue();
    assertThat(methods().get(1).at("/failure").isNull()).isTrue();
    assertThat(methods().get(1).at("/psnr").asDouble()).isPositive();
    assertThat(html).content().contains("class=\"failure\"");
  }

  @Test
  void nothingIsWrittenIfAllDiverge() {
    Watched run = new Watched("Fitting by modulated", Optional.empty());
    assertThat(run.execute(typed("modulated", "--steps", 2))).isEqualTo(4);
    assertThat(run.err.toString()).contains("None of 1 method was finished");
    assertThat(report).doesNotExist();
    assertThat(html).doesNotExist();
  }

  @Test
  void whatIsFinishedIsKeptWhenTheUserStopsIt() throws Exception {
    Watched run = new Watched("", Optional.of("Fitting by modulated"));
    assertThat(run.execute(typed("concatenated,modulated,experts", "--steps", 2))).isEqualTo(130);
    assertThat(run.err.toString()).contains("Stopped: 1 of 3 methods were finished.");
    assertThat(methods()).extracting(m -> m.at("/method").asText()).containsExactly("concatenated");
    assertThat(csv).content().hasLineCount(2);
  }

  @Test
  void aPictureThatAMethodIsNotForIsRefused() throws Exception {
    Path grey = folder.resolve("grey.png");
    ImageFiles.write(
        Samples.of(new int[] {8, 8}, 1, new float[64]),
        grey,
        WriteOptions.of(ImageFormat.PNG, 8),
        () -> false);
    CommandRun command = new CommandRun();
    assertThat(command.run("compare", grey, "--methods", "experts")).isEqualTo(2);
    assertThat(command.err().toString())
        .startsWith("tessera: There is no method experts for this; there are modulated, ");
  }

  @Test
  void aMethodThatThereIsNotIsRefusedBeforeTheImageIsRead() {
    CommandRun command = new CommandRun();
    assertThat(command.run("compare", folder.resolve("no.png"), "--methods", "modulated,nope"))
        .isEqualTo(2);
    assertThat(command.err().toString())
        .startsWith("tessera: There is no method nope for this; there are modulated, ")
        .hasLineCount(1);
  }

  @Test
  void aShapeIsToldByItsSurfaceAndByPointsHeldOut() throws Exception {
    StringBuilder box = new StringBuilder();
    for (int corner = 0; corner < 8; corner++) {
      box.append("v %d %d %d\n".formatted(corner & 1, 2 * (corner >> 1 & 1), 3 * (corner >> 2)));
    }
    box.append("f 1 3 4 2\nf 5 6 8 7\nf 1 2 6 5\nf 3 7 8 4\nf 1 5 7 3\nf 2 4 8 6\n");
    Path mesh = Files.writeString(folder.resolve("box.obj"), box);
    CommandRun command = new CommandRun();
    Object[] typed = {
      "compare",
      mesh,
      "--methods",
      "modulated,components,siren",
      "--steps",
      20,
      "--cells",
      6,
      "--latent",
      16,
      "--width",
      32,
      "--layers",
      2,
      "--resolution",
      32,
      "--device",
      "cpu",
      "--report",
      report,
      "--html",
      html,
      "--csv",
      csv
    };
    assertThat(command.run(typed)).as(command.err().toString()).isZero();
    assertThat(command.out().toString().lines())
        .hasSize(3)
        .allMatch(line -> line.matches(".+: PSNR [0-9.]+ dB, IoU .+, Chamfer .+ in .+"));
    JsonNode components = methods().get(1);
    assertThat(components.at("/method").asText()).isEqualTo("components");
    assertThat(components.at("/iou").asDouble()).isBetween(0.8, 1.0);
    assertThat(components.at("/chamfer").asDouble()).isBetween(0.0, 0.01);
    assertThat(components.at("/psnr").asDouble()).isBetween(20.0, 60.0);
    assertThat(components.has("ssim")).isFalse();
    assertThat(html).content().contains("IoU", "Surfaces").doesNotContain("SSIM", "{{");
    assertThat(csv).content().startsWith("method,psnr,ssim,iou,chamfer,");
  }

  @Test
  void aClipIsToldByTheMeanOfItsFrames() throws Exception {
    Path clip = Files.createDirectory(folder.resolve("frames"));
    for (int frame = 0; frame < 4; frame++) {
      float[] values = new float[16 * 24 * 3];
      for (int i = 0; i < values.length; i++) {
        values[i] = (i + 5 * frame) % 7 / 7f;
      }
      ImageFiles.write(
          Samples.of(new int[] {16, 24}, 3, values),
          clip.resolve("f%d.png".formatted(frame)),
          WriteOptions.of(ImageFormat.PNG, 8),
          () -> false);
    }
    CommandRun command = new CommandRun();
    Object[] typed = {
      "compare",
      clip,
      "--methods",
      "modulated,mosaic",
      "--steps",
      3,
      "--latent",
      8,
      "--width",
      8,
      "--layers",
      2,
      "--device",
      "cpu",
      "--report",
      report,
      "--html",
      html
    };
    assertThat(command.run(typed)).as(command.err().toString()).isZero();
    JsonNode first = methods().get(0);
    // 2 x 3 tiles of 4 frames of 8 x 8 pixels
    assertThat(first.at("/floats").asInt()).isEqualTo(6 * 8);
    assertThat(first.at("/psnr").asDouble()).isBetween(5.0, 40.0);
    assertThat(first.at("/ssim").asDouble()).isBetween(-1.0, 1.0);
    assertThat(methods().get(1).at("/method").asText()).isEqualTo("mosaic");
    assertThat(html).content().contains("mean of the frames").doesNotContain("IoU");
  }

  @Test
  void aLightFieldIsRefused() throws Exception {
    Path zip = folder.resolve("views.zip");
    try (InputStream views = Assets.open(Assets.lightFields().get(0))) {
      Files.copy(views, zip);
    }
    CommandRun command = new CommandRun();
    assertThat(command.run("compare", zip)).isEqualTo(2);
    assertThat(command.err().toString())
        .isEqualTo(
            "tessera: Methods are compared on images, clips and meshes, and %s is a light field.%n"
                .formatted(zip));
  }

  @Test
  void aBudgetThatNoSizeComesNearIsRefused() {
    CommandRun command = new CommandRun();
    assertThat(command.run(typed("modulated,siren", "--budget", "floats", "--steps", 1)))
        .isEqualTo(2);
    assertThat(command.err().toString())
        .startsWith(
            "tessera: siren cannot have 24 floats as the first has: the nearest is 123; leave it out");
  }

  /** Experts come with 787,392 numbers in networks, where modulated has some hundreds. */
  @Test
  void networksThatAreNotEqualAreMarked() throws Exception {
    CommandRun command = new CommandRun();
    assertThat(command.run(typed("modulated,experts", "--budget", "parameters", "--steps", 1)))
        .isZero();
    assertThat(command.err().toString())
        .containsOnlyOnce(
            "multiply-adds per sample; not equal to the first: it has no nearer size");
    assertThat(methods()).extracting(m -> m.at("/alike").asBoolean()).containsExactly(true, false);
    assertThat(html).content().contains("experts \u00b7 unequal</th>");
  }

  @Test
  void helpNamesTheMethods() {
    CommandRun command = new CommandRun();
    assertThat(command.run("compare", "--help")).isZero();
    assertThat(command.out().toString()).contains("modulated", "concatenated", "experts");
  }

  /** The real service, but one job diverges, or the user stops everything as one is queued. */
  private static final class Watched {
    private final StringWriter err = new StringWriter();
    private final String diverging;
    private final Optional<String> stopping;
    private Runnable stop = () -> {};

    Watched(String diverging, Optional<String> stopping) {
      this.diverging = diverging;
      this.stopping = stopping;
    }

    int execute(Object... arguments) {
      CommandLine line =
          Commands.line(
              new Surroundings(
                  engine -> new Service(ModelThread.start(Runnable::run, () -> {})),
                  (file, steps, drawn) -> {},
                  wish -> {
                    stop = wish;
                    return () -> {};
                  },
                  false,
                  false));
      line.setOut(new PrintWriter(new StringWriter(), true)).setErr(new PrintWriter(err, true));
      return line.execute(Stream.of(arguments).map(String::valueOf).toArray(String[]::new));
    }

    private final class Service implements ModelService {
      private final ModelService real;

      Service(ModelService real) {
        this.real = real;
      }

      @Override
      public <R> JobHandle<R> submit(Lane lane, Job<R> job) {
        if (stopping.equals(Optional.of(job.name()))) {
          stop.run();
        }
        return real.submit(lane, job.name().equals(diverging) ? new Diverging<>(job.name()) : job);
      }

      @Override
      public void close() {
        real.close();
      }
    }
  }

  private record Diverging<R>(String name) implements Job<R> {
    @Override
    public void open() {}

    @Override
    public boolean step() {
      throw new FitDivergedException(7);
    }

    @Override
    public Optional<R> result() {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }
}
