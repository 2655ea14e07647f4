package dev.tessera.model.job;

import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Fits whatever there is to fit, publishing snapshots while somebody watches.
 *
 * @param <R> what is fitted
 */
public final class FitJob<R> implements Job<FitResult<R>> {
  private static final long SNAPSHOT_INTERVAL_NANOS = 33_000_000;

  private final String name;
  private final Supplier<? extends Run<R>> begin;
  private final Latest<Snapshot<R>> snapshots;

  private volatile int watchedTile = -1;
  private volatile boolean fittedWanted;
  private Optional<Run<R>> run = Optional.empty();
  private long lastSnapshot;

  /**
   * A new fit.
   *
   * @param name a few words for the status bar
   * @param begin makes the run; called on the model thread
   * @param snapshots filled at most 30 times per second while watched, and once at the end with
   *     everything
   */
  public FitJob(String name, Supplier<? extends Run<R>> begin, Latest<Snapshot<R>> snapshots) {
    this.name = name;
    this.begin = begin;
    this.snapshots = snapshots;
  }

  /** Asks for the code of one tile in every snapshot; any thread; -1 for none. */
  public void watch(int tile) {
    watchedTile = tile;
  }

  /** Asks for a copy of what is fitted in the next snapshot; any thread. */
  public void askForFitted() {
    fittedWanted = true;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void open() {
    run = Optional.of(begin.get());
  }

  @Override
  public boolean step() {
    Run<R> current = run.orElseThrow();
    boolean more = current.step();
    long now = System.nanoTime();
    if (now - lastSnapshot >= SNAPSHOT_INTERVAL_NANOS && snapshots.wanted()) {
      lastSnapshot = now;
      Snapshot<R> snapshot = current.snapshot(new Snapshot.Watch(watchedTile, fittedWanted, false));
      if (snapshot.live().fitted().isPresent()) {
        fittedWanted = false;
      }
      snapshots.publish(snapshot);
    }
    return more;
  }

  @Override
  public Optional<FitResult<R>> result() {
    return run.flatMap(Run::result);
  }

  /** What is fitted as it is now; model thread only, empty while not open. See CaptureJob. */
  Optional<R> capture() {
    return run.flatMap(Run::fitted);
  }

  /** See {@link Run#capture}; model thread only, empty while not open. */
  Optional<Supplier<FitResult<R>>> captureResult() {
    return run.flatMap(Run::capture);
  }

  @Override
  public void close() {
    Optional<Run<R>> ending = run;
    run = Optional.empty();
    ending.ifPresent(this::end);
  }

  private void end(Run<R> ending) {
    try (ending) {
      snapshots.publish(ending.snapshot(Snapshot.Watch.ALL));
    }
  }
}
