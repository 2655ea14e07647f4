package dev.tessera.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.engine.EngineUnavailable;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.WeightLayout;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopReason;
import dev.tessera.model.fit.step.FitDivergedException;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.job.DeviceJob;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.job.MagnifyJob;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fit writes and returns, with a service whose jobs end as the test wants. */
final class FitCommandTest {
  private static final DeviceReport DEVICE =
      new DeviceReport("CPU, 2 threads", false, "No GPU was found.", "PyTorch", List.of());

  @TempDir private Path folder = Path.of("");
  private final StubService service =
      new StubService().ends(DeviceJob.class, new Outcome.Done<>(DEVICE));
  private final Terminal terminal = new Terminal(service);
  private Path image = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void writeImage() throws Exception {
    image = folder.resolve("in.png");
    out = folder.resolve("out.png");
    ImageFiles.write(grey(0.5f), image, WriteOptions.of(ImageFormat.PNG, 8), () -> false);
  }

  private static Samples grey(float value) {
    float[] values = new float[24 * 16 * 3];
    Arrays.fill(values, value);
    values[0] = 1;
    return Samples.of(new int[] {16, 24}, 3, values);
  }

  private static FitResult<Fitted<GridTiling>> result(StopReason reason) {
    FitOptions options = Preset.BALANCED.options();
    GridSignal signal = new GridSignal("in.png", grey(0.5f), 8);
    WeightLayout layout = WeightLayout.of(options.specFor(signal));
    int latent = options.network().latent();
    int tiles = options.gridFor(signal).tileCount();
    return new FitResult<>(
        new Fitted<>(
            options.gridFor(signal),
            Weights.of(options.specFor(signal), new float[layout.length()]),
            Codes.of(tiles, latent, new float[tiles * latent])),
        reason,
        new Snapshot.Pace(100, 2.5, 0, 40, 475_000, 190_000, 0, 1 << 20),
        Snapshot.Quality.of(30, Double.NaN),
        FitCurve.empty(),
        DEVICE,
        new FitState(options.settings(), 100, 2.5, Map.of()));
  }

