package dev.tessera.app.codes;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Changes codes: single numbers of the selected tile, whole codes by copying; everything can be
 * undone. For one thread.
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

  private final Consumer<Change> changed;
  private final EditHistory history = new EditHistory();
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
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

  /** Without a field there is nothing to change. */
  CodeEditor(Consumer<Change> changed) {
    this.changed = changed;
  }

  /** Whether {@link #undo} would do something. */
  public ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  /** Whether {@link #redo} would do something. */
  public ReadOnlyBooleanProperty canRedo() {
    return canRedo.getReadOnlyProperty();
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

  /** Begins with a field; what was changed before is forgotten, a copied code of its kind kept. */
  void begin(Fitted<GridTiling> fitted) {
    EditedField before = field;
    if (before != null && !before.base().spec().equals(fitted.spec())) {
      copied = null;
    }
    field = new EditedField(fitted);
    history.clear();
    refresh();
  }

  /** Forgets everything. */
  void forget() {
    field = null;
    copied = null;
    history.clear();
    refresh();
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
    dragged |= set(index, value, "drag " + gestures, false);
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
    set(index, value, "nudge " + selected + " " + index, true);
  }

  /** Puts a number of the selected code back to the fitted one. */
  void resetNumber(int index) {
    EditedField now = field;
    if (now != null && selected != NO_TILE) {
      set(index, now.base().codes().get(selected, index), "", true);
    }
  }

  private boolean set(int index, double value, String gesture, boolean settled) {
    EditedField now = field;
    if (now == null || selected == NO_TILE) {
      return false;
    }
    float[] before = now.code(selected);
    float[] after = before.clone();
    after[index] = (float) value;
    boolean other = after[index] != before[index];
    if (other) {
      make(CodeEdit.of(gesture, selected, before, after), settled);
    }
    return other;
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
    float[] pasted = copied;
    if (field != null
        && pasted != null
        && selected != NO_TILE
        && !Arrays.equals(pasted, field.code(selected))) {
      make(CodeEdit.of("", selected, field.code(selected), pasted.clone()), true);
    }
  }

  /** Gives the selected tile its fitted code back. */
  public void resetTile() {
    if (canReset.get()) {
      reset(Set.of(selected));
    }
  }

  /** Gives every tile its fitted code back. */
  public void resetAll() {
    if (edited.get() && field != null) {
      reset(field.editedTiles());
    }
  }

  private void reset(Set<Integer> tiles) {
    EditedField now = field;
    if (now != null) {
      Map<Integer, float[]> before = new TreeMap<>();
      Map<Integer, float[]> after = new TreeMap<>();
      for (int tile : tiles) {
        before.put(tile, now.code(tile));
        after.put(tile, now.base().codes().code(tile));
      }
      make(new CodeEdit("", before, after), true);
    }
  }

  /** Takes the last change back. */
  public void undo() {
    history.undo().ifPresent(edit -> put(edit.before(), true));
  }

  /** Makes the change that was taken back last. */
  public void redo() {
    history.redo().ifPresent(edit -> put(edit.after(), true));
  }

  private void make(CodeEdit edit, boolean settled) {
    history.add(edit);
    put(edit.after(), settled);
  }

  private void put(Map<Integer, float[]> codes, boolean settled) {
    EditedField now = field;
    if (now != null) {
      codes.forEach((tile, code) -> now.set(tile, code.clone()));
      refresh();
      changed.accept(new Change(codes.keySet(), settled));
    }
  }

  private void refresh() {
    EditedField now = field;
    boolean chosen = now != null && selected != NO_TILE;
    canUndo.set(history.canUndo());
    canRedo.set(history.canRedo());
    canCopy.set(chosen);
    canPaste.set(chosen && copied != null);
    canReset.set(now != null && chosen && now.edited(selected));
    edited.set(now != null && now.edited());
  }
}
