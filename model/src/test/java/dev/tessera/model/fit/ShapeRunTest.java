package dev.tessera.model.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.render.LatentPath;
import dev.tessera.model.render.ShapeEvaluator;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Fits of analytic shapes. */
final class ShapeRunTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));

  private static ShapeFitResult fitted(
      ShapeSignal signal, ShapeOptions options, Optional<SparseTiling> tiles) {
    try (ShapeRun run = new ShapeRun(ENGINE, signal, options, tiles)) {
      boolean more = true;
      while (more) {
        more = run.step();
      }
      return run.result().orElseThrow();
    }
  }

  private static ShapeFitResult fitted(ShapeSignal signal, int steps) {
    return fitted(signal, TestShapes.small(StopRule.afterSteps(steps)), Optional.empty());
  }

  private interface Distance {
    double at(double x, double y, double z);
  }

  /** Largest difference of the clamped distances at random points of the cube. */
  private static double worst(ShapeFitResult result, Distance expected) {
    return worst(result.shape(), expected);
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
    ShapeFitResult result = fitted(TestShapes.sphere(), 100);

    assertThat(result.reason()).isEqualTo(StopReason.STEPS);
    assertThat(result.step()).isEqualTo(100);
    assertThat(result.meanError()).isLessThan(0.002);
    // the flat triangles of the mesh lie up to 0.005 inside the sphere
    assertThat(worst(result, (x, y, z) -> Math.sqrt(x * x + y * y + z * z) - 1)).isLessThan(0.02);
  }

  @Test
  void aTorusIsFittedAndItsEmptyCellsKeepTheirSide() {
    ShapeFitResult result = fitted(TestShapes.torus(), 100);

    assertThat(result.shape().tiling().tileCount()).isLessThan(150);
    assertThat(worst(result, (x, y, z) -> Math.hypot(Math.hypot(x, y) - 0.75, z) - 0.25))
        .isLessThan(0.04);
  }

  @Test
  void theSameSeedGivesTheSameShape() {
    ShapeFitResult one = fitted(TestShapes.torus(), 20);
    ShapeFitResult same = fitted(TestShapes.torus(), 20);

    assertThat(same.shape().weights().toArray()).containsExactly(one.shape().weights().toArray());
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
    ShapeOptions options = TestShapes.small(StopRule.afterSteps(150));
    Pretrained networks =
        new Pretrained(
            "sphere", 8, fitted(TestShapes.sphere(), 100).shape().weights(), Optional.empty());
    ShapeOptions codes =
        options.change().mode(FitMode.CODES).networks(Optional.of(networks)).build();

    ShapeFitResult encoded =
        fitted(TestShapes.torus(), codes.change().mode(FitMode.ENCODE).build(), Optional.empty());
    ShapeFitResult improved = fitted(TestShapes.torus(), codes, Optional.empty());

    assertThat(encoded.reason()).isEqualTo(StopReason.DONE);
    assertThat(improved.shape().weights()).isSameAs(networks.weights());
    assertThat(improved.psnr()).isGreaterThan(encoded.psnr() + 6);
  }

  @Test
  void twoShapesAreFittedOnOneGrid() {
    SparseTiling sphere = fitted(TestShapes.sphere(), 1).shape().tiling();
    SparseTiling torus = fitted(TestShapes.torus(), 1).shape().tiling();
    SparseTiling both = sphere.union(torus);
    ShapeOptions options = TestShapes.small(StopRule.afterSteps(100));

    ShapeFitResult result = fitted(TestShapes.sphere(), options, Optional.of(both));

    assertThat(result.shape().tiling()).isEqualTo(both);
    assertThat(worst(result, (x, y, z) -> Math.sqrt(x * x + y * y + z * z) - 1)).isLessThan(0.03);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                fitted(
                    TestShapes.sphere(), options, Optional.of(SparseTiling.of(2, 0, new int[8]))));
  }

  @Test
  void aPairThatIsStoppedIsThereOnceTheSecondShapeHasCodes() {
    ShapeOptions options = TestShapes.small(StopRule.afterSteps(20));
    try (PairRun run = new PairRun(ENGINE, TestShapes.sphere(), TestShapes.torus(), options)) {
      boolean firstSeen = false;
      while (run.snapshot(false).filter(s -> s.second() && s.fit().step() > 2).isEmpty()) {
        if (!firstSeen && run.snapshot(false).filter(s -> s.fit().step() > 2).isPresent()) {
          firstSeen = true;
          assertThat(run.result()).isEmpty();
          assertThat(run.snapshot(true).orElseThrow().fit().shape()).isPresent();
        }
        assertThat(run.step()).isTrue();
      }
      assertThat(firstSeen).isTrue();
      ShapePair pair = run.result().orElseThrow();
      assertThat(pair.first().weights()).isSameAs(pair.second().weights());
      assertThat(pair.first().tiling()).isEqualTo(pair.second().tiling());
    }
  }

  @Test
  void bothShapesOfAPairKeepTheirSurface() {
    ShapeOptions options = TestShapes.small(StopRule.afterSteps(100));
    ShapePair pair;
    try (PairRun run = new PairRun(ENGINE, TestShapes.sphere(), TestShapes.torus(), options)) {
      boolean more = true;
      while (more) {
        more = run.step();
      }
      pair = run.result().orElseThrow();
    }

    assertThat(worst(pair.first(), (x, y, z) -> Math.sqrt(x * x + y * y + z * z) - 1))
        .isLessThan(0.03);
    assertThat(worst(pair.second(), (x, y, z) -> Math.hypot(Math.hypot(x, y) - 0.75, z) - 0.25))
        .isLessThan(0.06);
  }

  @Test
  void halfwayBetweenUnclampedShapesLiesTheMeanOfTheirDistances() {
    ShapeOptions small = TestShapes.small(StopRule.afterSteps(100));
    ShapeOptions options = small.change().clamp(Preset.FAST.pair().clamp()).build();
    ShapePair pair;
    try (PairRun run = new PairRun(ENGINE, TestShapes.sphere(), TestShapes.torus(), options)) {
      boolean more = true;
      while (more) {
        more = run.step();
      }
      pair = run.result().orElseThrow();
    }

    assertThat(pair.first().tiling().tileCount()).isEqualTo(6 * 6 * 6);
    Fitted<SparseTiling> halfway = LatentPath.linear(pair.first(), pair.second(), 0.5);
    Distance sphere = (x, y, z) -> Math.sqrt(x * x + y * y + z * z) - 1;
    Distance ring = (x, y, z) -> Math.hypot(Math.hypot(x, y) - 0.75, z) - 0.25;
    assertThat(worst(halfway, (x, y, z) -> (sphere.at(x, y, z) + ring.at(x, y, z)) / 2))
        .isLessThan(0.08);
  }

  @Test
  void theTimeBudgetEndsAFitWithAShape() {
    ShapeOptions hurried = TestShapes.small(StopRule.afterSeconds(1e-6));

    ShapeFitResult result = fitted(TestShapes.torus(), hurried, Optional.empty());

    assertThat(result.reason()).isEqualTo(StopReason.SECONDS);
    assertThat(result.meanError()).isLessThan(0.02);
  }

  @Test
  void thePeakOfThePsnrIsTwo() {
    TileErrors errors = new TileErrors(2);
    assertThat(errors.psnr()).isCloseTo(10 * Math.log10(4), within(1e-9));
    SparseTiling tiles = SparseTiling.of(2, 0, new int[] {0, -1, -1, -1, 0, -1, -1, -1});
    ShapeSamples samples = new ShapeSamples(tiles, new float[] {0, 0, 0}, new float[] {0.5f, -1});

    assertThat(errors.note(samples, new float[] {0.3f, -7}, new int[] {0, 1}, new int[] {0}))
        .isTrue();

    assertThat(errors.mean()).isCloseTo(0.1, within(1e-6));
    assertThat(errors.psnr()).isCloseTo(10 * Math.log10(4 / 0.02), within(1e-4));
  }
}
