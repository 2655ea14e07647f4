package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.fit.FamilyOptions;
import dev.tessera.model.fit.FamilyResult;
import dev.tessera.model.fit.FamilyRun;
import dev.tessera.model.fit.FamilySet;
import dev.tessera.model.fit.FamilySnapshot;
import dev.tessera.model.fit.FamilyState;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import java.util.Optional;

/** Trains a family of shapes, publishing snapshots while somebody watches. */
public final class FamilyTrainJob implements Job<FamilyResult> {
  private static final long SNAPSHOT_INTERVAL_NANOS = 33_000_000;

  private final Engine engine;
  private final FamilySet data;
  private final FamilyOptions options;
  private final Optional<FamilyState> state;
  private final Latest<FamilySnapshot> snapshots;

  private Optional<FamilyRun> run = Optional.empty();
  private long lastSnapshot;

  /**
   * A new training.
   *
   * @param engine used on the model thread only
   * @param data shapes to learn from and to judge by
   * @param options all settings
   * @param state where to go on from, or empty
   * @param snapshots filled at most 30 times per second while watched, and once at the end
   */
  public FamilyTrainJob(
      Engine engine,
      FamilySet data,
      FamilyOptions options,
      Optional<FamilyState> state,
      Latest<FamilySnapshot> snapshots) {
    this.engine = engine;
    this.data = data;
    this.options = options;
    this.state = state;
    this.snapshots = snapshots;
  }

  @Override
  public String name() {
    return "Training on " + data.training().size() + " shapes";
  }

  @Override
  public void open() {
    run = Optional.of(new FamilyRun(engine, data, options, state));
  }

  @Override
  public boolean step() {
    FamilyRun current = run.orElseThrow();
    boolean more = current.step();
    long now = System.nanoTime();
    if (now - lastSnapshot >= SNAPSHOT_INTERVAL_NANOS && snapshots.wanted()) {
      lastSnapshot = now;
      snapshots.publish(current.snapshot());
    }
    return more;
  }

  @Override
  public Optional<FamilyResult> result() {
    return run.map(FamilyRun::result);
  }

  @Override
  public void close() {
    Optional<FamilyRun> ending = run;
    run = Optional.empty();
    ending.ifPresent(this::end);
  }

  private void end(FamilyRun ending) {
    try (ending) {
      snapshots.publish(ending.snapshot());
    }
  }
}
