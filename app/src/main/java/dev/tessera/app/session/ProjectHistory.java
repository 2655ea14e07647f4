package dev.tessera.app.session;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The projects that were: what undo leads back to and redo forth to. The oldest steps are forgotten
 * beyond a number, and beyond the memory that pictures take which they alone hold.
 */
final class ProjectHistory {
  private static final int MOST = 500;

  /**
   * A project to go to.
   *
   * @param step that lies between it and the present
   */
  record Entry(ProjectStep step, OpenProject project) {}

  private final long mostBytes;
  private Deque<Entry> done = new ArrayDeque<>();
  private Deque<Entry> undone = new ArrayDeque<>();

  /**
   * No steps yet.
   *
   * @param mostBytes of pictures that are kept to be undone
   */
  ProjectHistory(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /**
   * Notes a step that was just made; what was undone before cannot be done again. A gesture that
   * ends where it began is forgotten.
   */
  void add(ProjectStep step, OpenProject before, OpenProject after) {
    Entry last = done.peek();
    if (undone.isEmpty() && last != null && last.step().goesOnWith(step)) {
      if (last.project().keepsTheSameAs(after)) {
        done.pop();
      }
    } else {
      done.push(new Entry(step, before));
    }
    undone.clear();
    done = rewritten(done, UnaryOperator.identity(), after);
    trim(after);
  }

  /** Goes one step back from the present; empty if there is none. */
  Optional<OpenProject> undo(OpenProject now) {
    return move(done, undone, now);
  }

  /** Goes one step forth from the present; empty if there is none. */
  Optional<OpenProject> redo(OpenProject now) {
    return move(undone, done, now);
  }

  /** What undo would take back; empty if there is nothing. */
  String undoName() {
    return done.isEmpty() ? "" : done.peek().step().name();
  }

  /** What redo would make again; empty if there is nothing. */
  String redoName() {
    return undone.isEmpty() ? "" : undone.peek().step().name();
  }

  /**
   * Changes what was, and forgets the steps that change nothing any more, and the oldest ones if
   * what was put in takes more memory.
   */
  void rewrite(UnaryOperator<OpenProject> change, OpenProject now) {
    done = rewritten(done, change, now);
    undone = rewritten(undone, change, now);
    trim(now);
  }

  void clear() {
    done.clear();
    undone.clear();
  }

  /**
   * From the present outwards: the first entry is the nearest. Each as undo shows it after the one
   * before, so that a fit which another took the place of is not held.
   */
  private static Deque<Entry> rewritten(
      Deque<Entry> entries, UnaryOperator<OpenProject> change, OpenProject now) {
    Deque<Entry> kept = new ArrayDeque<>();
    OpenProject nearer = now;
    for (Entry entry : entries) {
      OpenProject changed = change.apply(entry.project()).seenFrom(nearer);
      if (!changed.keepsTheSameAs(nearer)) {
        kept.add(new Entry(entry.step(), changed));
        nearer = changed;
      }
    }
    return kept;
  }

  private static Optional<OpenProject> move(Deque<Entry> from, Deque<Entry> to, OpenProject now) {
    Entry entry = from.poll();
    if (entry == null) {
      return Optional.empty();
    }
    to.push(new Entry(entry.step(), now));
    return Optional.of(entry.project().seenFrom(now));
  }

  /** What can be made again stays; the oldest steps of the others are forgotten. */
  private void trim(OpenProject now) {
    if (done.size() > MOST) {
      done.removeLast();
    }
    Set<Object> held = Collections.newSetFromMap(new IdentityHashMap<>());
    added(now, held);
    long bytes = 0;
    for (Entry entry : undone) {
      bytes += added(entry.project(), held);
    }
    Deque<Entry> kept = new ArrayDeque<>();
    for (Entry entry : done) {
      bytes += added(entry.project(), held);
      if (bytes > mostBytes) {
        break;
      }
      kept.add(entry);
    }
    done = kept;
  }

  /** Memory of the pictures of a project that are not among those held, to which they are added. */
  private static long added(OpenProject project, Set<Object> held) {
    long bytes = 0;
    Optional<PictureWork> picture = project.picture();
    if (picture.isPresent() && held.add(picture.get().session())) {
      bytes += picture.get().bytes();
    }
    Optional<SecondWork> second = project.second();
    if (second.isPresent() && held.add(second.get().signal())) {
      bytes += second.get().bytes();
    }
    return bytes;
  }
}
