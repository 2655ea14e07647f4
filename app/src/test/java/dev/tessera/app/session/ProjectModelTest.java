package dev.tessera.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.fit.Pretend;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ProjectModelTest {
  private final ProjectModel project = new ProjectModel(1L << 30);
  private final SessionModel session = new SessionModel(project);

  private void set(String form, String gesture, String value) {
    project.change(
        new ProjectStep("change of " + form, gesture),
        now -> now.withForm(form, new FormChoice(value, Map.of())));
  }

  private String text(String form) {
    return project.get().forms().getOrDefault(form, new FormChoice("", Map.of())).preset();
  }

  @Test
  void stepsAreTakenBackAndMadeAgainByName() {
    set("tile size", "", "8");
    set("width", "", "64");
    assertThat(project.undoName().get()).isEqualTo("change of width");
    project.undo();
    assertThat(text("width")).isEmpty();
    assertThat(project.undoName().get()).isEqualTo("change of tile size");
    assertThat(project.redoName().get()).isEqualTo("change of width");
    project.redo();
    assertThat(text("width")).isEqualTo("64");
    assertThat(project.redoName().get()).isEmpty();
  }

  @Test
  void aGestureIsOneStepAndNoneIfItEndsWhereItBegan() {
    set("tile size", "typing 1", "1");
    set("tile size", "typing 1", "16");
    project.undo();
    assertThat(text("tile size")).isEmpty();
    assertThat(project.undoName().get()).isEmpty();
    set("tile size", "typing 2", "8");
    set("width", "drag 3", "9");
    project.change(
        new ProjectStep("change of width", "drag 3"),
        now ->
            new OpenProject(
                now.picture(),
                now.second(),
                now.shapes(),
                now.shown(),
                now.morph(),
                Map.of("tile size", new FormChoice("8", Map.of()))));
    assertThat(project.undoName().get()).isEqualTo("change of tile size");
  }

  @Test
  void anyWayBackAndForthLeadsWhereItLedBefore() {
    SplittableRandom random = new SplittableRandom(4);
    List<OpenProject> seen = new ArrayList<>(List.of(project.get()));
    int at = 0;
    for (int i = 0; i < 300; i++) {
      int choice = random.nextInt(3);
      if (choice == 0 && at > 0) {
        project.undo();
        at--;
      } else if (choice == 1 && at + 1 < seen.size()) {
        project.redo();
        at++;
      } else {
        set("form " + random.nextInt(3), "", Integer.toString(i));
        seen.subList(at + 1, seen.size()).clear();
        seen.add(project.get());
        at++;
      }
      assertThat(project.get()).isEqualTo(seen.get(at));
      assertThat(project.undoName().get().isEmpty()).isEqualTo(at == 0);
      assertThat(project.redoName().get().isEmpty()).isEqualTo(at + 1 == seen.size());
    }
  }

  @Test
  void anOpenedPictureIsTakenBackWithItsChangedCodes() {
    Session first = PictureFields.session("a.png", 24, 16);
    session.open(first);
    project.change(
        ProjectStep.of("change of a code"),
        now -> now.withEdits(CodeEdits.none().with(2, new float[] {1, 2})));
    session.open(PictureFields.session("b.png", 24, 16));
    assertThat(project.get().picture().orElseThrow().edits().isEmpty()).isTrue();
    List<Boolean> recalled = new ArrayList<>();
    session.property().subscribe((before, now) -> recalled.add(project.recalling()));
    project.undo();
    assertThat(session.get()).containsSame(first);
    assertThat(recalled).containsExactly(true);
    assertThat(project.get().picture().orElseThrow().edits().code(2).orElseThrow())
        .containsExactly(1, 2);
    assertThat(project.redoName().get()).isEqualTo("opening of b.png");
  }

  @Test
  void picturesThatOnlyUndoHoldsAreForgottenBeyondTheirMemory() {
    Session one = PictureFields.session("a.png", 24, 16);
    ProjectModel small = new ProjectModel(2 * one.bytes());
    SessionModel pictures = new SessionModel(small);
    for (String name : List.of("a", "b", "c", "d", "e")) {
      pictures.open(PictureFields.session(name, 24, 16));
    }
    assertThat(steps(small)).isEqualTo(2);
    assertThat(pictures.get().orElseThrow().signal().name()).isEqualTo("c");
  }

  @Test
  void aFitThatIsFiledLateCountsAmongWhatUndoHolds() {
    Session one = PictureFields.session("a", 24, 16);
    ProjectModel small = new ProjectModel(2 * one.bytes());
    SessionModel pictures = new SessionModel(small);
    for (String name : List.of("b", "c")) {
      pictures.open(PictureFields.session(name, 24, 16));
    }
    Session first = pictures.get().orElseThrow();
    pictures.open(PictureFields.session("d", 24, 16));
    small.swap(now -> now.withFitOf(first, fit(one.bytes() / Float.BYTES)));
    assertThat(steps(small)).as("c with its fit takes as much as two pictures").isEqualTo(1);
    assertThat(small.get().picture().orElseThrow().fit()).isPresent();
  }

  @Test
  void aFitThatIsFiledLateTakesOnlyTheOldestStepsAndNoneThatWereTakenBack() {
    Session one = PictureFields.session("a", 24, 16);
    ProjectModel small = new ProjectModel(3 * one.bytes());
    SessionModel pictures = new SessionModel(small);
    for (String name : List.of("b", "c", "d", "e")) {
      pictures.open(PictureFields.session(name, 24, 16));
    }
    Session last = pictures.get().orElseThrow();
    small.undo();
    small.swap(now -> now.withFitOf(last, fit(one.bytes() / Float.BYTES)));
    assertThat(steps(small)).isEqualTo(1);
    small.redo();
    small.redo();
    assertThat(pictures.get()).containsSame(last);
    assertThat(small.get().picture().orElseThrow().fit()).isPresent();
  }

  @Test
  void aFitThatAnotherTookThePlaceOfIsNotHeld() {
    Session picture = PictureFields.session("a", 24, 16);
    session.open(picture);
    project.note(now -> now.withPictureFit(Optional.of(fit(10))));
    set("width", "", "64");
    KeptFit<Fitted<GridTiling>> newer = fit(20);
    project.note(now -> now.withPictureFit(Optional.of(newer)));
    set("width", "", "128");
    project.undo();
    project.undo();
    assertThat(project.get().picture().orElseThrow().fit()).containsSame(newer);
    assertThat(text("width")).isEmpty();
  }

  private static int steps(ProjectModel of) {
    int steps = 0;
    while (!of.undoName().get().isEmpty()) {
      of.undo();
      steps++;
    }
    return steps;
  }

  /** A fit whose state takes that many numbers. */
  private static KeptFit<Fitted<GridTiling>> fit(long numbers) {
    Fitted<GridTiling> field = PictureFields.field(PictureFields.PAPER, 24, 16, 0, 1);
    Numbers moments = Numbers.of(new float[Math.toIntExact(numbers)]);
    FitState state = new FitState(Map.of(), 1, 1.0, Map.of("moments", moments));
    FitResult<Fitted<GridTiling>> plain =
        Pretend.result(field, 1, Snapshot.Quality.of(30, Double.NaN));
    return new KeptFit<>(Preset.BALANCED.options(), plain.with(field, state));
  }

  @Test
  void thereIsSomethingToSaveOnceAPersonDidSomething() {
    session.begin(PictureFields.session("sample.png", 24, 16));
    project.note(now -> now.withForm("width", new FormChoice("remembered", Map.of())));
    assertThat(project.unsaved().get()).isFalse();
    assertThat(project.undoName().get()).isEmpty();
    set("width", "", "64");
    assertThat(project.unsaved().get()).isTrue();
    OpenProject written = project.get();
    project.saved(written);
    assertThat(project.unsaved().get()).isFalse();
    set("width", "", "128");
    assertThat(project.unsaved().get()).isTrue();
    project.undo();
    assertThat(project.unsaved().get()).isFalse();
  }

  @Test
  void whatIsForgottenIsForgottenInEveryStep() {
    session.begin(PictureFields.session("a.png", 24, 16));
    set("width", "", "64");
    project.change(
        ProjectStep.of("change of a code"),
        now -> now.withEdits(CodeEdits.none().with(2, new float[] {1, 2})));
    set("width", "", "128");
    project.forget(now -> now.withEdits(CodeEdits.none()));
    project.undo();
    assertThat(text("width")).isEqualTo("64");
    assertThat(project.undoName().get()).isEqualTo("change of width");
    project.undo();
    assertThat(project.undoName().get()).isEmpty();
  }
}
