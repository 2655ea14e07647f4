package dev.tessera.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.save.TestTools;
import dev.tessera.app.session.PictureWork;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.SessionModel;
import dev.tessera.app.session.ShapeWork;
import dev.tessera.app.session.ShapesModel;
import dev.tessera.app.session.Tools;
import dev.tessera.model.archive.ComparisonReport;
import dev.tessera.model.compare.Study;
import dev.tessera.model.service.DirectModelService;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Studies of a moment, on the engine. */
final class StudiesViewModelTest {
  private final DirectModelService service = new DirectModelService();
  private final ProjectModel project = new ProjectModel(1L << 30);
  private final SessionModel session = new SessionModel(project);
  private final ShapesModel shapes = new ShapesModel(project);
  private final Tools tools = TestTools.of(service).tools;
  private final StudiesViewModel model =
      new StudiesViewModel(
          tools, project, new ContestSubjects(session, shapes), new ContestViewModel(tools));

  private List<ComparisonReport> kept() {
    return project.get().picture().map(PictureWork::studies).orElse(List.of());
  }

  private List<Double> values() {
    return model.rows().get().stream().map(e -> e.details().value()).toList();
  }

  @Test
  void aClickRunsAStudyThatTheProjectKeeps() {
    session.open(Compared.session(32, 32));
    model.seconds().set(0.02);
    model.choose(Study.TILE);
    assertThat(values()).containsExactly(4.0, 8.0, 16.0, 32.0);
    service.runToIdle();
    assertThat(model.contest().running().get()).isFalse();
    assertThat(kept()).hasSize(1);
    assertThat(kept().get(0).study()).isEqualTo("tile");
    assertThat(model.rows().get()).isEqualTo(kept().get(0).methods());
    assertThat(model.rows().get()).allMatch(ComparisonReport.Entry::finished);
    assertThat(project.unsaved().get()).isTrue();
    assertThat(model.export().offer().name()).isEqualTo("slope-tile.html");

    project.undo();
    project.redo();
    assertThat(kept()).hasSize(1);
  }

  @Test
  void aKnownStudyIsShownAndRunAgainOnlyIfAsked() {
    session.open(Compared.session(32, 32));
    model.seconds().set(0.02);
    model.choose(Study.DEPTH);
    service.turn();
    model.choose(Study.CODE);
    assertThat(model.rows().get()).as("what runs is another study").isEmpty();
    service.runToIdle();
    assertThat(kept()).extracting(ComparisonReport::study).containsExactly("depth");
    model.choose(Study.DEPTH);
    assertThat(model.contest().running().get()).isFalse();
    assertThat(values()).containsExactly(1.0, 2.0, 3.0, 4.0, 5.0, 6.0);
    model.toggle();
    assertThat(model.contest().running().get()).isTrue();
    model.toggle();
    assertThat(values()).as("the one before stays").hasSize(6);
  }

  @Test
  void howMuchLargerIsToldBesideLanczosWithCropsOfBoth() {
    session.open(Compared.session(64, 48));
    model.seconds().set(0.02);
    model.choose(Study.MAGNIFICATION);
    service.runToIdle();
    assertThat(values()).containsExactly(2.0, 3.0, 4.0, 8.0);
    assertThat(kept().get(0).methods()).allMatch(e -> e.quality().lanczos() != null);
    assertThat(model.crops().get())
        .extracting(crop -> crop.crop().name())
        .startsWith("original", "2", "Lanczos 2", "3")
        .hasSize(9);
    model.study().set(Study.TILE);
    assertThat(model.crops().get()).as("of another study").isEmpty();
    model.study().set(Study.MAGNIFICATION);
    assertThat(model.crops().get()).hasSize(9);
  }

  @Test
  void anotherPictureHasItsOwnStudies() {
    session.open(Compared.session(32, 32));
    project.note(now -> now.withStudy(report("width")));
    model.study().set(Study.WIDTH);
    assertThat(model.export().offer().possible()).isTrue();
    session.open(Compared.session(64, 32));
    assertThat(kept()).isEmpty();
    assertThat(model.export().offer().possible()).isFalse();
    project.undo();
    assertThat(kept()).hasSize(1);
  }

  @Test
  void aShapeHasStudiesOfItsOwnThatTheProjectKeeps() {
    session.open(Compared.session(32, 32));
    model.study().set(Study.TILE);
    shapes.open(Compared.box());
    assertThat(model.studies().get()).contains(Study.CELLS).doesNotContain(Study.TILE);
    assertThat(model.study().get()).as("tiles of a shape have no side").isEqualTo(Study.CELLS);
    model.seconds().set(0.02);
    model.choose(Study.DEPTH);
    service.runToIdle();
    List<ComparisonReport> kept =
        project.get().shapes().stream().map(ShapeWork::studies).flatMap(List::stream).toList();
    assertThat(kept).extracting(ComparisonReport::study).containsExactly("depth");
    assertThat(kept.get(0).methods()).allMatch(e -> e.quality().iou() != null);
    assertThat(model.rows().get()).isEqualTo(kept.get(0).methods());
    assertThat(model.export().offer().name()).isEqualTo("box-depth.html");
    project.undo();
    project.redo();
    assertThat(model.rows().get()).hasSize(6);
  }

  private static ComparisonReport report(String study) {
    return new ComparisonReport("1", Contests.image(), "CPU", "time", study, List.of());
  }
}
