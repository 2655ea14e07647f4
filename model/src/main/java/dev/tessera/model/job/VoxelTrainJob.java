package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.fit.TrainResult;
import dev.tessera.model.fit.TrainSnapshot;
import dev.tessera.model.fit.VoxelTrainer;
import dev.tessera.model.fit.VoxelTraining;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.signal.ShapeSignal;
import java.util.List;
import java.util.Optional;

/** Trains networks for the tiles of any shape, publishing snapshots while somebody watches. */
public final class VoxelTrainJob implements Job<TrainResult> {
  private static final long SNAPSHOT_INTERVAL_NANOS = 33_000_000;

  private final Engine engine;
  private final List<ShapeSignal> training;
  private final List<ShapeSignal> validation;
  private final VoxelTraining settings;
  private final Latest<TrainSnapshot> snapshots;

  private Optional<VoxelTrainer> trainer = Optional.empty();
  private long lastSnapshot;

  /**
   * A new training.
   *
   * @param engine used on the model thread only
   * @param training shapes to learn from, at least one
   * @param validation shapes to judge by, perhaps none
   * @param settings all settings
   * @param snapshots filled at most 30 times per second while watched, and once at the end
   */
  public VoxelTrainJob(
      Engine engine,
      List<ShapeSignal> training,
      List<ShapeSignal> validation,
      VoxelTraining settings,
      Latest<TrainSnapshot> snapshots) {
    this.engine = engine;
    this.training = training;
    this.validation = validation;
    this.settings = settings;
    this.snapshots = snapshots;
  }

  @Override
  public String name() {
    return "Training on the tiles of " + training.size() + " shapes";
  }

  @Override
  public void open() {
    trainer = Optional.of(new VoxelTrainer(engine, training, validation, settings));
  }

  @Override
  public boolean step() {
    VoxelTrainer current = trainer.orElseThrow();
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
    return trainer.flatMap(VoxelTrainer::result);
  }

  @Override
  public void close() {
    Optional<VoxelTrainer> ending = trainer;
    trainer = Optional.empty();
    ending.ifPresent(this::end);
  }

  private void end(VoxelTrainer ending) {
    try (ending) {
      snapshots.publish(ending.snapshot());
    }
  }
}
