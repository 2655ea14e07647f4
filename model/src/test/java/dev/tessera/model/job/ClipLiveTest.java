package dev.tessera.model.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.TestClips;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.render.GridRenderer;
import dev.tessera.model.service.Latest;
import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.signal.Argb;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who watches the fit of a clip sees its frames. */
final class ClipLiveTest {
  private static final Engine ENGINE = new Engine(new EngineSettings(DeviceChoice.CPU, 0));
  private static final GridSignal CLIP = TestClips.moving(10, 17, 22);
  private static final FitOptions OPTIONS = TestClips.joint(60);

  private final Latest<Snapshot<Fitted<GridTiling>>> snapshots = new Latest<>();
  private final FitJob<Fitted<GridTiling>> fit =
      new FitJob<>(
          "", () -> SignalLearner.grid(ENGINE, CLIP, OPTIONS, Optional.empty()), snapshots);

  private static Samples rendered(Fitted<GridTiling> field) {
    try (GridRenderer renderer = new GridRenderer(ENGINE.scope(), field, 1)) {
      while (renderer.step()) {}
      return renderer.picture();
    }
  }

  @Test
  void theErrorOfEachFrameIsThatOfItsRendering() {
    fit.open();
    while (fit.step()) {}
    FitResult<Fitted<GridTiling>> result = fit.result().orElseThrow();
    fit.close();

    Samples rendered = rendered(result.fitted());
    double sum = 0;
    for (int t = 0; t < 10; t++) {
      double expected = Psnr.ofRounded(CLIP.samples().slice(t), rendered.slice(t));
      assertThat((double) result.quality().slices().get(t)).isCloseTo(expected, within(0.01));
      sum += expected;
    }
    assertThat(result.psnr()).isCloseTo(sum / 10, within(0.01));
  }

  @Test
  void aFrameThatIsLookedAtIsAsTheFitHasItNow() {
    fit.open();
    while (snapshots.take().map(s -> s.step() < 30).orElse(true)) {
      fit.step();
    }
    int[] screen = new int[17 * 22];
    for (int frame : new int[] {6, 2}) {
      LiveSliceJob job = new LiveSliceJob(fit, frame);
      while (job.step()) {}
      PicturePatch patch = job.result().orElseThrow().orElseThrow();

      assertThat(patch.slice()).isEqualTo(frame);
      patch.paint(screen);
      Samples expected = rendered(fit.capture().orElseThrow()).slice(frame);
      assertThat(screen).isEqualTo(Argb.pack(expected));
    }
    // From now on snapshots tell of the same frame.
    fit.step();
    while (snapshots.take().isEmpty()) {
      fit.step();
    }
    fit.close();
    Snapshot<Fitted<GridTiling>> last = snapshots.take().orElseThrow();
    assertThat(last.live().patch().orElseThrow().slice()).isEqualTo(2);
  }

  @Test
  void oneFrameIsRenderedAtAnyTime() throws Exception {
    fit.open();
    while (fit.step()) {}
    Fitted<GridTiling> field = fit.result().orElseThrow().fitted();
    fit.close();
    RenderJob job = RenderJob.frame(ENGINE, field, 4, 2, new Latest<>());
    job.open();
    while (job.step()) {}
    Samples frame = job.result().orElseThrow();
    job.close();

    assertThat(frame.extent()).containsExactly(34, 44);
  }
}
