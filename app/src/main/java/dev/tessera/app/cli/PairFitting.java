package dev.tessera.app.cli;

import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.FittedPair;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.PairFit;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.signal.ShapeSignal;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/**
 * A fit of two shapes with the same networks and tiles.
 *
 * @param first the first shape
 * @param second the second shape
 * @param options of the fit of each
 * @param state to go on from, or empty
 */
record PairFitting(
    ShapeSignal first, ShapeSignal second, FitOptions options, Optional<FitState> state)
    implements Fitting<FittedPair<SparseTiling>> {
  @Override
  public String name() {
    return first.name() + " and " + second.name();
  }

  @Override
  public String size() {
    return "%d and %d triangles"
        .formatted(first.mesh().triangleCount(), second.mesh().triangleCount());
  }

  @Override
  public FitMethod method() {
    return new FitMethod.Tiles(options);
  }

  @Override
  public Run<FittedPair<SparseTiling>> begin(Engine engine) {
    return new PairFit(engine, first, second, options, state);
  }
}
