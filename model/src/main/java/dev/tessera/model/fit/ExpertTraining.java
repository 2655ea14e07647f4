package dev.tessera.model.fit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.HostArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TileEncoder;
import java.util.Optional;

/** Trains a field with experts on pictures and judges it by others now and then. */
public final class ExpertTraining implements Training {
  /** Rounds between two looks at the pictures held out. */
  private static final int ROUNDS_PER_VALIDATION = 6;

  private final ExpertSchedule schedule;
  private final double budget;
  private final Scope scope;
  private final ExpertTrainer trainer;
  private final Validation validation;
  private final float[] points;
  private final FitHistory history = new FitHistory(FitCurve.empty());
  private final FitRate rate = new FitRate();

  private Optional<Judged> judged = Optional.empty();
  private double seconds;
  private boolean ended;
  private boolean finished;
  private double encoded = Double.NaN;
  private double refined = Double.NaN;

  /** Networks as they were when a validation began, and the arrays they live in. */
  private record Judged(Scope scope, Field field, TileEncoder encoder) {}

  /**
   * Prepares a run.
   *
   * @param engine used on this thread
   * @param data pictures to learn from and to judge by
   * @param schedule how large and how long
   * @param budget seconds after which training ends with the experts there are
   * @throws IllegalArgumentException if no picture is as large as a tile
   */
  public ExpertTraining(Engine engine, HeldOut data, ExpertSchedule schedule, double budget) {
    this.schedule = schedule;
    this.budget = budget;
    TileSource source =
        new TileSource(data.training(), schedule.tile(), TileVariety.USUAL, schedule.seed());
    validation = new Validation(data.validation(), schedule.tile());
    points = LocalPoints.of(schedule.tile());
    scope = engine.scope();
    try {
      trainer = new ExpertTrainer(scope.child(), schedule, source);
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  @Override
  public boolean step() {
    if (judged.isPresent()) {
      judge(judged.get());
      return !finished;
    }
    long start = System.nanoTime();
    int before = trainer.round();
    boolean more = trainer.step();
    seconds += (System.nanoTime() - start) * 1e-9;
    if (trainer.round() > before) {
      rate.update(seconds, trainer.round(), tiles() * schedule.tile() * schedule.tile());
      ended = !more || seconds >= budget;
      if (validation.possible() && (ended || trainer.round() % ROUNDS_PER_VALIDATION == 0)) {
        beginJudging();
      } else {
        finished = ended;
      }
    }
    return !finished;
  }

  private long tiles() {
    return (long) trainer.round() * schedule.tilesPerRound();
  }

  private void beginJudging() {
    Scope own = scope.child();
    HostArray local = own.hostArray(new Shape(points.length / 2, 2));
    local.buffer().put(0, points);
    local.upload();
    NDArray array = local.array();
    judged =
        Optional.of(
            new Judged(
                own,
                Field.of(own, trainer.weights()),
                trainer.weights().spec().form().encoder(own, trainer.weights(), array)));
    validation.begin();
  }

  private void judge(Judged current) {
    if (validation.step(current.scope(), current.field(), Optional.of(current.encoder()), points)) {
      return;
    }
    encoded = validation.encoded();
    refined = validation.refined();
    history.add(trainer.round(), seconds, encoded);
    current.scope().close();
    judged = Optional.empty();
    finished = ended;
  }

  @Override
  public TrainSnapshot snapshot() {
    double perRound = trainer.round() == 0 ? 0 : seconds / trainer.round();
    return new TrainSnapshot(
        trainer.round(),
        seconds,
        tiles(),
        trainer.round() == 0 ? Double.NaN : trainer.psnr(),
        encoded,
        refined,
        rate.samplesPerSecond(),
        Math.max(0, Math.min(budget - seconds, perRound * (schedule.rounds() - trainer.round()))),
        history.curve());
  }

  @Override
  public Optional<TrainResult> result() {
    return Optional.of(
        new TrainResult(
            new Pretrained("experts", schedule.tile(), trainer.weights(), Optional.empty()),
            snapshot(),
            finished,
            Optional.empty()));
  }

  @Override
  public void close() {
    scope.close();
  }
}