  @Test
  void writesPictureReportErrorMapAndCurve() throws Exception {
    service
        .ends(FitJob.class, new Outcome.Done<>(result(StopReason.STEPS)))
        .ends(RenderJob.class, new Outcome.Done<>(grey(0.6f)));
    Path report = folder.resolve("r.json");
    Path error = folder.resolve("e.png");
    Path curve = folder.resolve("c.csv");
    int exit =
        terminal.run(
            "fit", image, "--out", out, "--report", report, "--error-map", error, "--curve", curve);
    assertThat(terminal.err())
        .isEqualTo(
            "Fitting in.png, 24 x 16, 3 channels, on CPU, 2 threads. No GPU was found.%n"
                .formatted());
    assertThat(exit).isZero();
    assertThat(terminal.out())
        .startsWith(out + ": PSNR ")
        .endsWith("100 steps in 2.5 s, 190.0k samples/s, number of steps reached%n".formatted());
    assertThat(ImageFiles.read(out, AlphaMode.KEEP, 1 << 20, () -> false).samples().get(5))
        .isEqualTo(153 / 255f);
    assertThat(ImageFiles.read(error, AlphaMode.KEEP, 1 << 20, () -> false).samples().get(5))
        .isBetween(0.75f, 0.85f);
    assertThat(curve).hasContent("seconds,step,psnr\n");
    JsonNode json = new ObjectMapper().readTree(report.toFile());
    assertThat(json.at("/written/compared").asText()).isEqualTo("the written file");
    assertThat(json.at("/input/sha256").asText()).hasSize(64);
    assertThat(json.at("/tessera").asText()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(service.closed).isTrue();
  }

  @Test
  void aReportHoldsEverySettingByItsName() throws Exception {
    service
        .ends(FitJob.class, new Outcome.Done<>(result(StopReason.STEPS)))
        .ends(RenderJob.class, new Outcome.Done<>(grey(0.6f)));
    Path report = folder.resolve("r.json");
    assertThat(terminal.run("fit", image, "--out", out, "--mode", "joint", "--report", report))
        .isZero();
    JsonNode options = new ObjectMapper().readTree(report.toFile()).at("/options");
    assertThat(options.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder(
            "mode",
            "global",
            "tile",
            "overlap",
            "form",
            "width",
            "layers",
            "latent",
            "firstOmega",
            "hiddenOmega",
            "networkRate",
            "codeRate",
            "tilesPerStep",
            "samplesPerTile",
            "seed",
            "stop",
            "networks");
    assertThat(options.at("/stop").toString())
        .isEqualTo("{\"seconds\":60.0,\"steps\":null,\"targetPsnr\":null,\"plateau\":true}");
    assertThat(options.at("/networks").isNull()).isTrue();
  }

  @Test
  void whatWouldBringMoreIsToldWhereTimeWouldNot() {
    service
        .ends(FitJob.class, new Outcome.Done<>(result(StopReason.PLATEAU)))
        .ends(RenderJob.class, new Outcome.Done<>(grey(0.6f)));
    assertThat(terminal.run("fit", image, "--out", out)).isZero();
    assertThat(lastLine())
        .isEqualTo(
            "Note: nothing visible is left to gain with these networks as they are;"
                + " --mode joint --preset best would bring more.");
    assertThat(terminal.out()).endsWith("PSNR no longer grows%n".formatted());
  }

  @Test
  void aScaledPictureIsComparedAtOneToOne() throws Exception {
    Samples twice = Samples.of(new int[] {32, 48}, 3, new float[32 * 48 * 3]);
    service
        .ends(FitJob.class, new Outcome.Done<>(result(StopReason.STEPS)))
        .ends(MagnifyJob.class, new Outcome.Done<>(twice))
        .ends(RenderJob.class, new Outcome.Done<>(grey(0.5f)));
    assertThat(terminal.run("fit", image, "--out", out, "--scale", "2")).isZero();
    assertThat(terminal.out()).contains("(a rendering at 1x)");
    assertThat(ImageFiles.inspect(out, Long.MAX_VALUE).width()).isEqualTo(48);
  }

  @Test
  void aReconstructionWithoutErrorIsCalledExact() throws Exception {
    Samples original = ImageFiles.read(image, AlphaMode.KEEP, 1 << 20, () -> false).samples();
    service
        .ends(FitJob.class, new Outcome.Done<>(result(StopReason.STEPS)))
        .ends(RenderJob.class, new Outcome.Done<>(original));
    Path report = folder.resolve("r.json");
    assertThat(terminal.run("fit", image, "--out", out, "--report", report)).isZero();
    assertThat(terminal.out()).startsWith(out + ": exact, SSIM 1.0000");
    JsonNode written = new ObjectMapper().readTree(report.toFile()).at("/written");
    assertThat(written.at("/psnr").isNull()).isTrue();
    assertThat(written.at("/exact").asBoolean()).isTrue();
  }

  @Test
  void aWishToStopAfterTheFitWritesNothing() {
    service.ends(FitJob.class, new Outcome.Done<>(result(StopReason.SECONDS)));
    Runnable[] stop = new Runnable[1];
    terminal.interruptions =
        wish -> {
          stop[0] = wish;
          return () -> {};
        };
    service.whenSubmitted(FitJob.class, () -> stop[0].run());
    assertThat(terminal.run("fit", image, "--out", out)).isEqualTo(130);
    assertThat(lastLine())
        .isEqualTo("Stopped before there was a picture: nothing has been written.");
    assertThat(service.submitted).noneMatch(RenderJob.class::isInstance);
    assertThat(out).doesNotExist();
  }

  @Test
  void aWishToStopARenderingIsNotLostOnTheNext() {
    service
        .ends(FitJob.class, new Outcome.Done<>(result(StopReason.STEPS)))
        .ends(MagnifyJob.class, new Outcome.Cancelled<>(Optional.empty()))
        .ends(RenderJob.class, new Outcome.Done<>(grey(0.6f)));
    assertThat(terminal.run("fit", image, "--out", out, "--scale", 2)).isEqualTo(130);
    assertThat(service.submitted).filteredOn(MagnifyJob.class::isInstance).hasSize(1);
    assertThat(service.submitted).noneMatch(RenderJob.class::isInstance);
    assertThat(out).doesNotExist();
  }

  @Test
  void fewTilesAreToldOfBeforeAJointFit() {
    service.ends(FitJob.class, new Outcome.Failed<>(new FitDivergedException(7)));
    assertThat(terminal.run("fit", image, "--out", out, "--latent", 8)).isEqualTo(4);
    assertThat(terminal.err())
        .startsWith(
            "Note: with 6 tiles, codes of 8 numbers have little to learn from; a smaller --tile or"
                + " --latent 1 would help.");
    Terminal enough = new Terminal(service);
    enough.run("fit", image, "--out", out, "--latent", 1);
    assertThat(enough.err()).doesNotContain("Note");
  }

  @Test
  void aDivergedFitReturnsFour() {
    service.ends(FitJob.class, new Outcome.Failed<>(new FitDivergedException(7)));
    assertThat(terminal.run("fit", image, "--out", out)).isEqualTo(4);
    assertThat(lastLine()).startsWith("tessera: The fit diverged at step 7");
    assertThat(out).doesNotExist();
  }

  @Test
  void aMissingEngineReturnsThree() {
    service.ends(
        DeviceJob.class,
        new Outcome.Failed<>(new EngineUnavailable("No libtorch here.", new Error())));
    assertThat(terminal.run("fit", image, "--out", out)).isEqualTo(3);
    assertThat(terminal.err()).isEqualTo("tessera: No libtorch here.%n".formatted());
  }

  @Test
  void memoryThatRunsOutReturnsThree() {
    service.ends(FitJob.class, new Outcome.Failed<>(new OutOfMemoryError("Java heap space")));
    assertThat(terminal.run("fit", image, "--out", out)).isEqualTo(3);
    assertThat(lastLine()).startsWith("tessera: Memory ran out (Java heap space)");
  }

  @Test
  void ourBugReturnsOneWithACodeAndAStackOnlyOnRequest() {
    service.ends(FitJob.class, new Outcome.Failed<>(new IllegalStateException("oops")));
    assertThat(terminal.run("fit", image, "--out", out)).isEqualTo(1);
    assertThat(lastLine())
        .matches("tessera: Something went wrong inside Tessera, code [0-9A-Z]{7}\\.");
    assertThat(terminal.err()).doesNotContain("at dev.tessera");
    assertThat(terminal.run("fit", image, "--out", out, "--stack-trace")).isEqualTo(1);
    assertThat(terminal.err()).contains("IllegalStateException: oops", "at dev.tessera");
  }

  @Test
  void aStoppedFitIsWrittenAndReturns130() {
    service
        .cancelled(FitJob.class, new Outcome.Cancelled<>(Optional.of(result(StopReason.STOPPED))))
        .ends(RenderJob.class, new Outcome.Done<>(grey(0.6f)));
    Runnable[] stop = new Runnable[1];
    boolean[] released = new boolean[1];
    terminal.interruptions =
        wish -> {
          stop[0] = wish;
          return () -> released[0] = true;
        };
    service.whenSubmitted(FitJob.class, () -> stop[0].run());
    assertThat(terminal.run("fit", image, "--out", out)).isEqualTo(130);
    assertThat(lastLine()).isEqualTo("Stopped: what there was has been written.");
    assertThat(out).exists();
    assertThat(released[0]).isTrue();
  }

  @Test
  void aFitStoppedBeforeItHasAResultWritesNothing() {
    service.ends(FitJob.class, new Outcome.Cancelled<>(Optional.empty()));
    assertThat(terminal.run("fit", image, "--out", out)).isEqualTo(130);
    assertThat(lastLine())
        .isEqualTo("Stopped before there was a picture: nothing has been written.");
    assertThat(out).doesNotExist();
  }

  @Test
  void aPictureThatDoesNotFitInMemoryIsRefusedBeforeTheFit() throws Exception {
    Path large = folder.resolve("large.png");
    ImageFiles.write(
        Samples.of(new int[] {4000, 4000}, 1, new float[16_000_000]),
        large,
        WriteOptions.of(ImageFormat.PNG, 8),
        () -> false);
    assertThat(terminal.run("fit", large, "--out", out, "--scale", "8")).isEqualTo(2);
    assertThat(terminal.err())
        .matches(
            "tessera: A picture at scale 8.0 does not fit in memory; at most \\d\\.\\d does.\\R");
    assertThat(service.submitted).isEmpty();
    assertThat(Files.exists(out)).isFalse();
  }

  private String lastLine() {
    return terminal.err().lines().reduce("", (a, b) -> b);
  }
}
