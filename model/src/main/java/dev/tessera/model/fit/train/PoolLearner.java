package dev.tessera.model.fit.train;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.step.Batches;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.step.JointStep;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Trains networks on many signals by Adam, some of them in each step; see Mehta et al. 2021,
 * section 3.3.
 *
 * @param <R> what is learned
 */
public final class PoolLearner<R> implements Learner<R> {
  static final long WARM_UP = 100;

  /** Of each shape held out. */
  private static final FamilySearch.Options SEARCH =
      new FamilySearch.Options(100, 512, 2, 0.1, 1e-4, 1);

  private final Scope scope;
  private final TrainOptions options;
  private final Pool<R> pool;
  private Optional<JointStep> step = Optional.empty();

  /** The signals, of which each step takes some. */
  interface Pool<R> extends Batches {
    /** Before the first step: a part of finding what to start from; whether there is more. */
    default boolean prepare(Scope scope) {
      return false;
    }

    /** How much of that is done, 0 to 1. */
    default double prepared() {
      return 1;
    }

    /** After preparing: what moves networks and codes. */
    JointStep begin(Scope scope);

    /** How good the latest batches were, by the mean error of the loss. */
    Snapshot.Quality quality(double error);

    /** What is learned as it is, without a name of its own yet. */
    R fitted(JointStep now);

    /** Some of so many, each once, in random order. */
    static int[] some(int count, int of, SplittableRandom random) {
      int[] all = IntStream.range(0, of).toArray();
      for (int i = 0; i < count; i++) {
        int j = random.nextInt(i, of);
        int swapped = all[j];
        all[j] = all[i];
        all[i] = swapped;
      }
      return Arrays.copyOf(all, count);
    }
  }

  private PoolLearner(Engine engine, TrainOptions options, Pool<R> pool) {
    this.options = options;
    this.pool = pool;
    scope = engine.scope();
  }

  /**
   * A training of networks for tiles of pictures.
   *
   * @param engine used on this thread
   * @param data pictures to learn from and to judge by
   * @param options all settings, for pictures
   * @param state of a training with the same options but for the stop rule, or empty
   * @throws IllegalArgumentException if no picture is as large as a tile
   */
  public static Fit<Pretrained> pictures(
      Engine engine, HeldOut<TrainingImage> data, TrainOptions options, Optional<FitState> state) {
    PicturePool pool = new PicturePool(data.training(), options, state);
    PoolLearner<Pretrained> learner = new PoolLearner<>(engine, options, pool);
    int tile = options.pictures().tile();
    return learner.fit(
        engine, new Validation(learner.scope, data.validation(), tile, learner::fitted), state);
  }

  /**
   * A training of a family of shapes.
   *
   * @param engine used on this thread
   * @param data shapes to learn from, at least one, and to judge by; a code each, in this order
   * @param options all settings, for a family
   * @param state of a training with the same options but for the stop rule, or empty
   */
  public static Fit<TrainedFamily> family(
      Engine engine, HeldOut<ShapePoints> data, TrainOptions options, Optional<FitState> state) {
    FamilyPool pool = new FamilyPool(data.training(), options, state);
    PoolLearner<TrainedFamily> learner = new PoolLearner<>(engine, options, pool);
    Fit.Judge judge =
        new HeldOutFits<>(
            data.validation(),
            shape -> FamilySearch.fit(engine, learner.fitted().orElseThrow(), shape, SEARCH),
            Snapshot.Quality::meanError);
    return learner.fit(engine, judge, state);
  }

  private Fit<R> fit(Engine engine, Fit.Judge judge, Optional<FitState> state) {
    return new Fit<>(this, engine.report(), options.stop(), Optional.of(judge), state);
  }

  @Override
  public boolean prepare() {
    if (step.isPresent()) {
      return false;
    }
    if (!pool.prepare(scope)) {
      step = Optional.of(pool.begin(scope));
    }
    return true;
  }

  @Override
  public double prepared() {
    return step.isPresent() ? 1 : pool.prepared();
  }

  @Override
  public Optional<JointStep> moving() {
    return step;
  }

  @Override
  public long samplesSeen() {
    return steps() * pool.tiles() * pool.points();
  }

  @Override
  public Snapshot.Quality quality() {
    return pool.quality(step.map(JointStep::averageError).orElse(Double.NaN));
  }

  @Override
  public Optional<R> fitted() {
    return step.map(pool::fitted);
  }

  @Override
  public Map<String, Object> settings() {
    return options.settings();
  }

  @Override
  public void close() {
    scope.close();
  }
}
