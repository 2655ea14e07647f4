package dev.tessera.model.fit.train;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.linear.Subspace;
import dev.tessera.model.optimise.ExpertSchedule;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.TileSource;
import dev.tessera.model.signal.data.TileSupply;
import dev.tessera.model.signal.data.TileVariety;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Trains a field with experts on random tiles of pictures. Rounds alternate: every tile of a fresh
 * draw goes to the expert that leaves the smallest error, then every expert becomes the principal
 * component analysis of its tiles, older ones faded (Kambhatla and Leen 1997, on a stream). Experts
 * are grown by doubling; one that few tiles choose is replaced by a half of the one that errs most.
 * Its steps are rounds.
 */
public final class ExpertLearner implements Learner<Pretrained> {
  private static final long WORK_AT_ONCE = 1L << 26;

  private final Scope scope;
  private final ExpertSchedule schedule;
  private final TileSupply supply;
  private final UnaryOperator<Pretrained> finish;
  private Optional<ExpertModels> models = Optional.empty();
  private Optional<ExpertRound> round = Optional.empty();
  private int improved;
  private double psnr = Double.NaN;

  private ExpertLearner(
      Engine engine, TileSupply supply, ExpertSchedule schedule, UnaryOperator<Pretrained> finish) {
    this.finish = finish;
    this.supply = supply;
    this.schedule = schedule;
    scope = engine.scope();
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
    return fit(engine, data, schedule, budget, UnaryOperator.identity());
  }

  /**
   * The same for networks that are made of the experts of pictures.
   *
   * @param finish makes them
   */
  public static Fit<Pretrained> fit(
      Engine engine,
      HeldOut<TrainingImage> data,
      ExpertSchedule schedule,
      double budget,
      UnaryOperator<Pretrained> finish) {
    TileSource source =
        new TileSource(data.training(), schedule.tile(), TileVariety.USUAL, schedule.seed());
    return fit(new ExpertLearner(engine, source, schedule, finish), engine, data, budget);
  }

  static Fit<Pretrained> fit(
      Engine engine,
      TileSupply supply,
      List<TrainingImage> heldOut,
      ExpertSchedule schedule,
      double budget) {
    ExpertLearner learner = new ExpertLearner(engine, supply, schedule, UnaryOperator.identity());
    return fit(learner, engine, new HeldOut<>(List.of(), heldOut), budget);
  }

  private static Fit<Pretrained> fit(
      ExpertLearner learner, Engine engine, HeldOut<TrainingImage> data, double budget) {
    int tile = learner.schedule.tile();
    return new Fit<>(
        learner,
        engine.report(),
        new StopRule(budget, learner.schedule.rounds(), Double.POSITIVE_INFINITY, false),
        Optional.of(new Validation(learner.scope, data.validation(), tile, learner::experts)),
        Optional.empty());
  }

  @Override
  public boolean prepare() {
    if (started()) {
      return false;
    }
    ExpertModels first = new ExpertModels(schedule, ExpertCosines.chosen(scope, schedule, supply));
    models = Optional.of(first);
    beginRound(first);
    return true;
  }

  private void beginRound(ExpertModels now) {
    improved = 0;
    round.ifPresent(ExpertRound::close);
    List<Weights> lengths =
        IntStream.range(0, schedule.lengths())
            .mapToObj(i -> now.weights(schedule.amplitudes(i)))
            .toList();
    round = Optional.of(new ExpertRound(scope.child(), schedule, supply, now.cosines(), lengths));
  }

  @Override
  public boolean step(double progress) {
    ExpertModels now = models.orElseThrow();
    ExpertRound tiles = round.orElseThrow();
    if (!tiles.assigned()) {
      tiles.assign();
      if (tiles.assigned()) {
        now.fade();
      }
    } else if (improved < now.size()) {
      improveSome(now, tiles);
    } else {
      psnr = ExpertRound.psnr(schedule, tiles.errorSum());
      now.endRound(tiles.errors());
      beginRound(now);
      return true;
    }
    return false;
  }

  /** Gives some experts the sums of their tiles; one with many learns from them bit by bit. */
  private void improveSome(ExpertModels now, ExpertRound tiles) {
    long work = 0;
    while (improved < now.size() && work < WORK_AT_ONCE) {
      Subspace expert = now.expert(improved);
      work += tiles.sum(improved, expert::add);
      if (!tiles.summing()) {
        expert.improve();
        improved++;
      }
    }
  }

  @Override
  public boolean started() {
    return models.isPresent();
  }

  @Override
  public boolean finished() {
    return steps() >= schedule.rounds();
  }

  @Override
  public long steps() {
    return models.map(ExpertModels::round).orElse(0);
  }

  @Override
  public long samplesSeen() {
    return steps() * schedule.tilesPerRound() * schedule.tile() * schedule.tile();
  }

  /** Of the last round's tiles by their best codes, before the experts learned from them. */
  @Override
  public Snapshot.Quality quality() {
    return Snapshot.Quality.of(psnr, Double.NaN);
  }

  @Override
  public Optional<Pretrained> fitted() {
    return experts().map(finish);
  }

  private Optional<Pretrained> experts() {
    return models.map(ExpertModels::networks);
  }

  @Override
  public void close() {
    scope.close();
  }
}
