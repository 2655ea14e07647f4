package dev.tessera.app.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.Notice;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.Session;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.StageService;
import dev.tessera.model.compare.Comparison;
import dev.tessera.model.compare.FeatureMaps;
import dev.tessera.model.compare.Form;
import dev.tessera.model.job.CompareJob;
import dev.tessera.model.job.FeatureMapJob;
import dev.tessera.model.service.DirectModelService;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.signal.SignalFormatException;
import dev.tessera.model.signal.io.AlphaMode;
import dev.tessera.model.signal.io.ImageFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompareViewModelTest {
  private static final Session OPEN = Compared.session(96, 64);

  @TempDir private Path folder;

  private final StageService service = new StageService();
  private final SessionModel session = new SessionModel(new ProjectModel(1L << 30));
  private final TestTools told = TestTools.of(service);
  private final List<Notice> notices = told.notices;
  private final CompareViewModel model = new CompareViewModel(told.tools, session);

  @Test
  void nothingIsComparedBeforeAPictureIsOpen() {
    assertThat(model.state().get()).isEqualTo(CompareState.EMPTY);
    assertThat(model.possible()).isFalse();
    model.toggle();
    model.choose(0);
    model.move(1, 0);
    assertThat(service.asked()).isEmpty();
  }

  @Test
  void anOpenPictureIsCutIntoTilesOfWhichFourAreChosen() {
    session.open(OPEN);
    assertThat(model.state().get()).isEqualTo(CompareState.READY);
    assertThat(model.picture().get().orElseThrow().grid().tileCount()).isEqualTo(6);
    assertThat(model.tiles().get()).hasSize(4).doesNotHaveDuplicates();
    assertThat(model.saving(() -> () -> OPEN.signal().samples()).offer().name())
        .isEqualTo("slope-feature-maps.png");
  }

  @Test
  void aPictureOfOneTileIsTooSmall() {
    session.open(Compared.session(63, 32));
    assertThat(model.state().get()).isEqualTo(CompareState.TOO_SMALL);
    assertThat(model.possible()).isFalse();
    session.open(OPEN);
    assertThat(model.state().get()).isEqualTo(CompareState.READY);
  }

  @Test
  void trainingLeadsToMapsOfTheChosenTilesAndLayer() {
    session.open(OPEN);
    model.toggle();
    assertThat(model.state().get()).isEqualTo(CompareState.RUNNING);
    assertThat(service.asked().get(0).lane()).isEqualTo(Lane.VIEW);
    assertThat(service.asked().get(0).job()).isInstanceOf(CompareJob.class);

    Comparison networks = Compared.networks(OPEN);
    training(0).end(new Outcome.Done<>(networks));

    assertThat(model.state().get()).isEqualTo(CompareState.DONE);
    assertThat(model.comparison().get()).contains(networks);
    FeatureMaps maps = Compared.maps(networks, 0, model.tiles().get());
    evaluation(1).end(new Outcome.Done<>(maps));
    assertThat(model.maps().get()).contains(maps);

    model.layer().set(2);
    assertThat(service.asked()).hasSize(3);
    assertThat(service.asked().get(2).job()).isInstanceOf(FeatureMapJob.class);
  }

  @Test
  void onlyTheNewestMapsAreShown() {
    session.open(OPEN);
    model.toggle();
    Comparison networks = Compared.networks(OPEN);
    training(0).end(new Outcome.Done<>(networks));
    model.layer().set(1);
    assertThat(evaluation(1).wishes()).containsExactly("cancel");
    evaluation(1).end(new Outcome.Done<>(Compared.maps(networks, 0, List.of(0))));
    assertThat(model.maps().get()).isEmpty();
    FeatureMaps newest = Compared.maps(networks, 1, List.of(0));
    evaluation(2).end(new Outcome.Done<>(newest));
    assertThat(model.maps().get()).contains(newest);
  }

  @Test
  void cancellingGoesBackToWhatWasThere() {
    session.open(OPEN);
    model.toggle();
    model.toggle();
    assertThat(training(0).wishes()).containsExactly("cancel");
    assertThat(model.state().get()).isEqualTo(CompareState.READY);
    training(0).end(new Outcome.Cancelled<>(Optional.empty()));
    assertThat(model.state().get()).isEqualTo(CompareState.READY);

    model.toggle();
    training(1).end(new Outcome.Done<>(Compared.networks(OPEN)));
    model.toggle();
    model.cancel();
    assertThat(model.state().get()).isEqualTo(CompareState.DONE);
    assertThat(model.comparison().get()).isPresent();
  }

  @Test
  void anotherPictureDropsEverything() {
    session.open(OPEN);
    model.toggle();
    model.row().set(3);
    session.open(Compared.session(64, 64));
    assertThat(training(0).wishes()).containsExactly("cancel");
    training(0).end(new Outcome.Done<>(Compared.networks(OPEN)));
    assertThat(model.comparison().get()).isEmpty();
    assertThat(model.state().get()).isEqualTo(CompareState.READY);
    assertThat(model.row().get()).isZero();
    assertThat(model.picture().get().orElseThrow().grid().tileCount()).isEqualTo(4);
  }

  @Test
  void aFailureIsTold() {
    session.open(OPEN);
    model.toggle();
    training(0).end(new Outcome.Failed<>(new OutOfMemoryError("heap")));
    assertThat(model.state().get()).isEqualTo(CompareState.FAILED);
    assertThat(notices.get(0).kind()).isEqualTo(Notice.Kind.PROBLEM);
    model.toggle();
    assertThat(model.state().get()).isEqualTo(CompareState.RUNNING);
  }

  @Test
  void theChosenRowTakesAnotherTile() {
    session.open(OPEN);
    TiledPicture picture = model.picture().get().orElseThrow();
    model.row().set(2);
    model.choose(picture.tileAt(95, 63));
    assertThat(model.tiles().get().get(2)).isEqualTo(5);
    model.move(-1, 0);
    assertThat(model.tiles().get().get(2)).isEqualTo(2);
    model.move(-1, 1);
    assertThat(model.tiles().get().get(2)).as("the corner").isEqualTo(2);
    model.move(0, -1);
    assertThat(model.tiles().get().get(2)).isEqualTo(1);
    assertThat(picture.tileAt(-5, 1000)).isEqualTo(3);
  }

  @Test
  void theWordsTellTheNumbers() {
    Comparison networks = Compared.networks(OPEN);
    FeatureMaps first = Compared.maps(networks, 0, List.of(0, 1));
    FeatureMaps second = Compared.maps(networks, 1, List.of(0, 1));
    assertThat(CompareText.paragraph(first))
        .startsWith("Left, the stripes")
        .doesNotContain("frequencies");
    assertThat(CompareText.paragraph(second)).contains("single frequencies by").contains(" %");
    assertThat(CompareText.footer(networks, Form.CONCATENATION))
        .startsWith("PSNR ")
        .contains("10,755 weights, 32 floats per tile");
  }

  @Test
  void colourIsBlueBelowAndRedAboveZero() {
    assertThat(SignedColours.argb(-1, 1)).isEqualTo(0xFF2166AC);
    assertThat(SignedColours.argb(0, 1)).isEqualTo(0xFFF7F7F7);
    assertThat(SignedColours.argb(7, 3)).isEqualTo(0xFFB2182B);
    assertThat(SignedColours.argb(0, 0)).isEqualTo(0xFFF7F7F7);
    assertThat(SignedColours.argb(0.25, 1)).as("between white and orange").isEqualTo(0xFFF3C1AD);
  }

  @Test
  void theFigureIsSaved() throws SignalFormatException {
    session.open(OPEN);
    Path target = folder.resolve("maps.png");
    SaveFlow flow = model.saving(() -> () -> Samples.of(new int[] {2, 3}, 3, new float[18]));
    flow.save(target);
    assertThat(ImageFiles.read(target, AlphaMode.KEEP, 100, () -> false).width()).isEqualTo(3);
    assertThat(notices.get(0).sentence()).contains("maps.png");
    flow.save(folder.resolve("no").resolve("maps.png"));
    assertThat(notices.get(1).kind()).isEqualTo(Notice.Kind.PROBLEM);
  }

  @Test
  void realJobsReportProgress() {
    DirectModelService direct = new DirectModelService();
    CompareViewModel real = new CompareViewModel(TestTools.of(direct).tools, session);
    session.open(OPEN);
    real.toggle();
    while (real.progress().get() < 20 / 500.0 - 1e-9) {
      assertThat(direct.turn()).isTrue();
      real.poll();
    }
    assertThat(real.progress().get()).isCloseTo(20 / 500.0, within(1e-9));
    real.cancel();
    direct.runToIdle();
    assertThat(real.state().get()).isEqualTo(CompareState.READY);
  }

  @SuppressWarnings("unchecked")
  private StageService.Asked<Comparison> training(int index) {
    return (StageService.Asked<Comparison>) service.asked().get(index);
  }

  @SuppressWarnings("unchecked")
  private StageService.Asked<FeatureMaps> evaluation(int index) {
    return (StageService.Asked<FeatureMaps>) service.asked().get(index);
  }
}
