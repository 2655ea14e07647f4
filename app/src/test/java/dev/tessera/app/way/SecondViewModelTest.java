package dev.tessera.app.way;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.codes.LatentViewModel;
import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.FitStub;
import dev.tessera.app.session.IoPool;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.PictureFields;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.StageService;
import dev.tessera.app.session.Tools;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.job.FitJob;
import dev.tessera.model.service.DirectModelService;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.ModelService;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.io.ImageFiles;
import dev.tessera.model.signal.io.ImageFormat;
import dev.tessera.model.signal.io.SaveException;
import dev.tessera.model.signal.io.WriteOptions;
import dev.tessera.model.tile.GridTiling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecondViewModelTest {
  private static final int WIDTH = 24;
  private static final int HEIGHT = 16;

  @TempDir private Path folder;

  private final SessionModel session = new SessionModel(new ProjectModel(1L << 30));
  private final FitStub fit = new FitStub();
  private final List<Notice> notices = new ArrayList<>();
  private final StageService stage = new StageService();
  private final DirectModelService direct = new DirectModelService();

  /** A page of codes and its second picture. */
  private record Page(LatentViewModel codes, SecondViewModel second) {}

  private Page page(ModelService service) {
    Tools tools = TestTools.tools(service, IoPool.direct(), notices::add);
    LatentViewModel codes = new LatentViewModel(tools, session, fit.source(), System::nanoTime);
    return new Page(
        codes,
        new SecondViewModel(tools, PicturePage.first(codes), fit.source(), session.project()));
  }

  private void fitted(Page page, Fitted<GridTiling> field) {
    session.open(PictureFields.session("a.png", WIDTH, HEIGHT));
    fit.finish(field);
    page.codes().poll();
  }

  private Path file(String name, int width, int height) throws SaveException {
    Path file = folder.resolve(name);
    Samples samples = PictureFields.signal(name, width, height).samples();
    ImageFiles.write(samples, file, WriteOptions.of(ImageFormat.PNG, 8), () -> false);
    return file;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPictureOfAnotherSizeGetsCodesOfTheSameNetworksAndTiles(boolean experts) throws Exception {
    FieldSpec spec = experts ? PictureFields.EXPERTS : PictureFields.PAPER;
    Fitted<GridTiling> first = PictureFields.field(spec, WIDTH, HEIGHT, 0, 1);
    Page page = page(direct);
    fitted(page, first);
    page.second().open(file("b.png", 50, 20));
    assertThat(page.second().state().get()).isEqualTo(SecondState.ENCODING);
    assertThat(page.second().image().get().orElseThrow().signal().width()).isEqualTo(WIDTH);
    for (int i = 0; i < 40; i++) {
      direct.turn();
    }
    page.second().stop();
    direct.runToIdle();
    assertThat(page.second().state().get()).isEqualTo(SecondState.READY);
    Fitted<GridTiling> found = page.second().codes().get().orElseThrow();
    assertThat(found.weights()).isSameAs(first.weights());
    assertThat(found.tiling()).isEqualTo(first.tiling());
    assertThat(notices).isEmpty();
  }

  @Test
  void withoutAFitThereIsNothingToMixWith() throws Exception {
    Page page = page(stage);
    page.second().open(file("b.png", 50, 20));
    assertThat(page.second().state().get()).isEqualTo(SecondState.NONE);
    assertThat(notices.get(0).sentence()).startsWith("Fit a picture first");
    session.open(PictureFields.session("a.png", 24, 16));
    fit.finish(PictureFields.field(PictureFields.PAPER, WIDTH, HEIGHT, 0, 1));
  }

  @Test
  void aTinyPictureIsRefusedInOneSentence() throws Exception {
    Page page = page(stage);
    fitted(page, PictureFields.field(PictureFields.PAPER, WIDTH, HEIGHT, 0, 1));
    page.second().open(file("tiny.png", 2, 2));
    assertThat(notices.get(0).sentence())
        .isEqualTo(
            "Cannot read tiny.png: expected at least 3 x 2 pixels, to fill 24 x 16, found 2 x 2.");
    assertThat(page.second().state().get()).isEqualTo(SecondState.NONE);
    page.second().open(folder.resolve("none.png"));
    assertThat(notices.get(1).kind()).isEqualTo(Notice.Kind.PROBLEM);
  }

  @Test
  void aPictureThatCannotBeReadLeavesTheOneBefore() throws Exception {
    Page page = page(direct);
    fitted(page, PictureFields.field(PictureFields.EXPERTS, WIDTH, HEIGHT, 0, 1));
    page.second().open(file("b.png", 50, 20));
    direct.runToIdle();
    Fitted<GridTiling> found = page.second().codes().get().orElseThrow();
    page.second().open(file("tiny.png", 2, 2));
    assertThat(notices).hasSize(1);
    assertThat(page.second().state().get()).isEqualTo(SecondState.READY);
    assertThat(page.second().codes().get()).containsSame(found);
  }

  @Test
  void besideARunningFitItTakesTheOtherLane() throws Exception {
    Fitted<GridTiling> first = PictureFields.field(PictureFields.PAPER, WIDTH, HEIGHT, 0, 1);
    Page page = page(stage);
    fitted(page, first);
    page.second().open(file("b.png", 24, 16));
    assertThat(last().lane()).isEqualTo(Lane.FIT);
    fit.goOn();
    assertThat(last().wishes()).as("makes room for the fit").contains("cancel");
    page.second().remove();
    fit.networks(Optional.of(new Pretrained("n", 8, first.weights(), Optional.empty())));
    page.second().open(file("c.png", 24, 16));
    assertThat(last().lane()).isEqualTo(Lane.VIEW);
  }

  @Test
  void otherNetworksMeanOtherCodes() throws Exception {
    Page page = page(stage);
    fitted(page, PictureFields.field(PictureFields.PAPER, WIDTH, HEIGHT, 0, 1));
    page.second().open(file("b.png", 50, 20));
    StageService.Asked<?> before = last();
    fit.goOn();
    fit.finish(PictureFields.field(PictureFields.PAPER, WIDTH, HEIGHT, 0, 2));
    page.codes().poll();
    assertThat(before.wishes()).contains("cancel");
    assertThat(last()).isNotSameAs(before);
    assertThat(last().job()).isInstanceOf(FitJob.class);
    assertThat(page.second().state().get()).isEqualTo(SecondState.ENCODING);

    session.open(PictureFields.session("c.png", 40, 40));
    assertThat(page.second().state().get()).isEqualTo(SecondState.WAITING);
    fit.startAnew();
    fit.finish(PictureFields.field(PictureFields.PAPER, 40, 40, 0, 1));
    page.codes().poll();
    assertThat(page.second().image().get().orElseThrow().signal().height()).isEqualTo(40);
    assertThat(page.second().state().get()).isEqualTo(SecondState.ENCODING);
    last().end(failed());
    assertThat(page.second().state().get()).isEqualTo(SecondState.FAILED);
    page.second().remove();
    assertThat(page.second().state().get()).isEqualTo(SecondState.NONE);
  }

  @Test
  void theSettingsFollowTheFirstPicture() {
    Fitted<GridTiling> first = PictureFields.field(PictureFields.PAPER, WIDTH, HEIGHT, 2, 1);
    FitOptions plain = SecondCodes.options(first, Optional.empty());
    assertThat(plain.mode()).isEqualTo(FitMode.CODES);
    assertThat(plain.networks().orElseThrow().encoder()).isEmpty();
    assertThat(plain.gridFor(PictureFields.signal("b.png", WIDTH, HEIGHT)))
        .isEqualTo(first.tiling());
    Fitted<GridTiling> experts = PictureFields.field(PictureFields.EXPERTS, WIDTH, HEIGHT, 0, 1);
    assertThat(SecondCodes.options(experts, Optional.empty()).mode()).isEqualTo(FitMode.ENCODE);
  }

  private StageService.Asked<?> last() {
    return stage.asked().get(stage.asked().size() - 1);
  }

  private static <R> Outcome<R> failed() {
    return new Outcome.Failed<>(new OutOfMemoryError("heap"));
  }
}
