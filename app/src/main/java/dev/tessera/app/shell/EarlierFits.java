package dev.tessera.app.shell;

import dev.tessera.app.curves.CurveRun;
import dev.tessera.app.session.KeptFit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What earlier runs came to, to go back to: the newest few of what is open. A run whose result is
 * shown leads nowhere.
 *
 * @param <R> what is fitted
 */
final class EarlierFits<R> {
  private static final int MOST = 5;

  private record Earlier(CurveRun run, long bytes) {}

  private final Consumer<KeptFit<R>> restore;
  private final long mostBytes;
  private final Deque<Earlier> runs = new ArrayDeque<>();
  private Optional<CurveRun> shown = Optional.empty();
  private Optional<KeptFit<R>> shownFit = Optional.empty();

  /**
   * Nothing to go back to yet.
   *
   * @param mostBytes of fits that are kept
   */
  EarlierFits(Consumer<KeptFit<R>> restore, long mostBytes) {
    this.restore = restore;
    this.mostBytes = mostBytes;
  }

  /** Notes which run the result that is shown is of; the one before can be gone back to. */
  void show(CurveRun run, KeptFit<R> fit) {
    leave();
    run.back().set(Optional.empty());
    runs.removeIf(earlier -> earlier.run() == run);
    shown = Optional.of(run);
    shownFit = Optional.of(fit);
  }

  /** Notes that another run has begun. */
  void leave() {
    if (shown.isPresent() && shownFit.isPresent()) {
      CurveRun run = shown.get();
      KeptFit<R> fit = shownFit.get();
      run.back().set(Optional.of(() -> restore.accept(fit)));
      runs.add(new Earlier(run, fit.bytes()));
      while (runs.size() > MOST || runs.stream().mapToLong(Earlier::bytes).sum() > mostBytes) {
        runs.remove().run().back().set(Optional.empty());
      }
    }
    shown = Optional.empty();
    shownFit = Optional.empty();
  }

  /** Forgets everything: something else is open. */
  void clear() {
    runs.forEach(earlier -> earlier.run().back().set(Optional.empty()));
    runs.clear();
    shown = Optional.empty();
    shownFit = Optional.empty();
  }
}
