package dev.tessera.model.compare;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.points.PointSource;
import dev.tessera.model.signal.Signal;
import dev.tessera.model.tile.Cut;
import dev.tessera.model.tile.Tiling;
import java.util.Optional;

/**
 * A signal that methods are compared on, and the points that they learn from.
 *
 * @param <T> how it is cut
 */
public sealed interface ComparedSignal<T extends Tiling> permits ComparedGrid, ComparedShape {
  /** The signal. */
  Signal signal();

  /** What it is. */
  ComparedKind kind();

  /** d, axes. */
  int dimensions();

  /** C, values per point. */
  int channels();

  /**
   * What a fit under these options learns from.
   *
   * @throws IllegalArgumentException if the options are for another kind of signal
   */
  PointSource<T> points(FitOptions options);

  /** How many tiles, and so codes, a cut of such signals makes. */
  int tiles(Cut cut);

  /** What measures a fit by points that it does not learn from, if anything does. */
  Optional<Fit.Judge> judge(Engine engine, Learner<Fitted<T>> learner);

  /** What a contender is given of it: all that there is, unless it is to make it larger. */
  default ComparedSignal<T> given(Contender contender) {
    return this;
  }

  /**
   * Begins the fit of a method.
   *
   * @param engine used on this thread
   */
  default Fit<Fitted<T>> fit(Engine engine, Contender contender) {
    FitOptions options = contender.options();
    PointSource<T> points = points(options);
    Learner<Fitted<T>> learner =
        contender.method().kind() == Method.Kind.ANALYSED
            ? new ComponentLearner<>(engine, points, options)
            : SignalLearner.of(engine, points, options, Optional.empty());
    return new Fit<>(
        learner, engine.report(), options.stop(), judge(engine, learner), Optional.empty());
  }
}
