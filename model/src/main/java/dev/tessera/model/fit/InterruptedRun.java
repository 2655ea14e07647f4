package dev.tessera.model.fit;

import java.util.Optional;

/**
 * A run that ends once so many steps are done, those of all its parts together, and there is
 * something to keep, as if somebody had stopped it; what it leaves can be gone on with.
 *
 * @param <R> what is fitted
 */
public final class InterruptedRun<R> implements Run<R> {
  private final Run<R> run;
  private final long last;
  private int part;
  private long before;
  private long step;

  /**
   * Ends a run after a step.
   *
   * @param last number of the step; 0 to end once there is something to keep
   */
  public InterruptedRun(Run<R> run, long last) {
    this.run = run;
    this.last = last;
  }

  @Override
  public boolean step() {
    if (!run.step()) {
      return false;
    }
    Snapshot<R> now = run.snapshot(Snapshot.Watch.NOTHING);
    if (now.phase().part() > part) {
      part = now.phase().part();
      before += step;
      step = 0;
    }
    step = Math.max(step, now.step()); // while a part prepares, none is told
    return before + step < last || run.fitted().isEmpty();
  }

  @Override
  public Snapshot<R> snapshot(Snapshot.Watch watch) {
    return run.snapshot(watch);
  }

  @Override
  public Optional<R> fitted() {
    return run.fitted();
  }

  @Override
  public Optional<FitResult<R>> result() {
    return run.result();
  }

  @Override
  public void close() {
    run.close();
  }
}
