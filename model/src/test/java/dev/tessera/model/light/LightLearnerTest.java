package dev.tessera.model.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.signal.GivenViews;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.ViewGrid;
import dev.tessera.model.signal.scene.TwoPlanesScene;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LightLearnerTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final ViewGrid GRID = new ViewGrid(/* rows= */ 5, /* columns= */ 5);

  private static FitResult<Fitted<GridTiling>> fitted(GridSignal light, int steps) {
    LightOptions options = LightOptions.usual(GivenViews.EVEN, StopRule.afterSteps(steps));
    try (Fit<Fitted<GridTiling>> fit = LightLearner.fit(ENGINE, light, options, Optional.empty())) {
      while (fit.step()) {
        assertThat(fit.steps()).isLessThanOrEqualTo(steps);
      }
      return fit.result().orElseThrow();
    }
  }

  @Test
  void viewsLeftOutAreMetAndTheSameStepsGiveTheSameNumbers() {
    GridSignal light = new TwoPlanesScene(GRID, 64, 96).render();
    FitResult<Fitted<GridTiling>> first = fitted(light, 30);
    ViewErrors errors =
        new ViewErrors(new LightPainter(ENGINE.scope().workers(), first.fitted()), light);
    while (errors.step()) {
      assertThat(errors.progress()).isLessThan(1);
    }
    assertThat(errors.result().get(6)).isGreaterThan(27);
    assertThat(first.quality().slices().get(6)).isNaN();
    assertThat(first.quality().slices().get(12)).isGreaterThan(27);
    assertThat(fitted(light, 30).psnr()).isEqualTo(first.psnr());
  }

  @Test
  void oneViewIsRefused() {
    Samples one = Samples.of(new int[] {1, 1, 8, 8}, 3, new float[192]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fitted(new GridSignal("one", one, 8), 1))
        .withMessageContaining("only one view is given");
  }
}
