package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.FitRun;
import dev.tessera.model.fit.FitSnapshot;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/** Fits one signal, publishing snapshots while somebody watches. */
public final class FitJob implements Job<FitResult> {
  private static final long SNAPSHOT_INTERVAL_NANOS = 33_000_000;

  private final Engine engine;
  private final GridSignal signal;
  private final FitOptions options;
  private final Optional<FitResult> previous;
  private final Latest<FitSnapshot> snapshots;

  private volatile int watchedTile = -1;
  private Optional<FitRun> run = Optional.empty();
  private long lastSnapshot;

  /**
   * A new fit.
   *
   * @param engine used on the model thread only
   * @param signal what to fit
   * @param options all settings
   * @param previous a result to go on from, made with the same grid and field, or empty
   * @param snapshots filled at most 30 times per second while watched, and once at the end with the
   *     whole picture
   */
  public FitJob(
      Engine engine,
      GridSignal signal,
      FitOptions options,
      Optional<FitResult> previous,
      Latest<FitSnapshot> snapshots) {
    this.engine = engine;
    this.signal = signal;
    this.options = options;
    this.previous = previous;
    this.snapshots = snapshots;
  }

  /** Asks for the code of one tile in every snapshot; any thread; -1 for none. */
  public void watch(int tile) {
    watchedTile = tile;
  }

  @Override
  public String name() {
    return "Fitting " + signal.name();
  }

  @Override
  public void open() {
    run = Optional.of(new FitRun(engine, signal, options, previous));
  }

  @Override
  public boolean step() {
    FitRun current = run.orElseThrow();
    boolean more = current.step();
    long now = System.nanoTime();
    if (now - lastSnapshot >= SNAPSHOT_INTERVAL_NANOS && snapshots.wanted()) {
      lastSnapshot = now;
      snapshots.publish(current.snapshot(watchedTile));
    }
    return more;
  }

  @Override
  public Optional<FitResult> result() {
    return run.map(FitRun::result);
  }

  /** The field as it is now; model thread only, empty while not open. See {@link CaptureJob}. */
  Optional<Fitted<GridTiling>> capture() {
    return run.map(FitRun::field);
  }

  @Override
  public void close() {
    Optional<FitRun> ending = run;
    run = Optional.empty();
    ending.ifPresent(this::end);
  }

  private void end(FitRun ending) {
    try (ending) {
      snapshots.publish(ending.lastSnapshot());
    }
  }
}
