package dev.tessera.model.fit.train;

import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Initialisation;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.step.CodeSource;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.step.JointStep;
import dev.tessera.model.optimise.Loss;
import dev.tessera.model.signal.data.ShapePoints;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The shapes of a family, a code each. A piece of work is one shape: points differ from shape to
 * shape.
 */
final class FamilyPool implements PoolLearner.Pool<TrainedFamily> {
  private final List<ShapePoints> shapes;
  private final TrainOptions options;
  private final TrainOptions.Family family;
  private final TrainOptions.Steps steps;
  private final Optional<FitState> state;
  private int[] rows = {};
  private SplittableRandom random = new SplittableRandom(0);

  FamilyPool(List<ShapePoints> shapes, TrainOptions options, Optional<FitState> state) {
    if (shapes.isEmpty()) {
      throw new IllegalArgumentException("a family wants at least one shape to learn from");
    }
    this.shapes = shapes;
    this.options = options;
    this.state = state;
    family = options.family();
    steps = options.steps();
  }

  @Override
  public JointStep begin(Scope scope) {
    FieldSpec spec = options.field();
    long seed = options.seed();
    int latent = spec.latent();
    float[] codes =
        state
            .map(s -> s.array("codes", shapes.size() * latent))
            .orElseGet(() -> Initialisation.codes(shapes.size(), latent, seed + 1));
    for (int i = 0; state.isEmpty() && i < codes.length; i++) {
      codes[i] *= (float) family.start();
    }
    return new JointStep(
        scope,
        JointStep.Origin.of(spec, state, () -> Initialisation.weights(spec, seed)),
        new JointStep.Rules(
            Loss.CLAMPED,
            steps.networkRate(),
            PoolLearner.WARM_UP,
            family.smoothness(),
            Optional.empty()),
        this,
        new CodeSource.Book(
            codes,
            shapes.size(),
            latent,
            new CodeSource.Pace(steps.codeRate(), steps.penalty()),
            state),
        Optional.empty());
  }

  @Override
  public void begin(long step) {
    random = new SplittableRandom(new SplittableRandom(options.seed() ^ step).nextLong());
    rows = PoolLearner.Pool.some(tiles(), shapes.size(), random);
  }

  @Override
  public int tiles() {
    return Math.min(steps.signals(), shapes.size());
  }

  @Override
  public int points() {
    return steps.points();
  }

  @Override
  public Batch next(int from, int most) {
    float[] points = new float[3 * points()];
    float[] distances = new float[points()];
    shapes.get(rows[from]).draw(random, points, distances);
    for (int p = 0; p < distances.length; p++) {
      distances[p] /= (float) family.clamp();
    }
    float[] noise = new float[options.field().latent()];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (family.noise() * random.nextGaussian());
    }
    int[] all = IntStream.range(0, points()).toArray();
    return new Batch(new int[] {rows[from]}, all, points, distances, distances, noise);
  }

  @Override
  public Snapshot.Quality quality(double error) {
    return Snapshot.Quality.of(Double.NaN, error * family.clamp());
  }

  @Override
  public TrainedFamily fitted(JointStep now) {
    List<String> names = shapes.stream().map(ShapePoints::name).toList();
    return new TrainedFamily("untitled", now.weights(), names, now.codes(), family.clamp());
  }
}
