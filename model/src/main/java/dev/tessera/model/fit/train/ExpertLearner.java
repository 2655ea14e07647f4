package dev.tessera.model.fit.train;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TileEncoder;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.points.BatchUpload;
import dev.tessera.model.fit.points.Lattice;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.TileSource;
import dev.tessera.model.signal.data.TileVariety;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.Map;
import java.util.Optional;

/** Trains a field with experts on pictures; its steps are rounds of {@link ExpertTrainer}. */
public final class ExpertLearner implements Learner<Pretrained> {
  private final Scope scope;
  private final ExpertSchedule schedule;
  private final TileSource source;
  private final Validation validation;
  private final float[] local;
  private Optional<ExpertTrainer> trainer = Optional.empty();
  private Scope judgedScope;

  private ExpertLearner(Scope scope, HeldOut<TrainingImage> data, ExpertSchedule schedule) {
    this.scope = scope;
    this.schedule = schedule;
    source = new TileSource(data.training(), schedule.tile(), TileVariety.USUAL, schedule.seed());
    validation = new Validation(data.validation(), schedule.tile());
    local = Lattice.square(schedule.tile());
    judgedScope = scope.child();
  }

  /**
   * A training; it cannot be taken up again.
   *
   * @param engine used on this thread
   * @param data pictures to learn from and to judge by
   * @param schedule how large and how long
   * @param budget seconds after which training ends with the experts there are
   * @throws IllegalArgumentException if no picture is as large as a tile
   */
  public static Fit<Pretrained> fit(
      Engine engine, HeldOut<TrainingImage> data, ExpertSchedule schedule, double budget) {
    Scope scope = engine.scope();
    try {
      ExpertLearner learner = new ExpertLearner(scope, data, schedule);
      return new Fit<>(
          learner,
          engine.report(),
          new StopRule(budget, schedule.rounds(), Double.POSITIVE_INFINITY, false),
          Optional.of(learner.validation.judge(scope, learner::judged, learner.local)),
          Optional.empty());
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  /** The networks as they are now, in a scope that replaces the one before. */
  private Validation.Judged judged() {
    judgedScope.close();
    judgedScope = scope.child();
    Weights weights = trainer.orElseThrow().weights();
    TileEncoder encoder =
        weights
            .spec()
            .form()
            .encoder(
                judgedScope, weights, BatchUpload.once(judgedScope, local, local.length / 2, 2));
    return new Validation.Judged(Field.of(judgedScope, weights), Optional.of(encoder));
  }

  @Override
  public boolean prepare() {
    if (trainer.isPresent()) {
      return false;
    }
    trainer = Optional.of(new ExpertTrainer(scope.child(), schedule, source));
    return true;
  }

  @Override
  public boolean step(double progress) {
    ExpertTrainer training = trainer.orElseThrow();
    int before = training.round();
    training.step();
    return training.round() > before;
  }

  @Override
  public boolean started() {
    return trainer.isPresent();
  }

  @Override
  public boolean finished() {
    return trainer.map(t -> t.round() >= schedule.rounds()).orElse(false);
  }

  @Override
  public long steps() {
    return trainer.map(ExpertTrainer::round).orElse(0);
  }

  @Override
  public long samplesSeen() {
    return steps() * schedule.tilesPerRound() * schedule.tile() * schedule.tile();
  }

  @Override
  public Snapshot.Quality quality() {
    double psnr = steps() == 0 ? Double.NaN : trainer.orElseThrow().psnr();
    return new Snapshot.Quality(psnr, Double.NaN, validation.encoded(), validation.refined());
  }

  @Override
  public double mark() {
    return Double.isNaN(validation.encoded()) ? quality().psnr() : validation.encoded();
  }

  @Override
  public Optional<Pretrained> fitted() {
    return trainer.map(
        t -> new Pretrained("experts", schedule.tile(), t.weights(), Optional.empty()));
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of();
  }

  @Override
  public void save(Map<String, float[]> arrays) {}

  @Override
  public void close() {
    scope.close();
  }
}
