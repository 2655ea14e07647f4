package dev.tessera.model.job;

import dev.tessera.model.fit.TrainResult;
import dev.tessera.model.fit.TrainSnapshot;
import dev.tessera.model.fit.Training;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import java.util.Optional;
import java.util.function.Supplier;

/** Trains networks on a data set, publishing snapshots while somebody watches. */
public final class TrainJob implements Job<TrainResult> {
  private static final long SNAPSHOT_INTERVAL_NANOS = 33_000_000;

  private final String name;
  private final Supplier<Training> form;
  private final Latest<TrainSnapshot> snapshots;

  private Optional<Training> run = Optional.empty();
  private long lastSnapshot;

  /**
   * A new training.
   *
   * @param name a few words for the status bar
   * @param form begins the training; called on the model thread
   * @param snapshots filled at most 30 times per second while watched, and once at the end
   */
  public TrainJob(String name, Supplier<Training> form, Latest<TrainSnapshot> snapshots) {
    this.name = name;
    this.form = form;
    this.snapshots = snapshots;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void open() {
    run = Optional.of(form.get());
  }

  @Override
  public boolean step() {
    Training current = run.orElseThrow();
    boolean more = current.step();
    long now = System.nanoTime();
    if (now - lastSnapshot >= SNAPSHOT_INTERVAL_NANOS && snapshots.wanted()) {
      lastSnapshot = now;
      snapshots.publish(current.snapshot());
    }
    return more;
  }

  @Override
  public Optional<TrainResult> result() {
    return run.flatMap(Training::result);
  }

  @Override
  public void close() {
    Optional<Training> ending = run;
    run = Optional.empty();
    ending.ifPresent(this::end);
  }

  private void end(Training ending) {
    try (ending) {
      snapshots.publish(ending.snapshot());
    }
  }
}
