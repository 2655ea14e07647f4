package dev.tessera.model.light;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.signal.Argb;
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
    assertThat(fitted(light, 1).psnr()).isLessThan(first.psnr() - 0.3);
  }

  private static Snapshot.Watch watch(boolean whole, int view) {
    return new Snapshot.Watch(/* tile= */ -1, /* fitted= */ false, whole, view);
  }

  /** The pixels that a fit shows after its last step are those that its field paints. */
  private static void assertShown(Fit<Fitted<GridTiling>> fit, int watched, int view) {
    PicturePatch patch =
        fit.snapshot(watch(/* whole= */ true, watched)).live().patch().orElseThrow();
    assertThat(patch.slice()).isEqualTo(view);
    int[] pixels = new int[64 * 96];
    patch.paint(pixels);
    LightPainter painter = new LightPainter(ENGINE.scope().workers(), fit.fitted().orElseThrow());
    int row = view / 5;
    Samples colours = painter.colours(painter.view(row, view % 5));
    float[] rgb = new float[3];
    for (int i = 0; i < pixels.length; i++) {
      colours.copyTo(3L * i, rgb, 0, 3);
      assertThat(pixels[i]).isEqualTo(Argb.pack(rgb, 0, 3));
    }
  }

  @Test
  void theViewThatIsLookedAtIsShownAndLookingChangesNoNumber() {
    GridSignal light = new TwoPlanesScene(GRID, 64, 96).render();
    LightOptions options = LightOptions.usual(GivenViews.EVEN, StopRule.afterSteps(9));
    boolean shown = false;
    try (Fit<Fitted<GridTiling>> fit = LightLearner.fit(ENGINE, light, options, Optional.empty())) {
      while (fit.step()) {
        Optional<PicturePatch> patch = fit.snapshot(watch(/* whole= */ false, 7)).live().patch();
        assertThat(patch.map(PicturePatch::slice).orElse(7)).isEqualTo(7);
        shown |= patch.isPresent();
      }
      assertThat(shown).isTrue();
      assertShown(fit, /* watched= */ 7, /* view= */ 7);
      assertShown(fit, /* watched= */ -1, /* view= */ 12);
      assertThat(fit.show(3)).isTrue();
      while (fit.show(3)) {
        assertThat(fit.steps()).isEqualTo(9);
      }
      assertShown(fit, /* watched= */ 3, /* view= */ 3);
      assertThat(fit.result().orElseThrow().psnr()).isEqualTo(fitted(light, 9).psnr());
    }
  }

  @Test
  void oneViewIsRefused() {
    Samples one = Samples.of(new int[] {1, 1, 8, 8}, 3, new float[192]);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fitted(new GridSignal("one", one, 8), 1))
        .withMessageContaining("only one view is given");
  }
}
