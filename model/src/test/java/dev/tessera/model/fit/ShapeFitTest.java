package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.tile.SparseTiling;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Fits of analytic shapes. */
final class ShapeFitTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  private static FitResult<Fitted<SparseTiling>> fitted(
      ShapeSignal signal, FitOptions options, Optional<SparseTiling> tiles) {
    return Finished.of(SignalLearner.shape(ENGINE, signal, options, tiles, Optional.empty()));
  }

  private static FitResult<Fitted<SparseTiling>> fitted(ShapeSignal signal, int steps) {
    return fitted(signal, TestShapes.small(StopRule.afterSteps(steps)), Optional.empty());
  }

  private interface Distance {
    double at(double x, double y, double z);
  }

  /** Largest difference of the clamped distances at random points of the cube. */
  private static double worst(FitResult<Fitted<SparseTiling>> result, Distance expected) {
    return worst(result.fitted(), expected);
  }

  private static double worst(Fitted<SparseTiling> shape, Distance expected) {
    SplittableRandom random = new SplittableRandom(11);
    float[] points = new float[3 * 5000];
    for (int i = 0; i < points.length; i++) {
      points[i] = (float) random.nextDouble(-1, 1);
    }
    float[] distances = new float[5000];
    try (ShapeEvaluator field = new ShapeEvaluator(ENGINE.scope(), shape)) {
      field.evaluate(points, distances.length, distances);
    }
    double clamp = shape.clamp();
    double worst = 0;
    for (int p = 0; p < distances.length; p++) {
      double d = expected.at(points[3 * p], points[3 * p + 1], points[3 * p + 2]);
      double clamped = Math.max(-clamp, Math.min(clamp, d));
      worst = Math.max(worst, Math.abs(distances[p] - clamped));
    }
    return worst;
  }

  @Test
  void aSphereIsFittedToAHundredthOfItsRadiusEverywhere() {
    FitResult<Fitted<SparseTiling>> result = fitted(TestShapes.sphere(), 100);

    assertThat(result.reason()).isEqualTo(StopReason.STEPS);
    assertThat(result.step()).isEqualTo(100);
    assertThat(result.quality().meanError()).isLessThan(0.002);
    // the flat triangles of the mesh lie up to 0.005 inside the sphere
    assertThat(worst(result, (x, y, z) -> Math.sqrt(x * x + y * y + z * z) - 1)).isLessThan(0.02);
  }

  @Test
  void aTorusIsFittedAndItsEmptyCellsKeepTheirSide() {
    FitResult<Fitted<SparseTiling>> result = fitted(TestShapes.torus(), 100);

    assertThat(result.fitted().tiling().tileCount()).isLessThan(150);
    assertThat(worst(result, (x, y, z) -> Math.hypot(Math.hypot(x, y) - 0.75, z) - 0.25))
        .isLessThan(0.04);
  }

  @Test
  void theSameSeedGivesTheSameShape() {
    FitResult<Fitted<SparseTiling>> one = fitted(TestShapes.torus(), 20);
    FitResult<Fitted<SparseTiling>> same = fitted(TestShapes.torus(), 20);

    assertThat(same.fitted().weights().toArray()).containsExactly(one.fitted().weights().toArray());
    assertThat(same.psnr()).isEqualTo(one.psnr());
  }

  @Test
  void stepsOfTheFitImproveOnItsStart() {
    assertThat(fitted(TestShapes.torus(), 300).psnr())
        .isGreaterThan(fitted(TestShapes.torus(), 1).psnr());
  }

  @Test
  void codesAloneLeaveTheNetworksAndBeatThoseThatTheEncoderPredicts() {
    // of another shape, and without an encoder: every code starts at zero
    FitOptions options = TestShapes.small(StopRule.afterSteps(150));
    Pretrained networks =
        new Pretrained(
            "sphere", 8, fitted(TestShapes.sphere(), 100).fitted().weights(), Optional.empty());
    FitOptions codes = options.change().mode(FitMode.CODES).networks(Optional.of(networks)).build();

    FitResult<Fitted<SparseTiling>> encoded =
        fitted(TestShapes.torus(), codes.change().mode(FitMode.ENCODE).build(), Optional.empty());
    FitResult<Fitted<SparseTiling>> improved = fitted(TestShapes.torus(), codes, Optional.empty());

    assertThat(encoded.reason()).isEqualTo(StopReason.DONE);
    assertThat(improved.fitted().weights()).isSameAs(networks.weights());
    assertThat(improved.psnr()).isGreaterThan(encoded.psnr() + 6);
  }

  @Test
  void twoShapesAreFittedOnOneGrid() {
    SparseTiling sphere = fitted(TestShapes.sphere(), 1).fitted().tiling();
    SparseTiling torus = fitted(TestShapes.torus(), 1).fitted().tiling();
    SparseTiling both = sphere.union(torus);
    FitOptions options = TestShapes.small(StopRule.afterSteps(100));

    FitResult<Fitted<SparseTiling>> result =
        fitted(TestShapes.sphere(), options, Optional.of(both));

    assertThat(result.fitted().tiling()).isEqualTo(both);
    assertThat(worst(result, (x, y, z) -> Math.sqrt(x * x + y * y + z * z) - 1)).isLessThan(0.03);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                fitted(
                    TestShapes.sphere(), options, Optional.of(SparseTiling.of(2, 0, new int[8]))));
  }

  @Test
  void aPairThatIsStoppedHasTheFirstInThePlaceOfBothUntilTheSecondHasCodes() {
    FitOptions options = TestShapes.small(StopRule.afterSteps(20));
    try (PairFit run =
        new PairFit(ENGINE, TestShapes.sphere(), TestShapes.torus(), options, Optional.empty())) {
      boolean firstSeen = false;
      Snapshot<FittedPair<SparseTiling>> now = run.snapshot(Snapshot.Watch.NOTHING);
      while (now.phase().part() == 0 || now.step() <= 2) {
        if (!firstSeen && now.step() > 2) {
          firstSeen = true;
          FitResult<FittedPair<SparseTiling>> first = run.result().orElseThrow();
          assertThat(PairFit.ofBoth(first.state())).isFalse();
          assertThat(first.fitted().second().codes().code(0))
              .isEqualTo(first.fitted().first().codes().code(0));
          assertThat(run.snapshot(Snapshot.Watch.ALL).live().fitted()).isPresent();
        }
        assertThat(run.step()).isTrue();
        now = run.snapshot(Snapshot.Watch.NOTHING);
      }
      assertThat(firstSeen).isTrue();
      FitResult<FittedPair<SparseTiling>> both = run.result().orElseThrow();
      assertThat(PairFit.ofBoth(both.state())).isTrue();
      FittedPair<SparseTiling> pair = both.fitted();
      assertThat(pair.first().weights()).isSameAs(pair.second().weights());
      assertThat(pair.first().tiling()).isEqualTo(pair.second().tiling());
    }
  }

  @Test
  void bothShapesOfAPairKeepTheirSurface() {
    FitOptions options = TestShapes.small(StopRule.afterSteps(100));
    FittedPair<SparseTiling> pair =
        Finished.of(
                new PairFit(
                    ENGINE, TestShapes.sphere(), TestShapes.torus(), options, Optional.empty()))
            .fitted();

    assertThat(worst(pair.first(), (x, y, z) -> Math.sqrt(x * x + y * y + z * z) - 1))
        .isLessThan(0.03);
    assertThat(worst(pair.second(), (x, y, z) -> Math.hypot(Math.hypot(x, y) - 0.75, z) - 0.25))
        .isLessThan(0.06);
  }

  @Test
  void halfwayBetweenUnclampedShapesLiesTheMeanOfTheirDistances() {
    FitOptions small = TestShapes.small(StopRule.afterSteps(100));
    FitOptions options = small.change().clamp(Preset.FAST.pair().surface().clamp()).build();
    FittedPair<SparseTiling> pair =
        Finished.of(
                new PairFit(
                    ENGINE, TestShapes.sphere(), TestShapes.torus(), options, Optional.empty()))
            .fitted();

    assertThat(pair.first().tiling().tileCount()).isEqualTo(6 * 6 * 6);
    Fitted<SparseTiling> halfway = LatentPath.mean(List.of(pair.first(), pair.second()), 0.5, 0.5);
    Distance sphere = (x, y, z) -> Math.sqrt(x * x + y * y + z * z) - 1;
    Distance ring = (x, y, z) -> Math.hypot(Math.hypot(x, y) - 0.75, z) - 0.25;
    assertThat(worst(halfway, (x, y, z) -> (sphere.at(x, y, z) + ring.at(x, y, z)) / 2))
        .isLessThan(0.08);
  }

  @Test
  void theTimeBudgetEndsAFitWithAShape() {
    FitOptions hurried = TestShapes.small(StopRule.afterSeconds(1e-6));

    FitResult<Fitted<SparseTiling>> result = fitted(TestShapes.torus(), hurried, Optional.empty());

    assertThat(result.reason()).isEqualTo(StopReason.SECONDS);
    assertThat(result.quality().meanError()).isLessThan(0.02);
  }
}
