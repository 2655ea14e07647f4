package dev.tessera.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.SaveFlow;
import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.StageService;
import dev.tessera.model.archive.ComparisonPage;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.archive.FitReport;
import dev.tessera.model.compare.ComparedKind;
import dev.tessera.model.fit.step.FitDivergedException;
import dev.tessera.model.metric.Psnr;
import dev.tessera.model.service.DirectModelService;
import dev.tessera.model.service.Lane;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.GridCut;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contenders of a few steps on the engine. */
final class ContestViewModelTest {
  private static final OpenSubject OPEN = new OpenSubject.OfGrid(Compared.session(32, 32));

  @TempDir private Path folder = Path.of("");

  private final DirectModelService service = new DirectModelService();
  private long now;
  private final TestTools tools = TestTools.of(service);
  private final ContestViewModel model = new ContestViewModel(tools.tools, () -> now);
  private final List<String> ends = new ArrayList<>();

  private static List<Boolean> finished(ContestViewModel model) {
    return model.rows().get().stream().map(ComparisonReport.Entry::finished).toList();
  }

  private void untilFinished(int count) {
    while (model.crops().get().size() < 1 + count) {
      assertThat(service.turn()).isTrue();
    }
  }

  @Test
  void eachHasItsTurnAndTheTableGrows() {
    model.setOnEnd(() -> ends.add("end"));
    model.start(OPEN, 0, Contests.two());
    assertThat(model.running().get()).isTrue();
    assertThat(model.words().get()).isEqualTo("Fitting by modulated, 1 of 2");
    assertThat(finished(model)).containsExactly(false, false);
    untilFinished(1);
    assertThat(finished(model)).containsExactly(true, false);
    assertThat(model.words().get()).isEqualTo("Fitting by concatenated, 2 of 2");
    assertThat(ends).isEmpty();
    service.runToIdle();
    assertThat(model.running().get()).isFalse();
    assertThat(ends).containsExactly("end");
    assertThat(finished(model)).containsExactly(true, true);
    assertThat(model.crops().get())
        .extracting(seen -> seen.crop().name())
        .containsExactly("original", "modulated", "concatenated");
    ComparisonPage page = model.page().orElseThrow();
    assertThat(page.report().methods()).isEqualTo(model.rows().get());
    assertThat(page.report().methods().get(1).course().steps()).isEqualTo(3);
    assertThat(page.report().device()).isNotEmpty();
  }

  @Test
  void termsThatDoNotGoTogetherAreToldAndWhatWasComparedStays() {
    model.start(OPEN, 0, Contests.two());
    service.runToIdle();
    List<ComparisonReport.Entry> before = model.rows().get();

    model.start(OPEN, 0, Contests.unequal());

    assertThat(model.running().get()).isFalse();
    assertThat(model.rows().get()).isEqualTo(before);
    assertThat(model.page()).isPresent();
    assertThat(tools.notices).hasSize(1);
    assertThat(tools.notices.get(0).sentence())
        .startsWith("hash-grid cannot have 64 floats as the first has: the nearest is")
        .endsWith("; leave it out");
  }

  /** 5 frames of which the fourth is looked at. */
  @Test
  void aClipIsComparedByAllFramesAndTheCropIsOfTheOneThatIsLookedAt() {
    OpenSubject clip = new OpenSubject.OfGrid(Compared.clip(5, 24, 16));
    model.start(clip, 3, new Contests(new GridCut(List.of(4, 8, 8), List.of(0, 0, 0), false), 2));
    service.runToIdle();
    assertThat(finished(model)).containsExactly(true, true);
    Samples frame = ((OpenSubject.OfGrid) clip).open().signal().samples().slice(3);
    ComparisonPage page = model.page().orElseThrow();
    assertThat(Psnr.of(frame, page.crops().get(0).picture())).isInfinite();
    assertThat(page.crops()).hasSize(3);
    assertThat(page.report().input())
        .isInstanceOfSatisfying(
            FitReport.Clip.class,
            input -> {
              assertThat(input.frames()).isEqualTo(5);
              assertThat(input.seconds()).isEqualTo(0.5);
            });
    for (ComparisonReport.Entry entry : page.report().methods()) {
      assertThat(entry.quality().psnr()).isBetween(3.0, 60.0);
      assertThat(entry.quality().ssim()).isBetween(-1.0, 1.0);
    }
  }

