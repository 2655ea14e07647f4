package dev.tessera.app.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.app.session.PictureFields;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.SessionModel;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CodeEditorTest {
  private final Fitted<GridTiling> fitted = PictureFields.field(PictureFields.PAPER, 24, 16, 0, 1);
  private final List<CodeEditor.Change> changes = new ArrayList<>();
  private final ProjectModel project = new ProjectModel(1L << 30);
  private final CodeEditor editor = new CodeEditor(project, changes::add);

  @BeforeEach
  void begin() {
    new SessionModel(project).begin(PictureFields.session("a.png", 24, 16));
    editor.begin(fitted);
    editor.select(2);
  }

  private float[] code(int tile) {
    return editor.field().orElseThrow().code(tile);
  }

  @Test
  void aDragIsUndoneAsOne() {
    editor.beginDrag();
    editor.drag(3, 0.5);
    editor.drag(3, 0.7);
    editor.drag(3, 0.9);
    editor.endDrag();
    assertThat(code(2)[3]).isEqualTo(0.9f);
    assertThat(changes)
        .extracting(CodeEditor.Change::settled)
        .containsExactly(false, false, false, true);
    editor.beginDrag();
    editor.drag(3, 1.1);
    editor.endDrag();
    project.undo();
    assertThat(code(2)[3]).isEqualTo(0.9f);
    project.undo();
    assertThat(code(2)).isEqualTo(fitted.codes().code(2));
    assertThat(editor.edited().get()).isFalse();
    assertThat(project.undoName().get()).isEmpty();
    project.redo();
    assertThat(code(2)[3]).isEqualTo(0.9f);
  }

  @Test
  void keysOnOneNumberAreUndoneAsOneButNotThoseOnAnother() {
    editor.nudge(1, 0.1);
    editor.nudge(1, 0.2);
    editor.nudge(4, 0.3);
    project.undo();
    assertThat(code(2)[1]).isEqualTo(0.2f);
    assertThat(code(2)[4]).isEqualTo(fitted.codes().get(2, 4));
    project.undo();
    assertThat(code(2)).isEqualTo(fitted.codes().code(2));
  }

  @Test
  void aCodeIsCopiedToAnotherTile() {
    assertThat(editor.canPaste().get()).isFalse();
    editor.copy();
    editor.select(5);
    assertThat(editor.canPaste().get()).isTrue();
    assertThat(editor.canReset().get()).isFalse();
    editor.paste();
    assertThat(code(5)).isEqualTo(fitted.codes().code(2));
    assertThat(changes.get(0).tiles()).containsExactly(5);
    editor.resetTile();
    assertThat(code(5)).isEqualTo(fitted.codes().code(5));
    project.undo();
    assertThat(code(5)).isEqualTo(fitted.codes().code(2));
  }

  @Test
  void resettingAllIsUndoneAsOne() {
    editor.nudge(0, 9);
    editor.select(4);
    editor.nudge(0, 8);
    editor.resetAll();
    assertThat(editor.edited().get()).isFalse();
    assertThat(changes.get(2).tiles()).containsExactlyInAnyOrder(2, 4);
    project.undo();
    assertThat(code(2)[0]).isEqualTo(9);
    assertThat(code(4)[0]).isEqualTo(8);
  }

  @Test
  void aNumberGoesBackToTheFittedOne() {
    editor.nudge(0, 9);
    editor.nudge(1, 9);
    editor.resetNumber(0);
    assertThat(code(2)[0]).isEqualTo(fitted.codes().get(2, 0));
    assertThat(code(2)[1]).isEqualTo(9);
  }

  @Test
  void withoutAFieldOrATileNothingHappens() {
    editor.select(-1);
    editor.nudge(0, 1);
    editor.copy();
    editor.paste();
    editor.resetTile();
    editor.forget();
    editor.drag(0, 1);
    editor.endDrag();
    editor.resetAll();
    project.undo();
    project.redo();
    assertThat(changes).isEmpty();
    assertThat(editor.canCopy().get()).isFalse();
  }

  @Test
  void theFieldHasTheChangedCodesAndNoOthers() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 40; i++) {
      editor.select(random.nextInt(6));
      editor.nudge(random.nextInt(6), random.nextDouble());
    }
    Fitted<GridTiling> now = editor.field().orElseThrow().field();
    assertThat(now.weights()).isSameAs(fitted.weights());
    for (int tile = 0; tile < 6; tile++) {
      assertThat(now.codes().code(tile)).isEqualTo(code(tile));
    }
    while (!project.undoName().get().isEmpty()) {
      project.undo();
    }
    assertThat(editor.field().orElseThrow().field()).isSameAs(fitted);
  }

  @Test
  void aClickIsNoChange() {
    editor.beginDrag();
    editor.endDrag();
    assertThat(changes).isEmpty();
    editor.beginDrag();
    editor.drag(3, fitted.codes().get(2, 3));
    editor.endDrag();
    assertThat(changes).isEmpty();
    assertThat(project.undoName().get()).isEmpty();
    assertThat(editor.edited().get()).isFalse();
  }

  @Test
  void aDragThatReturnsIsNoChange() {
    editor.nudge(1, 5);
    editor.beginDrag();
    editor.drag(3, 0.5);
    editor.drag(3, fitted.codes().get(2, 3));
    editor.endDrag();
    assertThat(changes.get(changes.size() - 1).settled()).isTrue();
    project.undo();
    assertThat(code(2)).isEqualTo(fitted.codes().code(2));
    assertThat(project.undoName().get()).isEmpty();
  }

  @Test
  void aCodePastedOverItselfIsNoChange() {
    editor.copy();
    editor.paste();
    assertThat(changes).isEmpty();
    assertThat(project.undoName().get()).isEmpty();
  }

  @Test
  void stepsHaveNames() {
    editor.nudge(1, 5);
    assertThat(project.undoName().get()).isEqualTo("change of a code");
    editor.copy();
    editor.select(3);
    editor.paste();
    assertThat(project.undoName().get()).isEqualTo("paste of a code");
    project.undo();
    assertThat(project.redoName().get()).isEqualTo("paste of a code");
  }

  @Test
  void changesOfTheProjectAreMadeToAFieldThatComesLater() {
    editor.nudge(1, 5);
    editor.forget();
    assertThat(editor.edited().get()).isFalse();
    editor.begin(fitted);
    editor.select(2);
    assertThat(editor.edited().get()).isTrue();
    assertThat(code(2)[1]).isEqualTo(5);
  }

  @Test
  void changesThatAreDroppedCannotBeBroughtBack() {
    editor.nudge(1, 5);
    editor.nudge(2, 6);
    project.undo();
    editor.drop();
    assertThat(project.undoName().get()).isEmpty();
    assertThat(project.redoName().get()).isEmpty();
    assertThat(code(2)).isEqualTo(fitted.codes().code(2));
  }
}
