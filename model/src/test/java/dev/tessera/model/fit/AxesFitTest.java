package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.points.GridPoints;
import dev.tessera.model.fit.start.PrincipalStart;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.render.GridRenderer;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.TilePoints;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lines, videos and light fields are fitted as pictures are. */
final class AxesFitTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int STEPS = 400;

  @TempDir private Path folder = Path.of("");

  /** A signal of waves and a step, cut into tiles. */
  private record Case(String name, List<Integer> extent, int channels, GridCut cut, int latent) {
    private int[] sides() {
      return extent.stream().mapToInt(n -> n).toArray();
    }

    GridSignal signal() {
      int count = IntStream.of(sides()).reduce(1, (a, b) -> a * b);
      float[] values = new float[count * channels];
      for (int i = 0; i < count; i++) {
        double phase = 0;
        int rest = i;
        for (int a = extent.size() - 1; a >= 0; a--) {
          phase += (0.35 + 0.1 * a) * (rest % extent.get(a));
          rest /= extent.get(a);
        }
        for (int c = 0; c < channels; c++) {
          double step = Math.sin(0.3 * phase) > 0 ? 0.1 : -0.1;
          values[i * channels + c] = (float) (0.5 + step + 0.3 * Math.sin(phase + c));
        }
      }
      return new GridSignal(name, Samples.of(sides(), channels, values), 16);
    }

    FitOptions options(long steps) {
      return TestOptions.small(steps)
          .change()
          .cut(cut)
          .latent(latent)
          .firstOmega(3)
          .samplesPerTile(64)
          .build();
    }

    GridTiling tiling() {
      return options(1).gridFor(signal());
    }

    List<Integer> sidesOfTiles() {
      GridTiling tiling = tiling();
      return IntStream.range(0, tiling.dimensions()).mapToObj(tiling::tile).toList();
    }

    /**
     * PSNR of tiles that each give their mean for every channel, dB: more than one constant for all
     * reaches, and what codes of one number per channel are enough for.
     */
    double psnrOfMeans() {
      Samples samples = signal().samples();
      GridTiling tiling = tiling();
      TilePoints places = new TilePoints(tiling);
      int[] points = IntStream.range(0, tiling.samplesPerTile()).toArray();
      long[] indices = new long[points.length];
      double squares = 0;
      for (int tile = 0; tile < tiling.tileCount(); tile++) {
        places.indices(tile, points, indices, 0);
        for (int c = 0; c < channels; c++) {
          double mean = 0;
          for (long index : indices) {
            mean += samples.get(index, c) / (double) indices.length;
          }
          for (long index : indices) {
            squares += Math.pow(samples.get(index, c) - mean, 2);
          }
        }
      }
      long all = (long) tiling.tileCount() * points.length * channels;
      return Psnr.ofMse(squares / all);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        new Case("line", List.of(600), 1, GridCut.cube(8, 0), 6),
        new Case("line of overlapping tiles", List.of(301), 2, GridCut.cube(9, 3), 5),
        new Case(
            "video",
            List.of(7, 17, 22),
            3,
            new GridCut(List.of(3, 4, 5), List.of(0, 1, 2), false),
            8),
        new Case(
            "light field",
            List.of(4, 4, 10, 9),
            1,
            new GridCut(List.of(2, 2, 4, 3), List.of(0, 0, 1, 0), false),
            8),
        new Case("one tile for all", List.of(5, 6, 7), 1, GridCut.cube(8, 0).withWhole(true), 4));
  }

  private static FitResult<Fitted<GridTiling>> fit(Case given, FitOptions options) {
    return fit(given, options, Optional.empty());
  }

  private static FitResult<Fitted<GridTiling>> fit(
      Case given, FitOptions options, Optional<FitState> state) {
    return Finished.of(SignalLearner.grid(ENGINE, given.signal(), options, state));
  }

  private static Samples rendered(Fitted<GridTiling> fitted) {
    try (GridRenderer renderer = new GridRenderer(ENGINE.scope(), fitted, 1)) {
      while (renderer.step()) {}
      return renderer.picture();
    }
  }

  /** Networks of the joint fit, with the encoder it began with if there is one. */
  private static Pretrained networks(Case given, Fitted<GridTiling> fitted) {
    return new Pretrained("joint", given.sidesOfTiles(), fitted.weights(), encoder(given, fitted));
  }

  private static Optional<EncoderWeights> encoder(Case given, Fitted<GridTiling> fitted) {
    GridPoints points = new GridPoints(given.signal(), given.tiling());
    if (!PrincipalStart.suits(fitted.spec(), points)) {
      return Optional.empty();
    }
    float[] codes = new float[given.tiling().tileCount() * fitted.spec().latent()];
    try (Scope scope = ENGINE.scope();
        PrincipalStart start = new PrincipalStart(scope.child(), points, fitted.spec(), false, 1)) {
      while (start.step(codes)) {}
      return start.encoder();
    }
  }

  private static FitOptions with(Case given, FitMode mode, Pretrained networks, long steps) {
    return given.options(steps).change().mode(mode).networks(Optional.of(networks)).build();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aJointFitTellsMoreThanTheMeansOfTiles(Case given) {
    FitResult<Fitted<GridTiling>> result = fit(given, given.options(STEPS));

    double floor = given.psnrOfMeans() + 3; // half of the error that means leave
    assertThat(result.psnr()).isGreaterThan(floor);
    assertThat(result.fitted().tiling()).isEqualTo(given.tiling());
    assertThat(result.fitted().spec().dimensions()).isEqualTo(given.extent().size());
    Samples samples = given.signal().samples();
    Samples whole = rendered(result.fitted());
    assertThat(whole.sameShape(samples)).isTrue();
    assertThat(Psnr.of(samples, whole)).isGreaterThan(floor);
    assertThat(result.quality().meanError()).isNaN();
  }

  @ParameterizedTest
  @MethodSource("ofManyTiles")
  void codesAloneAreFoundForTheNetworksOfAJointFit(Case given) {
    Fitted<GridTiling> joint = fit(given, given.options(STEPS)).fitted();
    Pretrained networks =
        new Pretrained("joint", given.sidesOfTiles(), joint.weights(), Optional.empty());

    FitResult<Fitted<GridTiling>> result = fit(given, with(given, FitMode.CODES, networks, 300));

    assertThat(result.fitted().tiling()).isEqualTo(given.tiling());
    assertThat(result.psnr()).isGreaterThan(given.psnrOfMeans() + 1);
    assertThat(result.fitted().weights()).isSameAs(networks.weights());
  }

  static Stream<Case> ofManyTiles() {
    return cases().filter(c -> !c.cut().whole());
  }

  @ParameterizedTest
  @MethodSource("ofManyTiles")
  void anEncoderGivesTheCodesToStartFrom(Case given) {
    Fitted<GridTiling> joint = fit(given, given.options(40)).fitted();
    Pretrained networks = networks(given, joint);
    assertThat(networks.encoder()).isPresent();

    FitResult<Fitted<GridTiling>> encoded =
        fit(given, with(given, FitMode.ENCODE, networks, Long.MAX_VALUE));
    FitResult<Fitted<GridTiling>> improved = fit(given, with(given, FitMode.CODES, networks, 100));

    assertThat(encoded.reason()).isEqualTo(StopReason.DONE);
    float[] first = codeByHand(given, networks);
    for (int i = 0; i < first.length; i++) {
      assertThat(encoded.fitted().codes().get(0, i)).isCloseTo(first[i], within(1e-4f));
    }
    assertThat(improved.psnr()).isGreaterThan(encoded.psnr());
  }

  /** What the linear encoder makes of the first tile. */
  private static float[] codeByHand(Case given, Pretrained networks) {
    GridPoints points = new GridPoints(given.signal(), given.tiling());
    float[] values = new float[points.features()];
    points.targets(new int[] {0}, IntStream.range(0, points.pointCount()).toArray(), values);
    EncoderWeights encoder = networks.encoder().orElseThrow();
    float[] weights = encoder.toArray();
    float[] code = new float[encoder.latent()];
    for (int d = 0; d < code.length; d++) {
      double sum = weights[code.length * values.length + d];
      for (int f = 0; f < values.length; f++) {
        sum += (double) weights[d * values.length + f] * values[f];
      }
      code[d] = (float) sum;
    }
    return code;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anInterruptedFitIsTheFitBitForBit(Case given) throws Exception {
    FitOptions joint = given.options(30);
    assertResumes(given, joint);
    if (!given.cut().whole()) {
      Pretrained networks = networks(given, fit(given, joint).fitted());
      assertResumes(given, with(given, FitMode.CODES, networks, 30));
    }
  }

  private void assertResumes(Case given, FitOptions options) throws Exception {
    FitResult<Fitted<GridTiling>> whole = fit(given, options);
    Path file = folder.resolve("half.checkpoint");
    CheckpointFile.write(
        file,
        Finished.at(
            whole.step() / 2,
            SignalLearner.grid(ENGINE, given.signal(), options, Optional.empty())));

    FitResult<Fitted<GridTiling>> resumed =
        fit(given, options, Optional.of(CheckpointFile.read(file)));

    assertThat(resumed.step()).isEqualTo(whole.step());
    assertThat(resumed.fitted().weights().toArray()).isEqualTo(whole.fitted().weights().toArray());
    for (int t = 0; t < given.tiling().tileCount(); t++) {
      assertThat(resumed.fitted().codes().code(t)).isEqualTo(whole.fitted().codes().code(t));
    }
  }

  @Test
  void tilesOfOtherAxesAreRefused() {
    Case video = new Case("", List.of(4, 4), 1, cases().toList().get(2).cut(), 4);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(video, video.options(1)))
        .withMessage("tiles of 3 axes do not cut a signal of 2");
  }

  @Test
  void networksOfOtherAxesAreRefused() {
    List<Case> all = cases().toList();
    Fitted<GridTiling> line = fit(all.get(0), all.get(0).options(1)).fitted();
    Pretrained networks = new Pretrained("line", 8, line.weights(), Optional.empty());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> fit(all.get(2), with(all.get(2), FitMode.CODES, networks, 1)))
        .withMessage("the networks line are for 1 axes and 1 channels, the signal has 3 and 3");
  }
}
