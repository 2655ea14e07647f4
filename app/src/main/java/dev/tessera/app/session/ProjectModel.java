package dev.tessera.app.session;

import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * The open project, observable, with the steps that led to it. Whoever changes a part of it says
 * what was done, and whoever shows a part follows it, so that undo and opening a file reach every
 * view by the same way. All methods belong to the window's thread.
 */
public final class ProjectModel {
  private final ReadOnlyObjectWrapper<OpenProject> current =
      new ReadOnlyObjectWrapper<>(OpenProject.empty());
  private final ReadOnlyStringWrapper undoName = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper redoName = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
  private final ProjectHistory history;

  /** What a file holds, or what the program began with. */
  private OpenProject saved = OpenProject.empty();

  /** Whether nobody has done anything yet: what the program does by itself is not to be saved. */
  private boolean untouched = true;

  private boolean recalling;

  /**
   * Nothing is open.
   *
   * @param mostBytes of pictures that are kept to be undone
   */
  public ProjectModel(long mostBytes) {
    history = new ProjectHistory(mostBytes);
  }

  /** The project now. */
  public OpenProject get() {
    return current.get();
  }

  /** The project, observable. */
  public ReadOnlyObjectProperty<OpenProject> property() {
    return current.getReadOnlyProperty();
  }

  /** Whether there is work that no file holds. */
  public ReadOnlyBooleanProperty unsaved() {
    return unsaved.getReadOnlyProperty();
  }

  /** What {@link #undo} would take back, as "change of tile size"; empty if nothing. */
  public ReadOnlyStringProperty undoName() {
    return undoName.getReadOnlyProperty();
  }

  /** What {@link #redo} would make again; empty if nothing. */
  public ReadOnlyStringProperty redoName() {
    return redoName.getReadOnlyProperty();
  }

  /** Whether what is being told comes from undo, redo or a file: then no fit begins by itself. */
  public boolean recalling() {
    return recalling;
  }

  /** Makes a step; one that changes nothing is none. */
  public void change(ProjectStep step, UnaryOperator<OpenProject> change) {
    OpenProject before = current.get();
    OpenProject after = change.apply(before);
    if (after.keepsTheSameAs(before)) {
      note(change);
      return;
    }
    untouched = false;
    history.add(step, before, after);
    show(after);
  }

  /** Changes what is no step, such as a fit that has ended, or which shape is looked at. */
  public void note(UnaryOperator<OpenProject> change) {
    OpenProject after = change.apply(current.get());
    if (untouched) {
      saved = after;
    }
    show(after);
  }

  /** Forgets something in everything that was as well, as it makes no sense any more. */
  public void forget(UnaryOperator<OpenProject> change) {
    note(change);
    history.rewrite(change, current.get());
    refresh();
  }

  /**
   * Puts something else in the place of what was and is open, wherever it was, and lets everybody
   * follow; no step, as it is the same work.
   */
  public void swap(UnaryOperator<OpenProject> change) {
    OpenProject now = change.apply(current.get());
    history.rewrite(change, now);
    recall(Optional.of(now));
  }

  /** Takes the last step back. */
  public void undo() {
    recall(history.undo(current.get()));
  }

  /** Makes the step again that was taken back last. */
  public void redo() {
    recall(history.redo(current.get()));
  }

  /** Opens what a file holds; there is nothing to undo. */
  public void open(OpenProject project) {
    history.clear();
    untouched = false;
    recall(Optional.of(project));
    saved = current.get();
    refresh();
  }

  /** Takes what is open as what the program began with: nothing to undo, nothing to save. */
  public void begin() {
    history.clear();
    untouched = true;
    saved = current.get();
    refresh();
  }

  /** Notes that a person began to work on it. */
  public void touch() {
    untouched = false;
  }

  /** Whether a person has done anything. */
  public boolean touched() {
    return !untouched;
  }

  /** Notes that no file holds it. */
  public void unsave() {
    untouched = false;
    saved = OpenProject.empty();
    refresh();
  }

  /** Notes that a file holds a project. */
  public void saved(OpenProject project) {
    untouched = false;
    saved = project;
    refresh();
  }

  private void recall(Optional<OpenProject> project) {
    recalling = true;
    try {
      project.ifPresent(this::show);
    } finally {
      recalling = false;
    }
  }

  private void show(OpenProject project) {
    current.set(project);
    refresh();
  }

  private void refresh() {
    undoName.set(history.undoName());
    redoName.set(history.redoName());
    unsaved.set(!current.get().keepsTheSameAs(saved));
  }
}
