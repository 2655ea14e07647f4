package dev.tessera.app.codes;

import dev.tessera.app.session.CodeEdits;
import dev.tessera.app.session.PictureWork;
import dev.tessera.app.session.ProjectModel;
import dev.tessera.app.session.ProjectStep;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Changes codes: single numbers of the selected tile, whole codes by copying. What is changed is a
 * part of the project, so that it is undone and saved with it. For one thread.
 */
public final class CodeEditor {
  /**
   * What was changed.
   *
   * @param tiles whose codes are others now
   * @param settled whether nothing follows at once, as it does while a bar is dragged
   */
  record Change(Set<Integer> tiles, boolean settled) {
    /** Copies the set. */
    Change {
      tiles = Set.copyOf(tiles);
    }
  }

  private static final int NO_TILE = -1;

  private final ProjectModel project;
  private final Consumer<Change> changed;
  private final ReadOnlyBooleanWrapper canCopy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canPaste = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canReset = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper edited = new ReadOnlyBooleanWrapper();

  private @Nullable EditedField field;
  private float @Nullable [] copied;
  private int selected = NO_TILE;
  private long gestures;

  /** Whether the drag that is on its way has changed anything. */
  private boolean dragged;

  /** Whether what is being changed is followed by more at once. */
  private boolean unsettled;

  /** Without a field there is nothing to change. */
  CodeEditor(ProjectModel project, Consumer<Change> changed) {
    this.project = project;
    this.changed = changed;
    project.property().subscribe(this::follow);
  }

  /** Whether {@link #copy} would do something. */
  public ReadOnlyBooleanProperty canCopy() {
    return canCopy.getReadOnlyProperty();
  }

  /** Whether {@link #paste} would do something. */
  public ReadOnlyBooleanProperty canPaste() {
    return canPaste.getReadOnlyProperty();
  }

  /** Whether {@link #resetTile} would do something. */
  public ReadOnlyBooleanProperty canReset() {
    return canReset.getReadOnlyProperty();
  }

  /** Whether any code differs from the fitted one. */
  public ReadOnlyBooleanProperty edited() {
    return edited.getReadOnlyProperty();
  }

  /** What is changed. */
  Optional<EditedField> field() {
    return Optional.ofNullable(field);
  }

  /**
   * Begins with a field, to which the project's changes are made; a copied code of its kind stays.
   */
  void begin(Fitted<GridTiling> fitted) {
    EditedField before = field;
    if (before != null && !before.base().spec().equals(fitted.spec())) {
      copied = null;
    }
    EditedField now = new EditedField(fitted);
    now.take(edits());
    field = now;
    refresh();
  }

  /** Forgets everything that is shown. */
  void forget() {
    field = null;
    copied = null;
    refresh();
  }

  /** Forgets all changes for good: what they changed is there no more. */
  void drop() {
    project.forget(now -> now.withEdits(CodeEdits.none()));
  }

  private CodeEdits edits() {
    return project.get().picture().map(PictureWork::edits).orElse(CodeEdits.none());
  }

  private void follow() {
    EditedField now = field;
    Set<Integer> tiles = now == null ? Set.of() : now.take(edits());
    if (!tiles.isEmpty()) {
      refresh();
      changed.accept(new Change(tiles, !unsettled));
    }
  }

  /** Takes the tile that is meant from now on, negative for none. */
  void select(int tile) {
    selected = tile;
    refresh();
  }

  /** Begins a drag: what it changes is undone as one. */
  void beginDrag() {
    gestures++;
    dragged = false;
  }

  /** Changes a number of the selected code while it is dragged. */
  void drag(int index, double value) {
    unsettled = true;
    dragged |= set(index, value, new ProjectStep("change of a code", "code drag " + gestures));
    unsettled = false;
  }

  /** Ends a drag; one that changed nothing, such as a click, is none. */
  void endDrag() {
    boolean settles = dragged;
    dragged = false;
    if (field != null && settles) {
      changed.accept(new Change(Set.of(), true));
    }
  }

  /** Changes a number of the selected code; repeated on the same number, undone as one. */
  public void nudge(int index, double value) {
    set(index, value, new ProjectStep("change of a code", "code nudge " + selected + " " + index));
  }

  /** Puts a number of the selected code back to the fitted one. */
  void resetNumber(int index) {
    EditedField now = field;
    if (now != null && selected != NO_TILE) {
      set(index, now.base().codes().get(selected, index), ProjectStep.of("reset of a number"));
    }
  }

  private boolean set(int index, double value, ProjectStep step) {
    EditedField now = field;
    if (now == null || selected == NO_TILE) {
      return false;
    }
    float[] code = now.code(selected);
    boolean other = code[index] != (float) value;
    if (other) {
      code[index] = (float) value;
      make(step, with(now, selected, code));
    }
    return other;
  }

  /** The code of the base counts as no change. */
  private static CodeEdits with(EditedField field, int tile, float[] code) {
    return Arrays.equals(code, field.base().codes().code(tile))
        ? field.edits().without(tile)
        : field.edits().with(tile, code);
  }

  /** Remembers the selected tile's code. */
  public void copy() {
    if (field != null && selected != NO_TILE) {
      copied = field.code(selected);
      refresh();
    }
  }

  /** Gives the selected tile the code that was copied. */
  public void paste() {
    EditedField now = field;
    float[] pasted = copied;
    if (now != null && pasted != null && selected != NO_TILE) {
      make(ProjectStep.of("paste of a code"), with(now, selected, pasted.clone()));
    }
  }

  /** Gives the selected tile its fitted code back. */
  public void resetTile() {
    EditedField now = field;
    if (now != null && canReset.get()) {
      make(ProjectStep.of("reset of a tile"), now.edits().without(selected));
    }
  }

  /** Gives every tile its fitted code back. */
  public void resetAll() {
    if (field != null) {
      make(ProjectStep.of("reset of all codes"), CodeEdits.none());
    }
  }

  private void make(ProjectStep step, CodeEdits edits) {
    project.change(step, now -> now.withEdits(edits));
  }

  private void refresh() {
    EditedField now = field;
    boolean chosen = now != null && selected != NO_TILE;
    canCopy.set(chosen);
    canPaste.set(chosen && copied != null);
    canReset.set(now != null && chosen && now.edited(selected));
    edited.set(now != null && now.edited());
  }
}
