package dev.tessera.app.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.FitStub;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.PictureFields;
import dev.tessera.app.session.PictureRenders;
import dev.tessera.app.session.PixelImage;
import dev.tessera.app.session.PixelRect;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.StageService;
import dev.tessera.model.engine.DeviceChoice;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.EngineSettings;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.job.RenderJob;
import dev.tessera.model.job.TileRenderJob;
import dev.tessera.model.service.DirectModelService;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.shown.PicturePatch;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class LatentViewModelTest {
  private static final int WIDTH = 24;
  private static final int HEIGHT = 16;
  private static final Fitted<GridTiling> FITTED =
      PictureFields.field(PictureFields.PAPER, WIDTH, HEIGHT, 0, 1);

  private final StageService service = new StageService();
  private final SessionModel session = new SessionModel(new ProjectModel(1L << 30));
  private final FitStub fit = new FitStub();
  private final List<Notice> notices = new ArrayList<>();
  private final List<PixelRect> changed = new ArrayList<>();
  private long now;
  private final LatentViewModel model =
      new LatentViewModel(
          TestTools.tools(service, IoPool.direct(), notices::add),
          session,
          fit.source(),
          () -> now);

  private void fitted() {
    taken();
    model.poll();
    end(0, grey(WIDTH, HEIGHT, 0));
    changed.clear();
  }

  private void taken() {
    session.open(PictureFields.session("a.png", WIDTH, HEIGHT));
    fit.startAnew();
    fit.finish(FITTED);
    model.poll();
    model.setListener(
        new LatentListener() {
          @Override
          public void pictureReplaced() {}

          @Override
          public void reconstructionReplaced() {
            changed.add(new PixelRect(0, 0, WIDTH, HEIGHT));
          }

          @Override
          public void tileChanged(PixelRect cell) {
            changed.add(cell);
          }
        });
  }

  private static Samples grey(int width, int height, float value) {
    float[] values = new float[width * height * 3];
    Arrays.fill(values, value);
    return Samples.of(new int[] {height, width}, 3, values);
  }

  @SuppressWarnings("unchecked")
  private void end(int index, Samples samples) {
    ((StageService.Asked<Samples>) service.asked().get(index)).end(new Outcome.Done<>(samples));
  }

  @Test
  void theStateTellsWhatToDo() {
    assertThat(model.state().get()).isEqualTo(LatentState.EMPTY);
    session.open(PictureFields.session("a.png", WIDTH, HEIGHT));
    assertThat(model.state().get()).isEqualTo(LatentState.NOT_FITTED);
    fit.startAnew();
    assertThat(model.state().get()).isEqualTo(LatentState.WAITING);
    model.poll();
    assertThat(model.state().get()).isEqualTo(LatentState.WAITING);
    fit.run(FITTED);
    model.poll();
    assertThat(model.state().get()).isEqualTo(LatentState.FOLLOWING);
    fit.reset();
    assertThat(model.state().get()).isEqualTo(LatentState.NOT_FITTED);
  }

  @Test
  void aFinishedFitIsTakenOnceAndRendered() {
    taken();
    assertThat(model.field()).contains(FITTED);
    assertThat(model.pointer().selected().get()).as("the tile in the middle").isEqualTo(4);
    assertThat(model.pointer().code().get().orElseThrow().get(2))
        .isEqualTo(FITTED.codes().get(4, 2));
    assertThat(model.colours().get().orElseThrow().picture().width()).isEqualTo(3);
    model.poll();
    model.poll();
    assertThat(fit.captures()).isEqualTo(1);
    assertThat(service.asked()).hasSize(1);
    assertThat(service.asked().get(0).job()).isInstanceOf(RenderJob.class);
    end(0, grey(WIDTH, HEIGHT, 1));
    assertThat(model.picture().orElseThrow().argb(5, 5)).isEqualTo(0xFFFFFFFF);
    model.poll();
    assertThat(service.asked()).hasSize(1);
  }

  @Test
  void theQualityOfATileIsToldOnceItsPixelsAreKnown() {
    taken();
    assertThat(model.psnr(4)).isEmpty();
    model.poll();
    end(0, grey(WIDTH, HEIGHT, 0));
    assertThat(model.psnr(4)).isPresent();
    fit.startAnew();
    fit.run(FITTED);
    model.poll();
    GridTiling grid = FITTED.tiling();
    model.show(new PicturePatch(grid, new int[] {4}, new int[64], new float[] {20}));
    assertThat(model.psnr(4)).isPresent();
    assertThat(model.psnr(3)).isEmpty();
  }

  @Test
  void aRunningFitIsLookedAtOnceASecond() {
    session.open(PictureFields.session("a.png", WIDTH, HEIGHT));
    fit.startAnew();
    fit.run(FITTED);
    model.poll();
    model.poll();
    assertThat(fit.captures()).isEqualTo(1);
    now += 1_100_000_000L;
    model.poll();
    model.poll();
    assertThat(fit.captures()).isEqualTo(2);
  }

  @Test
  void pixelsOfTheFitAreShownUntilACodeIsChanged() {
    fitted();
    int[] pixels = new int[64];
    Arrays.fill(pixels, 0xFF123456);
    PicturePatch patch = new PicturePatch(FITTED.tiling(), new int[] {1}, pixels, new float[] {30});
    model.show(patch);
    assertThat(model.picture().orElseThrow().argb(8, 0)).isEqualTo(0xFF123456);
    assertThat(model.picture().orElseThrow().argb(7, 0)).isEqualTo(0xFF000000);
    assertThat(changed).containsExactly(new PixelRect(8, 0, 8, 8));

    model.editor().nudge(0, 3);
    Arrays.fill(pixels, 0xFFFFFFFF);
    model.show(patch);
    assertThat(model.picture().orElseThrow().argb(8, 0)).isEqualTo(0xFF123456);
  }

  @Test
  void aDragIsFollowedByOneTileAtATimeAndEndsWithItsLastCode() {
    fitted();
    model.pointer().select(2);
    model.editor().beginDrag();
    model.editor().drag(0, 1);
    model.editor().drag(0, 2);
    model.editor().drag(0, 3);
    assertThat(service.asked()).as("one is on its way").hasSize(2);
    assertThat(service.asked().get(1).job()).isInstanceOf(TileRenderJob.class);
    assertThat(service.asked().get(1).lane()).isEqualTo(Lane.VIEW);
    end(1, grey(8, 8, 0));
    assertThat(service.asked()).as("the newest follows").hasSize(3);
    end(2, grey(8, 8, 1));
    model.editor().endDrag();
    assertThat(service.asked()).hasSize(3);
    assertThat(changed).containsExactly(new PixelRect(16, 0, 8, 8), new PixelRect(16, 0, 8, 8));
    assertThat(model.picture().orElseThrow().argb(16, 7)).isEqualTo(0xFFFFFFFF);
    assertThat(model.picture().orElseThrow().argb(15, 7)).isEqualTo(0xFF000000);
    assertThat(model.state().get()).isEqualTo(LatentState.EDITED);
  }

  @Test
  void exportGetsTheChangedFieldAndElseThatOfTheFit() {
    fitted();
    List<Optional<Fitted<GridTiling>>> captured = new ArrayList<>();
    model.capture(captured::add);
    assertThat(captured.get(0)).containsSame(FITTED);
    model.pointer().select(3);
    model.editor().nudge(1, 7);
    model.capture(captured::add);
    assertThat(captured.get(1).orElseThrow().codes().get(3, 1)).isEqualTo(7);
    assertThat(captured.get(1).orElseThrow().codes().get(3, 0)).isEqualTo(FITTED.codes().get(3, 0));
    session.project().undo();
    model.capture(captured::add);
    assertThat(captured.get(2)).containsSame(FITTED);
  }

  @Test
  void changesOutliveAFitThatGoesOnButNotOneFromScratch() {
    fitted();
    model.editor().nudge(0, 5);
    fit.goOn();
    Fitted<GridTiling> further = PictureFields.field(PictureFields.PAPER, WIDTH, HEIGHT, 0, 2);
    fit.finish(further);
    model.poll();
    assertThat(model.state().get()).isEqualTo(LatentState.HELD);
    assertThat(model.field().orElseThrow().codes().get(4, 0)).isEqualTo(5);
    model.editor().resetAll();
    model.poll();
    assertThat(model.state().get()).isEqualTo(LatentState.FOLLOWING);
    assertThat(model.field()).containsSame(further);

    model.editor().nudge(0, 5);
    fit.startAnew();
    assertThat(model.state().get()).isEqualTo(LatentState.WAITING);
    assertThat(notices.get(0).sentence()).contains("1 tile ");
    assertThat(session.project().undoName().get()).startsWith("opening");
  }

  @Test
  void whereTilesOverlapTheWholePictureFollowsAChange() {
    Fitted<GridTiling> overlapping = PictureFields.field(PictureFields.PAPER, WIDTH, HEIGHT, 2, 1);
    session.open(PictureFields.session("a.png", WIDTH, HEIGHT));
    fit.finish(overlapping);
    model.poll();
    model.editor().nudge(0, 5);
    assertThat(service.asked()).hasSize(2);
    assertThat(service.asked().get(0).job()).isInstanceOf(TileRenderJob.class);
    assertThat(service.asked().get(1).job()).isInstanceOf(RenderJob.class);
  }

  @Test
  void arrowKeysStayWithinThePicture() {
    fitted();
    model.pointer().move(1, 0);
    assertThat(model.pointer().selected().get()).isEqualTo(4);
    model.pointer().move(-1, 1);
    assertThat(model.pointer().selected().get()).isEqualTo(2);
    model.pointer().move(-5, -8);
    assertThat(model.pointer().selected().get()).isZero();
    model.pointer().select(99);
    assertThat(model.pointer().selected().get()).isEqualTo(5);
  }

  @Test
  void aFailureIsToldAndTheNextChangeIsTriedAgain() {
    fitted();
    model.editor().nudge(0, 5);
    service.asked().get(1).end(new Outcome.Failed<>(new OutOfMemoryError("heap")));
    assertThat(notices.get(0).kind()).isEqualTo(Notice.Kind.PROBLEM);
    model.editor().nudge(0, 6);
    assertThat(service.asked()).hasSize(3);
  }

  @Test
  void anotherPictureForgetsEverything() {
    fitted();
    model.editor().nudge(0, 5);
    session.open(PictureFields.session("b.png", 32, 32));
    assertThat(model.field()).isEmpty();
    assertThat(model.pointer().selected().get()).isEqualTo(TilePointer.NO_TILE);
    assertThat(model.colours().get()).isEmpty();
    end(1, grey(8, 8, 1));
    assertThat(model.picture().orElseThrow().argb(0, 0)).isZero();
  }

  @Test
  void theTileOnTheScreenIsThatOfTheWholeRendering() {
    DirectModelService direct = new DirectModelService();
    LatentViewModel real =
        new LatentViewModel(
            TestTools.tools(direct, IoPool.direct(), notices::add),
            session,
            fit.source(),
            System::nanoTime);
    session.open(PictureFields.session("a.png", WIDTH, HEIGHT));
    fit.finish(FITTED);
    real.poll();
    real.poll();
    direct.runToIdle();
    real.pointer().select(1);
    real.editor().nudge(0, 2.5);
    direct.runToIdle();
    ShownPicture shown = real.picture().orElseThrow();
    PixelImage whole =
        PictureRenders.whole(
            new Engine(new EngineSettings(DeviceChoice.AUTO, 0)), real.field().orElseThrow());
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        for (int shift = 0; shift < 24; shift += 8) {
          int difference =
              ((shown.argb(x, y) >> shift) & 255) - ((whole.argb(x, y) >> shift) & 255);
          assertThat(difference).isBetween(-1, 1);
        }
      }
    }
  }
}
