package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.fit.PairRun;
import dev.tessera.model.fit.PairSnapshot;
import dev.tessera.model.fit.ShapeOptions;
import dev.tessera.model.fit.ShapePair;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.ShapeSignal;
import java.util.Optional;

/** Fits two shapes on the same tiles with the same networks, so that one can become the other. */
public final class PairJob implements Job<ShapePair> {
  private static final long SNAPSHOT_INTERVAL_NANOS = 33_000_000;

  private final Engine engine;
  private final ShapeSignal first;
  private final ShapeSignal second;
  private final ShapeOptions options;
  private final Latest<PairSnapshot> snapshots;
  private Optional<PairRun> run = Optional.empty();
  private volatile boolean shapeWanted;
  private long lastSnapshot;

  /**
   * A fit of both.
   *
   * @param engine used on the model thread only
   * @param options of the fit of each, its time included
   * @param snapshots of the shape that is being fitted, at most 30 times per second while watched
   */
  public PairJob(
      Engine engine,
      ShapeSignal first,
      ShapeSignal second,
      ShapeOptions options,
      Latest<PairSnapshot> snapshots) {
    this.engine = engine;
    this.first = first;
    this.second = second;
    this.options = options;
    this.snapshots = snapshots;
  }

  /** Asks for a copy of the shape that is being fitted in the next snapshot; any thread. */
  public void askForShape() {
    shapeWanted = true;
  }

  @Override
  public String name() {
    return "Fitting " + first.name() + " and " + second.name();
  }

  @Override
  public void open() {
    run = Optional.of(new PairRun(engine, first, second, options));
  }

  @Override
  public boolean step() {
    PairRun current = run.orElseThrow();
    boolean more = current.step();
    long now = System.nanoTime();
    if (now - lastSnapshot >= SNAPSHOT_INTERVAL_NANOS && snapshots.wanted()) {
      lastSnapshot = now;
      current.snapshot(shapeWanted).ifPresent(this::publish);
    }
    return more;
  }

  private void publish(PairSnapshot snapshot) {
    if (snapshot.fit().shape().isPresent()) {
      shapeWanted = false;
    }
    snapshots.publish(snapshot);
  }

  @Override
  public Optional<ShapePair> result() {
    return run.flatMap(PairRun::result);
  }

  @Override
  public void close() {
    run.ifPresent(PairRun::close);
    run = Optional.empty();
  }
}
