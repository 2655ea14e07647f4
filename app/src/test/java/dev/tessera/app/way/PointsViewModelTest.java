package dev.tessera.app.way;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.KeptFlow;
import dev.tessera.app.session.OpenShape;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.ShapePair;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.StageService;
import dev.tessera.model.flow.Flow;
import dev.tessera.model.flow.PointPairs;
import dev.tessera.model.job.FlowJob;
import dev.tessera.model.service.Outcome;
import dev.tessera.model.signal.mesh.SightLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PointsViewModelTest {
  /** Meets tetrahedra in the unit sphere at x = 1/sqrt(3) - 0.1, y = 0.1. */
  private static final SightLine HIGH = new SightLine(4, 0.1, 0, -1, 0, 0);

  /** Meets them at x = 1/sqrt(3) - 0.1, z = 0.1. */
  private static final SightLine NEAR = new SightLine(4, 0, 0.1, -1, 0, 0);

  private static final SightLine BESIDE = new SightLine(4, 2, 0, -1, 0, 0);
  private static final double X = 1 / Math.sqrt(3) - 0.1;

  @TempDir private Path folder;

  private final StageService service = new StageService();
  private final ShapesModel shapes = new ShapesModel(new ProjectModel(1L << 30));
  private final TestTools told = TestTools.of(service);
  private final ShapeWayViewModel page = new ShapeWayViewModel(told.tools, shapes);
  private final PointsViewModel model = page.points();
  private final OpenShape small = ShapePage.open("small.obj", 1);
  private final OpenShape large = ShapePage.open("large.obj", 3);

  @BeforeEach
  void twoMeshesAreDropped() {
    page.ends().takeShapes(true);
    shapes.open(small);
    shapes.open(large);
    model.choosing().set(true);
  }

  private void isPair(int pair, double... wanted) {
    for (int i = 0; i < 6; i++) {
      assertThat(model.pairs().get().position(i > 2, pair, i % 3))
          .as("number " + i)
          .isCloseTo(wanted[i], within(1e-6));
    }
  }

  private void found(int search) {
    @SuppressWarnings("unchecked")
    StageService.Asked<Flow> asked =
        (StageService.Asked<Flow>) ShapePage.asked(service, FlowJob.class).get(search);
    asked.end(new Outcome.Done<>(FlowFixture.flow()));
  }

  @Test
  void aPairIsAPointOnOneShapeAndItsCounterpartOnTheOther() {
    model.pick(false, HIGH);
    assertThat(model.pairs().get()).isEqualTo(PointPairs.NONE);
    assertThat(model.words()).endsWith("on the second shape.");
    model.pick(true, NEAR);
    assertThat(model.half().get()).isEmpty();
    isPair(0, X, 0.1, 0, X, 0, 0.1);
    model.pick(true, HIGH);
    model.pick(false, NEAR);
    isPair(1, X, 0, 0.1, X, 0.1, 0);
  }

  @Test
  void aClickBesideTheSurfaceDoesNothingAndOneOnTheSameShapeChangesTheMind() {
    model.pick(false, BESIDE);
    assertThat(model.half().get()).isEmpty();
    model.pick(false, HIGH);
    model.pick(true, BESIDE);
    assertThat(model.pairs().get().count()).isZero();
    model.pick(false, NEAR);
    model.pick(true, NEAR);
    isPair(0, X, 0, 0.1, X, 0, 0.1);
    assertThat(told.notices).isEmpty();
  }

  @Test
  void pairsAreTakenAwayAndComeBackByUndo() {
    model.pick(false, HIGH);
    model.pick(true, NEAR);
    model.pick(false, NEAR);
    model.remove(1);
    assertThat(model.half().get()).as("what had no counterpart yet").isEmpty();
    model.remove(0);
    assertThat(model.pairs().get().count()).isZero();
    assertThat(shapes.project().undoName().get()).isEqualTo("removal of a pair of points");
    shapes.project().undo();
    isPair(0, X, 0.1, 0, X, 0, 0.1);
    shapes.project().undo();
    assertThat(model.pairs().get().count()).isZero();
    shapes.project().redo();
    isPair(0, X, 0.1, 0, X, 0, 0.1);
  }

  @Test
  void pairsBelongToTheirShapesWhicheverIsFirst() {
    model.pick(false, HIGH);
    model.pick(true, NEAR);
    page.ends().swap();
    isPair(0, X, 0, 0.1, X, 0.1, 0);
    model.pick(false, HIGH);
    model.pick(true, NEAR);
    page.ends().swap();
    isPair(1, X, 0, 0.1, X, 0.1, 0);
    shapes.close(large);
    assertThat(model.shapes().get()).isEmpty();
    assertThat(model.pairs().get()).isEqualTo(PointPairs.NONE);
  }

  @Test
  void aFlowThatKnowsNothingOfThemIsShownUntilAnotherIsFound() {
    found(0);
    assertThat(page.flow().outdated().get()).isFalse();
    model.pick(false, HIGH);
    model.pick(true, NEAR);
    assertThat(page.flow().outdated().get()).isTrue();
    assertThat(page.flow().words()).startsWith("Found before these points");
    assertThat(ShapePage.asked(service, FlowJob.class)).as("it is asked for").hasSize(1);
    page.flow().find();
    page.flow().stop();
    ShapePage.asked(service, FlowJob.class).get(1).end(new Outcome.Cancelled<>(Optional.empty()));
    assertThat(page.flow().state().get()).isEqualTo(FlowState.FOUND);
    assertThat(page.flow().outdated().get()).isTrue();
    page.flow().find();
    found(2);
    assertThat(page.flow().outdated().get()).isFalse();
    assertThat(shapes.project().get().morph().flows())
        .extractingByKey(new ShapePair(small, large))
        .extracting(KeptFlow::obeyed)
        .isEqualTo(model.pairs().get());
    page.ends().swap();
    assertThat(page.flow().outdated().get()).isFalse();
  }

  @Test
  void pairsAreSavedAndLoadedAsTheCommandTakesThem() throws Exception {
    model.pick(false, HIGH);
    model.pick(true, NEAR);
    Path file = folder.resolve("pairs.txt");
    model.save(file);
    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    String[] words = lines.get(1).split(" ", -1);
    double scale = Math.sqrt(3);
    assertThat(Double.parseDouble(words[0])).isCloseTo(scale * X, within(1e-6));
    assertThat(Double.parseDouble(words[3])).isCloseTo(3 * scale * X, within(1e-6));
    model.remove(0);
    model.load(file);
    isPair(0, X, 0.1, 0, X, 0, 0.1);
    assertThat(told.notices).hasSize(1);
    Files.writeString(file, "1 2 3\n");
    model.load(file);
    assertThat(told.notices.get(1).sentence())
        .isEqualTo(
            "Cannot read "
                + file
                + ": expected six numbers, x y z on the first shape and x y z on the second, found"
                + " 3 in line 1.");
    isPair(0, X, 0.1, 0, X, 0, 0.1);
  }
}
