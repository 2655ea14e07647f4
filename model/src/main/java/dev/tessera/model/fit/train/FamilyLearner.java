package dev.tessera.model.fit.train;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.field.Weights;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.loss.ClampedError;
import dev.tessera.model.fit.step.CodeBook;
import dev.tessera.model.fit.step.CodeSearch;
import dev.tessera.model.fit.step.CodeSearchOptions;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.step.JointStep;
import dev.tessera.model.signal.data.HeldOut;
import dev.tessera.model.signal.data.ShapePoints;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Trains networks and one code per shape by Adam, to lower mean|clamp(f) - clamp(d)| / clamp +
 * penalty * mean(z^2). A piece of work is one shape: points differ from shape to shape.
 */
public final class FamilyLearner implements Learner<TrainedFamily> {
  private static final long WARM_UP = 100;
  private static final CodeSearchOptions SEARCH = new CodeSearchOptions(100, 512, 2, 0.1, 1e-4, 1);

  private final Scope scope;
  private final FamilyOptions options;
  private final HeldOut<ShapePoints> data;
  private final Optional<FitState> state;
  private Optional<JointStep> step = Optional.empty();
  private List<CodeSearch> searches = List.of();
  private int searched;
  private double heldOut = Double.NaN;

  private FamilyLearner(
      Scope scope, FamilyOptions options, HeldOut<ShapePoints> data, Optional<FitState> state) {
    this.scope = scope;
    this.options = options;
    this.data = data;
    this.state = state;
  }

  /**
   * A training.
   *
   * @param engine used on this thread
   * @param data shapes to learn from, at least one, and to judge by; a code each, in this order
   * @param options all settings
   * @param state of a training with the same options but for the stop rule, or empty
   */
  public static Fit<TrainedFamily> fit(
      Engine engine, HeldOut<ShapePoints> data, FamilyOptions options, Optional<FitState> state) {
    if (data.training().isEmpty()) {
      throw new IllegalArgumentException("a family wants at least one shape to learn from");
    }
    FamilyLearner learner = new FamilyLearner(engine.scope(), options, data, state);
    return new Fit<>(
        learner, engine.report(), options.stop(), Optional.of(learner.new HeldOutShapes()), state);
  }

  @Override
  public boolean prepare() {
    if (step.isPresent()) {
      return false;
    }
    int latent = options.field().latent();
    int numbers = data.training().size() * latent;
    Weights weights =
        state
            .map(s -> Weights.of(options.field(), s.array("weights")))
            .orElseGet(() -> Initialisation.weights(options.field(), options.seed()));
    float[] codes =
        state
            .map(s -> s.array("codes", numbers))
            .orElseGet(() -> Initialisation.codes(numbers / latent, latent, options.seed() + 1));
    for (int i = 0; state.isEmpty() && i < numbers; i++) {
      codes[i] *= (float) options.codes().start();
    }
    FamilyOptions.Codes held = options.codes();
    step =
        Optional.of(
            new JointStep(
                scope,
                weights,
                new JointStep.Rules(new ClampedError(), options.steps().networkRate(), WARM_UP),
                new FamilyBatches(data.training(), options),
                new CodeBook(codes, latent, held.rate(), held.penalty(), state),
                Optional.empty(),
                Optional.empty(),
                state));
    return true;
  }

  @Override
  public boolean step(double progress) {
    return step.orElseThrow().step(progress);
  }

  @Override
  public boolean started() {
    return step.isPresent();
  }

  @Override
  public boolean finished() {
    return false;
  }

  @Override
  public long steps() {
    return step.map(JointStep::steps).orElse(0L);
  }

  @Override
  public long samplesSeen() {
    int shapes = Math.min(options.steps().shapes(), data.training().size());
    return steps() * shapes * options.steps().points();
  }

  private double error() {
    return step.map(JointStep::averageError).orElse(Double.NaN) * options.clamp();
  }

  @Override
  public Snapshot.Quality quality() {
    return new Snapshot.Quality(Double.NaN, error(), heldOut, Double.NaN);
  }

  @Override
  public double mark() {
    return Double.isNaN(heldOut) ? error() : heldOut;
  }

  /** The family as it is, without a name of its own yet. */
  @Override
  public Optional<TrainedFamily> fitted() {
    return step.map(
        s ->
            new TrainedFamily(
                "untitled",
                s.weights(),
                data.training().stream().map(ShapePoints::name).toList(),
                s.codes(),
                options.clamp()));
  }

  @Override
  public Map<String, Object> settings() {
    return options.settings();
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    step.ifPresent(s -> s.save(arrays));
  }

  @Override
  public void close() {
    scope.close();
  }

  /** Mean error of shapes held out, their codes found with the networks as they are. */
  private final class HeldOutShapes implements Fit.Judge {
    @Override
    public boolean begin() {
      JointStep now = step.orElseThrow();
      searched = 0;
      searches =
          data.validation().stream()
              .map(
                  shape ->
                      new CodeSearch(
                          scope, now.field(), options.clamp(), shape, now.codes(), SEARCH))
              .toList();
      return !searches.isEmpty();
    }

    @Override
    public boolean step() {
      if (!searches.get(searched).step()) {
        searched++;
      }
      boolean more = searched < searches.size();
      if (!more) {
        heldOut =
            options.clamp()
                * searches.stream().mapToDouble(CodeSearch::error).average().orElse(Double.NaN);
      }
      return more;
    }

    @Override
    public double progress() {
      return searches.isEmpty() ? 1 : searched / (double) searches.size();
    }
  }
}
