package dev.tessera.app.codes;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** What was changed, to be undone and done again; the oldest edits are forgotten. */
final class EditHistory {
  private static final int MOST = 500;

  private final Deque<CodeEdit> done = new ArrayDeque<>();
  private final Deque<CodeEdit> undone = new ArrayDeque<>();

  /**
   * Notes an edit that was just made; what was undone before cannot be done again. A gesture that
   * ends where it began is forgotten.
   */
  void add(CodeEdit edit) {
    CodeEdit last = done.peek();
    if (undone.isEmpty() && last != null && last.goesOnWith(edit)) {
      done.pop();
      CodeEdit whole = new CodeEdit(edit.gesture(), last.before(), edit.after());
      if (!whole.changesNothing()) {
        done.push(whole);
      }
    } else {
      done.push(edit);
    }
    undone.clear();
    if (done.size() > MOST) {
      done.removeLast();
    }
  }

  /** The edit to take back, if there is one. */
  Optional<CodeEdit> undo() {
    return move(done, undone);
  }

  /** The edit to make again, if there is one. */
  Optional<CodeEdit> redo() {
    return move(undone, done);
  }

  boolean canUndo() {
    return !done.isEmpty();
  }

  boolean canRedo() {
    return !undone.isEmpty();
  }

  void clear() {
    done.clear();
    undone.clear();
  }

  private static Optional<CodeEdit> move(Deque<CodeEdit> from, Deque<CodeEdit> to) {
    Optional<CodeEdit> edit = Optional.ofNullable(from.poll());
    edit.ifPresent(to::push);
    return edit;
  }
}
