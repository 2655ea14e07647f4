package dev.tessera.model.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.scene.TwoPlanesScene;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Scenes and grids of several kinds; views that were left out. */
final class LightScenesTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final int STEPS = 40;

  private static LayeredScene.Layer box(double disparity) {
    return new LayeredScene.Layer(
        disparity, 0, 0, (y, x) -> Math.abs(y) < 16 && Math.abs(x) < 16, 0);
  }

  private static GridSignal layers(int rows, int columns, LayeredScene.Layer... layers) {
    return new LayeredScene(new ViewGrid(rows, columns), 64, 80, layers).signal();
  }

  private static Arguments scene(String name, double most, Supplier<GridSignal> light) {
    return Arguments.of(named(name, light), most);
  }

  /** Each with the most its disparities may be, either way. */
  static Stream<Arguments> scenes() {
    LayeredScene.Layer slanted = new LayeredScene.Layer(0, 0.004, 0.006, (y, x) -> true, 0);
    LayeredScene.Layer shining =
        new LayeredScene.Layer(1.5, 0, 0, (y, x) -> y * y + x * x < 250, 0.02);
    LayeredScene.Layer back = LayeredScene.wall(-1);
    return Stream.of(
        scene("a slanted plane", 1.5, () -> layers(5, 5, slanted)),
        scene("a highlight", 3, () -> layers(5, 5, shining, back)),
        scene(
            "noise",
            3,
            () -> new LayeredScene(new ViewGrid(5, 5), 64, 80, box(1.5), back).noisy(0.03)),
        scene("3 x 3 views", 3, () -> layers(3, 3, box(2), back)),
        scene("4 x 6 views", 3, () -> layers(4, 6, box(2), back)),
        scene("the sample", 3, () -> new TwoPlanesScene(new ViewGrid(5, 5), 64, 96).render()));
  }

  private static double leftOut(GridSignal light) {
    LightOptions options = LightOptions.usual(GivenViews.EVEN, StopRule.afterSteps(STEPS));
    try (Fit<Fitted<GridTiling>> fit = LightLearner.fit(ENGINE, light, options, Optional.empty())) {
      boolean more = true;
      while (more) {
        more = fit.step();
      }
      LightPainter painter = new LightPainter(ENGINE.scope().workers(), fit.fitted().orElseThrow());
      ViewErrors errors = new ViewErrors(painter, light);
      errors.finished();
      int columns = light.samples().extent(1);
      double sum = 0;
      int count = 0;
      for (int i = 0; i < errors.result().length(); i++) {
        if (!GivenViews.EVEN.contains(i / columns, i % columns)) {
          sum += errors.result().get(i);
          count++;
        }
      }
      return sum / count;
    }
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void viewsThatWereLeftOutAreMetBetterThanByTheirNeighbours(
      Supplier<GridSignal> scene, double most) {
    GridSignal light = scene.get();
    double floor = new NeighboursMoved(light.samples(), most).psnr(GivenViews.EVEN);
    assertThat(leftOut(light)).as("dB, neighbours have %.2f", floor).isGreaterThan(floor);
  }

  /** Of a fit of few steps; the floor runs in depth, and the sphere hides a part of it. */
  @ParameterizedTest
  @EnumSource(GivenViews.class)
  void disparitiesAreThoseOfTheScene(GivenViews given) {
    TwoPlanesScene scene = new TwoPlanesScene(new ViewGrid(5, 5), 96, 144);
    LightOptions options = LightOptions.usual(given, StopRule.afterSteps(2));
    try (Fit<Fitted<GridTiling>> fit =
        LightLearner.fit(ENGINE, scene.render(), options, Optional.empty())) {
      boolean more = true;
      while (more) {
        more = fit.step();
      }
      LightPainter painter = new LightPainter(ENGINE.scope().workers(), fit.fitted().orElseThrow());
      Samples found = painter.seen(painter.view(1, 3)).disparities();
      double[] errors = new double[96 * 144];
      Arrays.setAll(
          errors,
          i -> {
            int row = i / 144;
            return Math.abs(found.get(i) - scene.disparity(1, 3, row, i % 144));
          });
      Arrays.sort(errors);
      double mean = Arrays.stream(errors).average().orElseThrow();
      long near = Arrays.stream(errors).filter(e -> e < 0.1).count();
      assertThat(errors[errors.length / 2]).isLessThan(0.03);
      assertThat(mean).isLessThan(0.05);
      assertThat(near).isGreaterThan(errors.length * 9 / 10);
    }
  }
}
