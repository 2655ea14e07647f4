package dev.tessera.model.fit;

import java.util.Optional;

/**
 * A run after another that counts for nothing: libraries load and the compiler of the virtual
 * machine makes ready during that, so that of several that are timed the first is not the slowest.
 *
 * @param <R> what is fitted
 */
public final class WarmedRun<R> implements Run<R> {
  private final Run<R> run;
  private final Run<R> before;
  private boolean warm;

  /**
   * Not warm yet.
   *
   * @param run that counts, not begun
   * @param before that does not; both are closed with this one
   */
  public WarmedRun(Run<R> run, Run<R> before) {
    this.run = run;
    this.before = before;
  }

  @Override
  public boolean step() {
    if (warm) {
      return run.step();
    }
    warm = !before.step();
    if (warm) {
      before.close();
    }
    return true;
  }

  @Override
  public Snapshot<R> snapshot(Snapshot.Watch watch) {
    return run.snapshot(watch);
  }

  @Override
  public boolean show(int slice) {
    return run.show(slice);
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
    if (!warm) {
      before.close();
    }
    run.close();
  }
}
