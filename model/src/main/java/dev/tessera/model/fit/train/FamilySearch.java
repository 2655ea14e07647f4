package dev.tessera.model.fit.train;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.Learner;
import dev.tessera.model.fit.Snapshot;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.step.CodeSearch;
import dev.tessera.model.fit.step.CodeSearchOptions;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.tile.SparseTiling;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the member of a family, seen or not, that is most like a shape: the code moves, the
 * networks stay.
 */
public final class FamilySearch implements Learner<Fitted<SparseTiling>> {
  private final TrainedFamily family;
  private final ShapePoints shape;
  private final CodeSearchOptions options;
  private final Scope scope;
  private Optional<CodeSearch> search = Optional.empty();

  private FamilySearch(
      Scope scope, TrainedFamily family, ShapePoints shape, CodeSearchOptions options) {
    this.scope = scope;
    this.family = family;
    this.shape = shape;
    this.options = options;
  }

  /**
   * A search.
   *
   * @param engine used on this thread
   * @param family the networks, and the members to start from
   * @param shape what to find: distances, or points of a surface
   * @param options all settings
   */
  public static Fit<Fitted<SparseTiling>> fit(
      Engine engine, TrainedFamily family, ShapePoints shape, CodeSearchOptions options) {
    return new Fit<>(
        new FamilySearch(engine.scope(), family, shape, options),
        engine.report(),
        StopRule.afterSteps(options.steps()),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public boolean prepare() {
    if (search.isEmpty()) {
      Field field = Field.of(scope, family.weights());
      search =
          Optional.of(new CodeSearch(scope, field, family.clamp(), shape, family.codes(), options));
    } else if (!search.get().started()) {
      search.get().step();
    }
    return !search.get().started();
  }

  @Override
  public boolean step(double progress) {
    search.orElseThrow().step();
    return true;
  }

  @Override
  public boolean started() {
    return search.map(CodeSearch::started).orElse(false);
  }

  @Override
  public boolean finished() {
    return false;
  }

  @Override
  public long steps() {
    return search.map(CodeSearch::steps).orElse(0);
  }

  @Override
  public long samplesSeen() {
    return steps() * options.points();
  }

  /** Its error is that of the points given; NaN before there is one. */
  @Override
  public Snapshot.Quality quality() {
    double error = search.map(CodeSearch::error).orElse(Double.NaN);
    return Snapshot.Quality.of(Double.NaN, error * family.clamp());
  }

  @Override
  public double mark() {
    return quality().meanError();
  }

  @Override
  public Optional<Fitted<SparseTiling>> fitted() {
    return search.map(s -> family.shape(s.code()));
  }

  @Override
  public Map<String, Object> settings() {
    return Map.of();
  }

  @Override
  public void save(Map<String, float[]> arrays) {
    search.ifPresent(s -> arrays.put("codes", s.code()));
  }

  @Override
  public void close() {
    scope.close();
  }
}
