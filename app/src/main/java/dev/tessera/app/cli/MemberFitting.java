package dev.tessera.app.cli;

import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.fit.train.FamilySearch;
import dev.tessera.model.signal.data.ShapePoints;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/**
 * A search for the member of a family that is most like a shape.
 *
 * @param points of the shape
 * @param method the family, and how to search
 * @param state to go on from, or empty
 */
record MemberFitting(ShapePoints points, FitMethod.Member method, Optional<FitState> state)
    implements Fitting<Fitted<SparseTiling>> {
  @Override
  public String name() {
    return points.name();
  }

  @Override
  public String size() {
    return "as a member of the family " + method.family().name();
  }

  @Override
  public Run<Fitted<SparseTiling>> begin(Engine engine) {
    return FamilySearch.fit(engine, method.family(), points, method.search(), state);
  }
}
