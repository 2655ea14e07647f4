package dev.tessera.model.compare;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.OneExpert;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.SignalLearner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.points.PointSource;
import dev.tessera.model.fit.start.TileAnalysis;
import dev.tessera.model.fit.step.Step;
import dev.tessera.model.tile.Tiling;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Finds the principal components of a signal's own tiles (Pearson 1901, Hotelling 1933), then the
 * codes of its tiles.
 *
 * @param <T> how the signal is cut
 */
final class ComponentLearner<T extends Tiling> implements Learner<Fitted<T>> {
  private final Engine engine;
  private final PointSource<T> points;
  private final FitOptions options;
  private final OneExpert expert;
  private final Scope scope;
  private final TileAnalysis analysis;
  private Optional<SignalLearner<T>> codes = Optional.empty();

  /**
   * Nothing done yet.
   *
   * @param options with networks that know nothing yet
   */
  ComponentLearner(Engine engine, PointSource<T> points, FitOptions options) {
    this.engine = engine;
    this.points = points;
    this.options = options;
    Pretrained wanted = options.networks().orElseThrow();
    expert = new OneExpert(wanted.tile(), points.channels(), wanted.spec().latent());
    int tiles = points.tiling().tileCount();
    int directions = Math.min(wanted.spec().latent() - 1, Math.min(tiles, points.features()));
    scope = engine.scope();
    analysis = new TileAnalysis(scope, points, directions, options.steps().seed());
  }

  @Override
  public boolean prepare() {
    if (codes.isPresent()) {
      return codes.get().prepare();
    }
    if (!analysis.step()) {
      float[] local = points.local(IntStream.range(0, points.pointCount()).toArray());
      String name = options.networks().orElseThrow().name();
      Pretrained found = expert.of(name, analysis.principal(), local);
      FitOptions known = options.change().networks(Optional.of(found)).build();
      codes = Optional.of(SignalLearner.of(engine, points, known, Optional.empty()));
    }
    return true;
  }

  @Override
  public double prepared() {
    return codes.isPresent() ? codes.get().prepared() : 0.9 * analysis.progress();
  }

  @Override
  public Optional<? extends Step> moving() {
    return codes.flatMap(SignalLearner::moving);
  }

  @Override
  public Snapshot.Quality quality() {
    return codes.map(SignalLearner::quality).orElseGet(() -> Snapshot.Quality.of(0, Double.NaN));
  }

  @Override
  public Optional<Fitted<T>> fitted() {
    return codes.flatMap(SignalLearner::fitted);
  }

  @Override
  public Snapshot.Live<Fitted<T>> live(Snapshot.Watch watch) {
    return codes.map(learner -> learner.live(watch)).orElseGet(Snapshot.Live::none);
  }

  @Override
  public void close() {
    codes.ifPresent(SignalLearner::close);
    scope.close();
  }
}
