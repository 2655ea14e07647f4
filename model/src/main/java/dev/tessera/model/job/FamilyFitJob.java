package dev.tessera.model.job;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.fit.CodeSearchOptions;
import dev.tessera.model.fit.FamilyFit;
import dev.tessera.model.fit.FamilyFitResult;
import dev.tessera.model.fit.ShapePoints;
import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/** Finds the code of a shape in a trained family, publishing the shape as it takes form. */
public final class FamilyFitJob implements Job<FamilyFitResult> {
  private final Engine engine;
  private final TrainedFamily family;
  private final ShapePoints shape;
  private final CodeSearchOptions options;
  private final Latest<Fitted<SparseTiling>> snapshots;
  private Optional<FamilyFit> fit = Optional.empty();

  /**
   * A new search.
   *
   * @param engine used on the model thread only
   * @param family the networks, and the members to start from
   * @param shape what to find: distances, or points of a part of a surface
   * @param options all settings
   * @param snapshots filled while watched
   */
  public FamilyFitJob(
      Engine engine,
      TrainedFamily family,
      ShapePoints shape,
      CodeSearchOptions options,
      Latest<Fitted<SparseTiling>> snapshots) {
    this.engine = engine;
    this.family = family;
    this.shape = shape;
    this.options = options;
    this.snapshots = snapshots;
  }

  @Override
  public String name() {
    return "Finding " + shape.name() + " among " + family.name();
  }

  @Override
  public void open() {
    fit = Optional.of(new FamilyFit(engine, family, shape, options));
  }

  @Override
  public boolean step() {
    FamilyFit current = fit.orElseThrow();
    boolean more = current.step();
    if (snapshots.wanted()) {
      snapshots.publish(current.shape());
    }
    return more;
  }

  @Override
  public Optional<FamilyFitResult> result() {
    return fit.map(FamilyFit::result);
  }

  @Override
  public void close() {
    fit.ifPresent(FamilyFit::close);
    fit = Optional.empty();
  }
}
