package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class TrainerTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final HeldOut DATA = HeldOut.everyNth(pictures(), 3);

  @TempDir private Path folder = Path.of("");

  private static List<TrainingImage> pictures() {
    return IntStream.range(0, 6).mapToObj(TrainerTest::picture).toList();
  }

  /** Waves of some direction and colour with an edge. */
  private static TrainingImage picture(int number) {
    int side = 32;
    float[] values = new float[side * side * 3];
    for (int i = 0; i < side * side; i++) {
      double y = Math.floorDiv(i, side);
      double x = i % side;
      for (int c = 0; c < 3; c++) {
        double wave = Math.sin(0.2 * (number + 1) * y + 0.3 * x * (c + 1)) * 0.2;
        values[3 * i + c] = (float) (0.5 + wave + (x + y > 30 + number ? 0.2 : -0.1));
      }
    }
    Samples samples = Samples.of(new int[] {side, side}, 3, values);
    return TrainingImage.of(new GridSignal("picture " + number, samples, 8));
  }

  private static TrainOptions options(TrainMode mode, int layers, long steps) {
    return TrainOptions.defaults()
        .withField(4, new FieldSpec(2, 3, 24, layers, 5, 6, 5))
        .withMode(mode)
        .withStart(7, true)
        .withSteps(20, 3e-3)
        .withCodeBook(60)
        .withStop(StopRule.afterSteps(steps));
  }

  static Stream<TrainOptions> everyWay() {
    return Stream.of(TrainMode.values())
        .flatMap(mode -> Stream.of(options(mode, 1, 20), options(mode, 2, 20)));
  }

  private static TrainResult run(TrainOptions options, int jobSteps) {
    return run(options, jobSteps, Optional.empty());
  }

  private static TrainResult run(TrainOptions options, long until, Optional<TrainState> state) {
    try (TrainRun run = new TrainRun(ENGINE, DATA, options, state)) {
      boolean more = true;
      while (more && run.snapshot().step() < until) {
        more = run.step();
      }
      while (more && until >= options.stop().steps()) {
        more = run.step();
      }
      return run.result().orElseThrow();
    }
  }

  private static void assertSame(TrainResult found, TrainResult expected) {
    TrainState state = found.state().orElseThrow();
    TrainState other = expected.state().orElseThrow();
    assertThat(state.step()).isEqualTo(other.step());
    assertThat(state.draws()).isEqualTo(other.draws());
    assertThat(state.arrays().keySet()).isEqualTo(other.arrays().keySet());
    state
        .arrays()
        .forEach(
            (name, values) -> {
              if (!name.equals("curve")) { // has a point where the run began again
                assertThat(values).as(name).isEqualTo(other.arrays().get(name));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void tenStepsAndACheckpointAndTenStepsAreTwentySteps(TrainOptions options) throws Exception {
    TrainResult whole = run(options, 20);
    TrainResult half = run(options, 10);
    assertThat(half.finished()).isFalse();
    Path file = folder.resolve("half.checkpoint");
    CheckpointFile.write(file, half.state().orElseThrow());
    TrainState state = CheckpointFile.read(file);
    assertThat(state.options()).isEqualTo(options);
    TrainResult resumed = run(state.options(), 20, Optional.of(state));
    assertSame(resumed, whole);
    assertThat(resumed.finished()).isTrue();
    assertThat(new double[] {resumed.last().validation(), resumed.last().refined()})
        .isEqualTo(new double[] {whole.last().validation(), whole.last().refined()});
  }

  /** Wherever it is stopped, within an optimiser step as well. */
  @Test
  void aRunStoppedMidwayGoesOnFromTheStepBefore() {
    TrainOptions options = options(TrainMode.ENCODER, 2, 6).withSteps(30_000, 1e-3);
    TrainResult whole = run(options, 6);
    TrainState midway;
    try (TrainRun run = new TrainRun(ENGINE, DATA, options, Optional.empty())) {
      while (run.snapshot().step() < 3) {
        run.step();
      }
      run.step();
      run.step();
      midway = run.result().orElseThrow().state().orElseThrow();
    }
    assertThat(midway.step()).isEqualTo(3);
    assertSame(run(options, 6, Optional.of(midway)), whole);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void trainingImproves(TrainOptions options) {
    TrainOptions longer = options.withStart(7, false).withStop(StopRule.afterSteps(150));
    TrainSnapshot last = run(longer, 150).last();
    FitCurve curve = last.curve();
    assertThat(curve.length()).isGreaterThanOrEqualTo(2);
    assertThat(curve.psnr(curve.length() - 1)).isGreaterThan(curve.psnr(0));
    assertThat(last.refined()).isGreaterThan(15);
    assertThat(last.tiles()).isEqualTo(150 * 20);
  }

  @Test
  void improvedCodesAreNoWorseThanTheEncoders() {
    TrainSnapshot last = run(options(TrainMode.ENCODER, 1, 20), 20).last();
    assertThat(last.refined()).isGreaterThanOrEqualTo(last.validation());
  }

  @Test
  void theSeedDecides() {
    TrainOptions options = options(TrainMode.ENCODER, 1, 5);
    TrainResult one = run(options, 5);
    assertSame(run(options, 5), one);
    assertThat(run(options.withSeed(2), 5).networks().weights().toArray())
        .isNotEqualTo(one.networks().weights().toArray());
  }

  @ParameterizedTest
  @EnumSource(TrainMode.class)
  void networksHaveAnEncoderUnlessThereIsACodeBook(TrainMode mode) {
    Optional<EncoderWeights> encoder = run(options(mode, 1, 2), 2).networks().encoder();
    assertThat(encoder.isPresent()).isEqualTo(mode != TrainMode.CODE_BOOK);
  }

  @Test
  void memoryDoesNotGrow() {
    TrainOptions options = options(TrainMode.REFINED, 1, 50);
    try (Scope scope = ENGINE.scope()) {
      TileSource source =
          new TileSource(DATA.training(), options.tile(), options.variety(), options.seed());
      Trainer trainer = new Trainer(scope, options, source, Optional.empty());
      trainer.step(0);
      int before = scope.arrays();
      for (int i = 0; i < 10; i++) {
        trainer.step(0);
      }
      assertThat(scope.arrays()).isEqualTo(before);
    }
  }

  @Test
  void aLossThatIsNotFiniteEndsTheRun() {
    TrainOptions options = options(TrainMode.ENCODER, 1, 5);
    TrainState sound = run(options, 2).state().orElseThrow();
    Map<String, float[]> arrays = new HashMap<>(sound.arrays());
    float[] wild = sound.arrays().getOrDefault("weights", new float[0]).clone();
    Arrays.fill(wild, 1e30f);
    arrays.put("weights", wild);
    TrainState state = new TrainState(options, 2, 0, sound.draws(), arrays);
    assertThatExceptionOfType(FitDivergedException.class)
        .isThrownBy(() -> run(options, 5, Optional.of(state)))
        .withMessageContaining("step 3");
  }

  @Test
  void aStateOfOtherNetworksIsRefused() {
    TrainState state = run(options(TrainMode.ENCODER, 1, 2), 2).state().orElseThrow();
    TrainOptions other = options(TrainMode.ENCODER, 2, 5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(other, 5, Optional.of(state)))
        .withMessageContaining("weights");
  }

  @Test
  void withoutPicturesHeldOutNothingIsMeasured() {
    HeldOut all = HeldOut.everyNth(pictures(), 0);
    TrainOptions options = options(TrainMode.ENCODER, 1, 3);
    try (TrainRun run = new TrainRun(ENGINE, all, options, Optional.empty())) {
      while (run.step()) {}
      assertThat(run.snapshot().validation()).isNaN();
      assertThat(run.snapshot().step()).isEqualTo(3);
      assertThat(run.snapshot().trainingPsnr()).isCloseTo(25, within(20.0));
      assertThat(run.result().orElseThrow().finished()).isTrue();
    }
  }
}
