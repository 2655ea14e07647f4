package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.archive.CheckpointFile;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.engine.LiveMemory;
import dev.tessera.model.field.Codes;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.TrainedFamily;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FamilyRunTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  private static final FamilyResult LEARNED = run(Spheres.options(500), Optional.empty());

  @TempDir private Path folder = Path.of("");

  private static FamilyResult run(FamilyOptions options, Optional<FamilyState> state) {
    try (FamilyRun run = new FamilyRun(ENGINE, Spheres.set(), options, state)) {
      boolean more = true;
      while (more) {
        more = run.step();
      }
      return run.result();
    }
  }

  private static float[] numbers(FamilyResult result) {
    return result.family().weights().toArray();
  }

  @Test
  void learnsSpheresAndFindsOneItHasNotSeen() {
    FamilyResult result = LEARNED;
    assertThat(result.finished()).isTrue();
    assertThat(result.last().step()).isEqualTo(500);
    assertThat(result.last().points()).isEqualTo(500 * 3 * 128);
    assertThat(result.last().trainingError()).isLessThan(0.012);
    assertThat(result.last().heldOutError()).isLessThan(0.015);
    assertThat(result.last().curve()).last().matches(p -> p.step() == 500);

    TrainedFamily family = result.family();
    assertThat(family.members()).hasSize(6).first().isEqualTo("sphere 0.3");
    try (FamilyFit fit =
        new FamilyFit(ENGINE, family, Spheres.of(0.65), CodeSearchOptions.complete())) {
      boolean more = true;
      while (more) {
        more = fit.step();
      }
      assertThat(fit.progress()).isEqualTo(1);
      assertThat(fit.result().error()).isLessThan(0.015);
      assertThat(fit.result().shape().weights()).isSameAs(family.weights());
    }
  }

  @Test
  void pointsOfAPartOfTheSurfaceAreEnoughToFindTheSphere() {
    TrainedFamily family = LEARNED.family();
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
    double error;
    try (FamilyFit fit = new FamilyFit(ENGINE, family, seen, CodeSearchOptions.partial())) {
      boolean more = true;
      while (more) {
        more = fit.step();
      }
      error = surfaceError(fit.shape().codes().code(0), family, 0.62);
    }
    assertThat(error).isLessThan(0.03);
  }

  /** Mean |f| where all of the sphere's surface is. */
  private static double surfaceError(float[] code, TrainedFamily family, double radius) {
    ShapePoints all = ShapePoints.onSurface("all", Spheres.surface(radius, 400));
    CodeSearchOptions still = new CodeSearchOptions(1, 400, 1, 1e-6, 0, 1);
    TrainedFamily alone =
        new TrainedFamily(
            "one",
            family.weights(),
            List.of("found"),
            Codes.of(1, code.length, code),
            family.clamp());
    try (FamilyFit fit = new FamilyFit(ENGINE, alone, all, still)) {
      while (fit.step()) {
        assertThat(fit.progress()).isZero();
      }
      return fit.result().error();
    }
  }

  @Test
  void theSameSeedGivesTheSameFamilyAndAnotherSeedAnother() {
    FamilyOptions options = Spheres.options(20);
    float[] once = numbers(run(options, Optional.empty()));
    assertThat(numbers(run(options, Optional.empty()))).isEqualTo(once);
    assertThat(numbers(run(options.withSeed(9), Optional.empty()))).isNotEqualTo(once);
  }

  @Test
  void goesOnFromACheckpointAsIfItHadNotStopped() throws Exception {
    // The learning rate follows the share of the run that is done: both ends are the same.
    FamilyOptions options = Spheres.options(30);
    FamilyResult whole = run(options, Optional.empty());
    FamilyState half;
    try (FamilyRun run = new FamilyRun(ENGINE, Spheres.set(), options, Optional.empty())) {
      while (run.snapshot().step() < 13) {
        assertThat(run.step()).isTrue();
      }
      assertThat(run.step()).isTrue(); // the next step is begun, and not yet done
      half = run.result().state();
    }
    Path file = folder.resolve("half.checkpoint");
    CheckpointFile.write(file, half);
    FamilyState read = CheckpointFile.readFamily(file);
    assertThat(read.options()).isEqualTo(options);
    assertThat(read.step()).isEqualTo(13);
    FamilyResult resumed = run(options, Optional.of(read));
    assertThat(numbers(resumed)).isEqualTo(numbers(whole));
    assertThat(resumed.family().codes().code(3)).isEqualTo(whole.family().codes().code(3));
    assertThat(resumed.last().trainingError()).isEqualTo(whole.last().trainingError());
  }

  @Test
  void aCheckpointOfOtherShapesIsRefused() {
    FamilyState state = run(Spheres.options(2), Optional.empty()).state();
    FamilySet other = new FamilySet(Spheres.set().training().subList(0, 5), List.of());
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new FamilyRun(ENGINE, other, Spheres.options(2), Optional.of(state)).close())
        .withMessage("training goes on with 15 numbers as codes, found 18");
  }

  @Test
  void aLossThatIsNotFiniteEndsTheRun() {
    FamilyOptions wild = Spheres.options(50);
    FamilyState state = run(wild.withStop(StopRule.afterSteps(1)), Optional.empty()).state();
    Objects.requireNonNull(state.arrays().get("weights"))[0] = Float.NaN;
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
  void settingsOutOfRangeAreNamed() {
    FamilyOptions base = FamilyOptions.defaults();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> base.withField(new FieldSpec(2, 1, 24, 2, 3, 3, 3)))
        .withMessage("dimensions must be between 3 and 3, found 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> base.withSteps(0, 128, 1e-3))
        .withMessage("shapes per step must be between 1 and 1024, found 0");
  }

  @Test
  void theClampedErrorPullsBackWhatIsBeyondTheClampOnTheWrongSide() {
    float[] values = {9, 0.5f, 3, -3, -2};
    float[] distances = {0.02f, 0.3f, 0.05f, 0.02f};
    // In clamps: 0.5 for 0.2; 1 for 1; -1 for 0.5; -1 for 0.2. The first value is of another shape.
    double sum = new ClampedError(0.1).apply(values, 1, distances, 0.25f);
    assertThat(sum).isCloseTo(0.3 + 0 + 1.5 + 1.2, within(1e-6));
    assertThat(values).containsExactly(9, 0.25f, 0, -0.25f, -0.25f);
  }
}