  @Test
  void aShapeIsComparedByItsSurface() {
    OpenSubject box = new OpenSubject.OfShape(Compared.box());
    model.start(box, 0, new Contests(ComparedKind.SHAPE.sizes().cut(), 2));
    service.runToIdle();
    assertThat(finished(model)).containsExactly(true, true);
    ComparisonPage page = model.page().orElseThrow();
    assertThat(page.report().kind()).isEqualTo(ComparedKind.SHAPE);
    assertThat(page.crops()).extracting(crop -> crop.picture().extent(0)).containsOnly(320);
    for (ComparisonReport.Entry entry : page.report().methods()) {
      assertThat(entry.quality().iou()).isBetween(0.0, 1.0);
      assertThat(entry.quality().ssim()).isNull();
      assertThat(entry.quality().psnr()).isBetween(0.0, 60.0);
    }
  }

  @Test
  void whatWasComparedIsSavedAsTheCommandWritesIt() throws Exception {
    model.start(OPEN, 0, Contests.two());
    service.runToIdle();
    SaveFlow saving =
        new SaveFlow(
            TestTools.of(service).tools, new ContestExports(model::page, () -> "slope").kinds());
    assertThat(saving.offer().name()).isEqualTo("slope.html");
    Path page = folder.resolve("slope.html");
    saving.save(page);
    assertThat(page).content().isEqualTo(model.page().orElseThrow().toHtml());
    saving.kind().set(saving.kinds().get(1));
    Path report = folder.resolve("slope.json");
    saving.save(report);
    assertThat(report).content().isEqualTo(model.page().orElseThrow().report().toJson());
  }

  @Test
  void whatRunsIsSeenWhileItRuns() {
    model.start(OPEN, 0, Contests.two(1_000_000));
    ComparisonReport.Entry first = model.rows().get().get(0);
    for (int i = 0; i < 1_000_000 && first.details().curve().isEmpty(); i++) {
      service.turn();
      now += 1_000_000_000;
      model.poll();
      first = model.rows().get().get(0);
    }
    assertThat(first.finished()).isFalse();
    assertThat(first.details().curve()).isNotEmpty();
    assertThat(first.quality().psnr()).isPositive();
    assertThat(model.rows().get().get(1).course().steps()).isZero();
    assertThat(model.progress().get()).isBetween(0.0, 0.5);
    model.stop();
  }

  @Test
  void cancellingKeepsWhatIsFinished() {
    model.setOnEnd(() -> ends.add("end"));
    model.start(OPEN, 0, Contests.two());
    untilFinished(1);
    model.stop();
    assertThat(model.running().get()).isFalse();
    assertThat(finished(model)).containsExactly(true);
    assertThat(ends).containsExactly("end");
    service.runToIdle();
    assertThat(model.rows().get()).hasSize(1);
    assertThat(model.page().orElseThrow().crops()).hasSize(2);
  }

  @Test
  void cancellingBeforeAnythingIsFinishedLeavesNothing() {
    model.setOnEnd(() -> ends.add("end"));
    model.start(OPEN, 0, Contests.two());
    model.stop();
    assertThat(model.rows().get()).isEmpty();
    assertThat(model.page()).isEmpty();
    assertThat(ends).isEmpty();
  }

  @Test
  void oneThatFailsIsToldAndTheNextHasItsTurn() {
    StageService stage = new StageService();
    ContestViewModel other = new ContestViewModel(TestTools.of(stage).tools);
    other.start(OPEN, 0, Contests.two());
    assertThat(stage.asked().get(0).lane()).isEqualTo(Lane.FIT);
    stage.asked().get(0).end(new Outcome.Failed<>(new FitDivergedException(7)));
    assertThat(other.rows().get().get(0).failure()).contains("7");
    assertThat(stage.asked().get(1).job().name()).isEqualTo("Fitting by concatenated");
  }
}
