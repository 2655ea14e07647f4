package dev.tessera.model.fit.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.LiveMemory;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.Finished;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitCurve;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Spheres;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.step.FitDivergedException;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.tile.SparseTiling;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FamilyTrainingTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  private static final FitResult<TrainedFamily> LEARNED =
      run(Spheres.options(500), Optional.empty());

  @TempDir private Path folder = Path.of("");

  private static FitResult<TrainedFamily> run(TrainOptions options, Optional<FitState> state) {
    return Finished.of(PoolLearner.family(ENGINE, Spheres.set(), options, state));
  }

  private static float[] numbers(FitResult<TrainedFamily> result) {
    return result.fitted().weights().toArray();
  }

  @Test
  void learnsSpheresAndFindsOneItHasNotSeen() {
    FitResult<TrainedFamily> result = LEARNED;
    assertThat(result.finished()).isTrue();
    assertThat(result.step()).isEqualTo(500);
    assertThat(result.pace().samples()).isEqualTo(500 * 3 * 128);
    assertThat(result.quality().meanError()).isLessThan(0.012);
    assertThat(result.quality().heldOut()).isLessThan(0.015);
    assertThat(result.quality().psnr()).isNaN();
    FitCurve curve = result.curve();
    assertThat(curve.step(curve.length() - 1)).isEqualTo(500);
    assertThat(curve.value(curve.length() - 1)).isEqualTo(result.quality().heldOut());

    TrainedFamily family = result.fitted();
    assertThat(family.members()).hasSize(6).first().isEqualTo("sphere 0.3");
    FitResult<Fitted<SparseTiling>> found =
        Finished.of(
            FamilySearch.fit(ENGINE, family, Spheres.of(0.65), FamilySearch.Options.complete()));
    assertThat(found.finished()).isTrue();
    assertThat(found.step()).isEqualTo(FamilySearch.Options.complete().steps());
    assertThat(found.quality().meanError()).isLessThan(0.015);
    assertThat(found.fitted().weights()).isSameAs(family.weights());
  }

  @Test
  void pointsOfAPartOfTheSurfaceAreEnoughToFindTheSphere() {
    TrainedFamily family = LEARNED.fitted();
    float[] some = Spheres.surface(0.62, 400);
    int half = 0;
    float[] cap = new float[some.length];
    for (int p = 0; p < some.length; p += 3) {
      if (some[p + 1] > 0) {
        System.arraycopy(some, p, cap, half, 3);
        half += 3;
      }
    }
    ShapePoints seen = ShapePoints.onSurface("cap", Arrays.copyOf(cap, half));
    Fitted<SparseTiling> found =
        Finished.of(FamilySearch.fit(ENGINE, family, seen, FamilySearch.Options.partial()))
            .fitted();
    double error = surfaceError(found.codes().code(0), family, 0.62);
    assertThat(error).isLessThan(0.03);
  }

  /** Mean |f| where all of the sphere's surface is. */
  private static double surfaceError(float[] code, TrainedFamily family, double radius) {
    ShapePoints all = ShapePoints.onSurface("all", Spheres.surface(radius, 400));
    FamilySearch.Options still = new FamilySearch.Options(1, 400, 1, 1e-6, 0, 1);
    TrainedFamily alone =
        new TrainedFamily(
            "one",
            family.weights(),
            List.of("found"),
            Codes.of(1, code.length, code),
            family.clamp());
    return Finished.of(FamilySearch.fit(ENGINE, alone, all, still)).quality().meanError();
  }

  @Test
  void theSameSeedGivesTheSameFamilyAndAnotherSeedAnother() {
    TrainOptions options = Spheres.options(20);
    float[] once = numbers(run(options, Optional.empty()));
    assertThat(numbers(run(options, Optional.empty()))).isEqualTo(once);
    assertThat(numbers(run(options.withSeed(9), Optional.empty()))).isNotEqualTo(once);
  }

  @Test
  void goesOnFromACheckpointAsIfItHadNotStopped() throws Exception {
    // The learning rate follows the share of the run that is done: both ends are the same.
    TrainOptions options = Spheres.options(30);
    FitResult<TrainedFamily> whole = run(options, Optional.empty());
    FitState half;
    try (Fit<TrainedFamily> run =
        PoolLearner.family(ENGINE, Spheres.set(), options, Optional.empty())) {
      while (run.steps() < 13) {
        assertThat(run.step()).isTrue();
      }
      assertThat(run.step()).isTrue(); // the next step is begun; the result ends it
      half = run.result().orElseThrow().state();
    }
    Path file = folder.resolve("half.checkpoint");
    CheckpointFile.write(file, half);
    FitState read = CheckpointFile.read(file);
    assertThat(TrainOptions.ofFamily(read.settings(), options.stop())).isEqualTo(options);
    assertThat(read.step()).isEqualTo(14);
    FitResult<TrainedFamily> resumed = run(options, Optional.of(read));
    assertThat(numbers(resumed)).isEqualTo(numbers(whole));
    assertThat(resumed.fitted().codes().code(3)).isEqualTo(whole.fitted().codes().code(3));
    assertThat(resumed.quality()).isEqualTo(whole.quality());
    assertThat(resumed.seconds()).isGreaterThan(read.seconds());
  }

  /** Mean of the squared lengths of the rows of the modulation: A_0 (24,3) and A_1 (24,27). */
  private static double modulation(FitResult<TrainedFamily> result) {
    float[] weights = numbers(result);
    int first = 24 * 3 + 24;
    int second = first + 24 * 3 + 24 + 24 * 24 + 24;
    double sum = 0;
    for (int i = 0; i < 24 * 3; i++) {
      sum += weights[first + i] * weights[first + i];
    }
    for (int i = 0; i < 24 * 27; i++) {
      sum += weights[second + i] * weights[second + i];
    }
    return sum / 48;
  }

  @Test
  void aSmoothFamilyIsLearnedWithASmallerModulation() {
    TrainOptions usual = Spheres.options(500);
    TrainOptions.Family family = usual.family();
    FitResult<TrainedFamily> smooth =
        run(
            usual.withSignals(
                new TrainOptions.Family(family.clamp(), family.start(), family.noise(), 0.1)),
            Optional.empty());
    assertThat(modulation(smooth)).isLessThan(0.5 * modulation(LEARNED));
    assertThat(smooth.quality().heldOut()).isLessThan(0.02);
  }

  @Test
  void aCheckpointOfBeforeFieldsWereSmoothGoesOnWithoutThat() {
    TrainOptions options = Spheres.options(30);
    Map<String, Object> settings = new HashMap<>(options.settings());
    settings.remove("code.smoothness");
    assertThat(TrainOptions.ofFamily(settings, options.stop())).isEqualTo(options);
  }

  @Test
  void aCheckpointOfOtherShapesIsRefused() {
    FitState state = run(Spheres.options(2), Optional.empty()).state();
    HeldOut<ShapePoints> other = new HeldOut<>(Spheres.set().training().subList(0, 5), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Finished.of(
                    PoolLearner.family(ENGINE, other, Spheres.options(2), Optional.of(state))))
        .withMessage("a fit goes on with 15 numbers as codes, found 18");
  }

  @Test
  void aLossThatIsNotFiniteEndsTheRun() {
    TrainOptions wild = Spheres.options(50);
    FitState sound = run(wild.withStop(StopRule.afterSteps(1)), Optional.empty()).state();
    float[] weights = sound.array("weights");
    weights[0] = Float.NaN;
    Map<String, Numbers> arrays = new HashMap<>(sound.arrays());
    arrays.put("weights", Numbers.of(weights));
    FitState state = sound.with(arrays);
    assertThatExceptionOfType(FitDivergedException.class)
        .isThrownBy(() -> run(wild, Optional.of(state)));
  }

  @Test
  void nothingNativeIsLeftBehind() {
    LiveMemory before = LiveMemory.now();
    run(Spheres.options(5), Optional.empty());
    assertThat(LiveMemory.now()).isEqualTo(before);
  }

  @Test
  void nothingNativeIsLeftBehindByAJudgementThatIsCutShort() {
    LiveMemory before = LiveMemory.now();
    try (Fit<TrainedFamily> run =
        PoolLearner.family(ENGINE, Spheres.set(), Spheres.options(5), Optional.empty())) {
      while (run.steps() < 5) {
        assertThat(run.step()).isTrue();
      }
      LiveMemory trained = LiveMemory.now();
      assertThat(run.step()).isTrue();
      assertThat(LiveMemory.now()).isNotEqualTo(trained);
    }
    assertThat(LiveMemory.now()).isEqualTo(before);
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    TrainOptions base = TrainOptions.ofFamily();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> base.withField(new FieldSpec(2, 1, 24, 2, 3, 3, 3)))
        .withMessage("dimensions must be between 3 and 3, found 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> base.withSteps(0, 1e-3))
        .withMessage("shapes per step must be between 1 and 1024, found 0");
  }
}
