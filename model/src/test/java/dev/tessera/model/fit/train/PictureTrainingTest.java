package dev.tessera.model.fit.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.LiveMemory;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.Finished;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.step.FitDivergedException;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.TileVariety;
import dev.tessera.model.signal.data.TrainingImage;
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

final class PictureTrainingTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final HeldOut<TrainingImage> DATA =
      HeldOut.everyNth(pictures(), TrainingImage::name, 3);

  @TempDir private Path folder = Path.of("");

  private static List<TrainingImage> pictures() {
    return IntStream.range(0, 6).mapToObj(PictureTrainingTest::picture).toList();
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

  private static TrainOptions options(TrainOptions.Source source, int layers, long steps) {
    return TrainOptions.ofPictures()
        .withField(new FieldSpec(2, 3, 24, layers, 5, 6, 5))
        .withSignals(tiles(source, true))
        .withSteps(20, 3e-3)
        .withStop(StopRule.afterSteps(steps));
  }

  private static TrainOptions.Pictures tiles(TrainOptions.Source source, boolean principal) {
    TrainOptions.Codes codes = new TrainOptions.Codes(source, 7, 1, 60);
    return new TrainOptions.Pictures(4, principal, codes, TileVariety.USUAL);
  }

  static Stream<TrainOptions> everyWay() {
    return Stream.of(TrainOptions.Source.values())
        .flatMap(source -> Stream.of(options(source, 1, 20), options(source, 2, 20)));
  }

  private static FitResult<Pretrained> run(TrainOptions options) {
    return run(options, Optional.empty());
  }

  private static FitResult<Pretrained> run(TrainOptions options, Optional<FitState> state) {
    return Finished.of(PoolLearner.pictures(ENGINE, DATA, options, state));
  }

  private static void assertSame(FitResult<Pretrained> found, FitResult<Pretrained> expected) {
    FitState state = found.state();
    FitState other = expected.state();
    assertThat(state.step()).isEqualTo(other.step());
    assertThat(state.arrays().keySet()).isEqualTo(other.arrays().keySet());
    state
        .arrays()
        .forEach(
            (name, values) -> {
              if (!name.equals("curve")) { // has a point where the run began again
                assertThat(values.toArray()).as(name).isEqualTo(other.array(name));
              }
            });
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void tenStepsAndACheckpointAndTenStepsAreTwentySteps(TrainOptions options) throws Exception {
    FitResult<Pretrained> whole = run(options);
    FitState half = Finished.at(10, PoolLearner.pictures(ENGINE, DATA, options, Optional.empty()));
    Path file = folder.resolve("half.checkpoint");
    CheckpointFile.write(file, half);
    FitState state = CheckpointFile.read(file);
    assertThat(state.step()).isEqualTo(10);
    assertThat(TrainOptions.ofPictures(state.settings(), options.stop())).isEqualTo(options);
    FitResult<Pretrained> resumed = run(options, Optional.of(state));
    assertSame(resumed, whole);
    assertThat(resumed.finished()).isTrue();
    assertThat(resumed.quality()).isEqualTo(whole.quality());
  }

  /** Wherever it is stopped: an optimiser step that was begun is ended. */
  @Test
  void aRunStoppedMidwayGoesOnFromTheStepThatWasBegun() {
    TrainOptions options = options(TrainOptions.Source.ENCODER, 2, 6).withSteps(30_000, 1e-3);
    FitResult<Pretrained> whole = run(options);
    FitState midway;
    try (Fit<Pretrained> run = PoolLearner.pictures(ENGINE, DATA, options, Optional.empty())) {
      while (run.steps() < 3) {
        run.step();
      }
      run.step();
      run.step();
      midway = run.result().orElseThrow().state();
    }
    assertThat(midway.step()).isEqualTo(4);
    assertSame(run(options, Optional.of(midway)), whole);
  }

  @ParameterizedTest
  @MethodSource("everyWay")
  void trainingImproves(TrainOptions options) {
    TrainOptions longer =
        options
            .withSignals(tiles(options.pictures().codes().source(), false))
            .withStop(StopRule.afterSteps(150));
    FitResult<Pretrained> result = run(longer);
    FitCurve curve = result.curve();
    FitCurve early = run(longer.withStop(StopRule.afterSteps(1))).curve();
    assertThat(curve.value(curve.length() - 1)).isGreaterThan(early.value(early.length() - 1));
    assertThat(result.quality().refined()).isGreaterThan(15);
    assertThat(result.pace().samples()).isEqualTo(150 * 20 * 16);
  }

  @Test
  void improvedCodesAreNoWorseThanTheEncoders() {
    Snapshot.Quality last = run(options(TrainOptions.Source.ENCODER, 1, 20)).quality();
    assertThat(last.refined()).isGreaterThanOrEqualTo(last.heldOut());
  }

  @Test
  void theSeedDecides() {
    TrainOptions options = options(TrainOptions.Source.ENCODER, 1, 5);
    FitResult<Pretrained> one = run(options);
    assertSame(run(options), one);
    assertThat(run(options.withSeed(2)).fitted().weights().toArray())
        .isNotEqualTo(one.fitted().weights().toArray());
  }

  @ParameterizedTest
  @EnumSource(TrainOptions.Source.class)
  void networksHaveAnEncoderUnlessThereIsACodeBook(TrainOptions.Source source) {
    Optional<EncoderWeights> encoder = run(options(source, 1, 2)).fitted().encoder();
    assertThat(encoder.isPresent()).isEqualTo(source != TrainOptions.Source.CODE_BOOK);
  }

  @Test
  void memoryDoesNotGrow() {
    TrainOptions options = options(TrainOptions.Source.REFINED, 1, 50);
    try (Fit<Pretrained> run = PoolLearner.pictures(ENGINE, DATA, options, Optional.empty())) {
      while (run.steps() < 1) {
        run.step();
      }
      LiveMemory before = LiveMemory.now();
      while (run.steps() < 11) {
        run.step();
        assertThat(LiveMemory.now()).isEqualTo(before);
      }
    }
  }

  @Test
  void aLossThatIsNotFiniteEndsTheRun() {
    TrainOptions options = options(TrainOptions.Source.ENCODER, 1, 5);
    FitState sound = Finished.at(2, PoolLearner.pictures(ENGINE, DATA, options, Optional.empty()));
    Map<String, Numbers> arrays = new HashMap<>(sound.arrays());
    float[] wild = sound.array("weights");
    Arrays.fill(wild, 1e30f);
    arrays.put("weights", Numbers.of(wild));
    FitState state = new FitState(sound.settings(), 2, 0, arrays);
    assertThatExceptionOfType(FitDivergedException.class)
        .isThrownBy(() -> run(options, Optional.of(state)))
        .withMessageContaining("step 3");
  }

  @Test
  void aStateOfOtherNetworksIsRefused() {
    FitState state = run(options(TrainOptions.Source.ENCODER, 1, 2)).state();
    TrainOptions other = options(TrainOptions.Source.ENCODER, 2, 5);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(other, Optional.of(state)))
        .withMessageContaining("weights");
  }

  @Test
  void withoutPicturesHeldOutNothingIsMeasured() {
    HeldOut<TrainingImage> all = HeldOut.everyNth(pictures(), TrainingImage::name, 0);
    TrainOptions options = options(TrainOptions.Source.ENCODER, 1, 3);
    FitResult<Pretrained> result =
        Finished.of(PoolLearner.pictures(ENGINE, all, options, Optional.empty()));
    assertThat(result.quality().heldOut()).isNaN();
    assertThat(result.step()).isEqualTo(3);
    assertThat(result.psnr()).isCloseTo(25, within(20.0));
    assertThat(result.finished()).isTrue();
  }
}
