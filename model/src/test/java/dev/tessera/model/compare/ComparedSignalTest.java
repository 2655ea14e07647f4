package dev.tessera.model.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.TestClips;
import dev.tessera.model.fit.TestShapes;
import dev.tessera.model.fit.points.PointSource;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.SurfaceCut;
import dev.tessera.model.tile.Tiling;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What methods learn from and are judged by, on every kind of signal. */
final class ComparedSignalTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final StopRule STOP = StopRule.afterSteps(20);

  private static final SurfaceCut CUT = new SurfaceCut(6, 0.1, 0.2, 64);
  private static final ComparedShape SPHERE =
      ComparedShape.of(TestShapes.sphere(), CUT, done -> assertThat(done).isBetween(0.0, 1.0));

  private static Method method(ComparedSignal<?> subject, String name) {
    return Method.all(subject.dimensions(), subject.channels(), List.of()).stream()
        .filter(m -> m.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Contender contender(ComparedSignal<?> subject, MethodSizes sizes, String name) {
    return Contender.all(subject, List.of(method(subject, name)), sizes, FairBudget.TIME, STOP)
        .get(0);
  }

  private static <T extends Tiling> FitResult<Fitted<T>> fitted(
      ComparedSignal<T> subject, MethodSizes sizes, String name) {
    try (Fit<Fitted<T>> fit = subject.fit(ENGINE, contender(subject, sizes, name))) {
      while (fit.step()) {
        assertThat(fit.steps()).isLessThanOrEqualTo(1000);
      }
      return fit.result().orElseThrow();
    }
  }

  @Test
  void aNetworkForTheWholeShapeLearnsTheDistanceNearItAndElsewhere() {
    MethodSizes sizes = new MethodSizes(CUT, 8, 16, 2);
    PointSource<?> whole = SPHERE.points(contender(SPHERE, sizes, "siren").options());
    assertThat(whole.tiling().tileCount()).isEqualTo(1);
    float[] found = new float[whole.pointCount()];
    whole.targets(new int[1], IntStream.range(0, found.length).toArray(), found);
    int saturated = 0;
    for (int p = 0; p < found.length; p++) {
      double square = 0;
      for (int axis = 0; axis < 3; axis++) {
        square += Math.pow(whole.local(p, axis), 2);
      }
      double distance = (Math.sqrt(square) - 1) / CUT.clamp();
      assertThat(found[p]).isCloseTo((float) Math.max(-1, Math.min(1, distance)), within(0.1f));
      saturated += Math.abs(found[p]) == 1 ? 1 : 0;
    }
    assertThat(saturated).isBetween(found.length / 10, found.length * 9 / 10);
  }

  @Test
  void aShapeIsJudgedWhereNoFitLearned() {
    MethodSizes sizes = new MethodSizes(CUT, 8, 32, 2);
    for (String name : List.of("modulated", "siren", "components")) {
      FitResult<?> result = fitted(SPHERE, sizes, name);
      assertThat(result.quality().heldOut()).as(name).isBetween(5.0, 60.0);
      double last = result.curve().value(result.curve().length() - 1);
      assertThat(last).as(name).isEqualTo(result.quality().heldOut());
    }
  }

  @Test
  void tilesThatDifferInFewWaysAreTheirPrincipalComponents() {
    // 6 x 4 tiles of 4 x 4 pixels, each a mean and some of two patterns
    Random random = new Random(3);
    float[][] patterns = new float[3][48];
    for (float[] pattern : patterns) {
      for (int i = 0; i < pattern.length; i++) {
        pattern[i] = 0.2f + 0.1f * random.nextFloat();
      }
    }
    float[][] weights = new float[24][];
    for (int t = 0; t < weights.length; t++) {
      weights[t] = new float[] {1, random.nextFloat(), random.nextFloat()};
    }
    float[] values = new float[16 * 24 * 3];
    for (int i = 0; i < values.length; i++) {
      int y = i / 72;
      int x = i / 3 % 24;
      for (int p = 0; p < 3; p++) {
        int inTile = (y % 4 * 4 + x % 4) * 3 + i % 3;
        values[i] += weights[y / 4 * 6 + x / 4][p] * patterns[p][inTile];
      }
    }
    Samples samples = Samples.of(new int[] {16, 24}, 3, values);
    ComparedGrid picture = new ComparedGrid(new GridSignal("few", samples, 16));
    FitResult<?> result = fitted(picture, new MethodSizes(4, 3, 8, 1), "components");
    // as near as 8 bits are
    assertThat(result.psnr()).isGreaterThan(55);
    FitResult<?> less = fitted(picture, new MethodSizes(4, 2, 8, 1), "components");
    assertThat(less.psnr()).isLessThan(result.psnr() - 5);
  }

  @Test
  void componentsAreNoMoreThanThereAreTiles() {
    ComparedGrid clip = new ComparedGrid(TestClips.moving(4, 16, 16));
    GridCut cut = new GridCut(List.of(4, 8, 8), List.of(0, 0, 0), false);
    FitResult<?> result = fitted(clip, new MethodSizes(cut, 16, 8, 1), "components");
    assertThat(result.psnr()).isGreaterThan(50);
  }

  @Test
  void costsOfAShapeAreThoseOfItsTilesAndOfTheWhole() {
    MethodSizes sizes = new MethodSizes(CUT, 8, 16, 2);
    Costs tiles = contender(SPHERE, sizes, "modulated").costs();
    int count = SPHERE.points(contender(SPHERE, sizes, "modulated").options()).tiling().tileCount();
    assertThat(tiles.floats()).isEqualTo(8L * count);
    double perSample = 16 * 3 + 16 * 16 + 16;
    double perTile = 16 * 8 + 16 * (16 + 8);
    assertThat(tiles.madsPerSample()).isEqualTo(perSample + perTile / 64);
    assertThat(tiles.madsPerTrainedSample()).isEqualTo(3 * (perSample + perTile / 16));
    Costs whole = contender(SPHERE, sizes, "siren").costs();
    assertThat(whole.floats()).isEqualTo(whole.parameters()).isEqualTo(16 * 4 + 16 * 17 + 17);
    assertThat(whole.madsPerTrainedSample()).isEqualTo(3 * perSample);
  }

  @Test
  void costsOfComponentsAreDirectionsAndCosines() {
    Costs costs = contender(SPHERE, new MethodSizes(CUT, 8, 16, 2), "components").costs();
    // 4^3 cosines of three frequencies and a colour, 7 directions and a mean
    int networks = 64 * (3 + 1) + 7 * 64 + 64;
    assertThat(costs.parameters() - costs.floats()).isEqualTo(networks);
    assertThat(costs.madsPerSample()).isEqualTo(64 * (3 + 1) + 7 * 64 / 64.0);
  }
}
