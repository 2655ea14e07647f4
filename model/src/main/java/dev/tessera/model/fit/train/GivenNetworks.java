package dev.tessera.model.fit.train;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Networks that were trained elsewhere: there is nothing left but to judge them. */
final class GivenNetworks implements Learner<Pretrained> {
  private final Training training;
  private final Scope scope;

  /**
   * What came of a training.
   *
   * @param networks as they are
   * @param quality on what they learned from
   * @param state where it stands
   * @param tiles learned from, those seen again counted again
   */
  record Training(Pretrained networks, Snapshot.Quality quality, FitState state, long tiles) {}

  private GivenNetworks(Training training, Scope scope) {
    this.training = training;
    this.scope = scope;
  }

  /** A fit that judges them, and ends. */
  static Fit<Pretrained> judged(Engine engine, Training training, List<TrainingImage> heldOut) {
    GivenNetworks given = new GivenNetworks(training, engine.scope());
    return new Fit<>(
        given,
        engine.report(),
        StopRule.afterSteps(Long.MAX_VALUE),
        Optional.of(
            new Validation(given.scope, heldOut, training.networks().side(), given::fitted)),
        Optional.of(training.state()));
  }

  @Override
  public boolean started() {
    return true;
  }

  @Override
  public boolean finished() {
    return true;
  }

  @Override
  public long steps() {
    return training.state().step();
  }

  @Override
  public long samplesSeen() {
    return training.tiles() * training.networks().samples();
  }

  @Override
  public Snapshot.Quality quality() {
    return training.quality();
  }

  @Override
  public Optional<Pretrained> fitted() {
    return Optional.of(training.networks());
  }

  @Override
  public Map<String, Object> settings() {
    return training.state().settings();
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    for (Map.Entry<String, Numbers> array : training.state().arrays().entrySet()) {
      arrays.put(array.getKey(), array.getValue().toArray());
    }
  }

  @Override
  public void close() {
    scope.close();
  }
}
