package dev.tessera.model.fit;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.field.Field;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.field.TrainedFamily;
import dev.tessera.model.tile.SparseTiling;

/**
 * Finds the member of a family, seen or not, that is most like a shape: the code moves, the
 * networks stay. Cut into short steps; lives on the model thread.
 */
public final class FamilyFit implements AutoCloseable {
  private final TrainedFamily family;
  private final Scope scope;
  private final CodeSearch search;
  private double seconds;

  /**
   * Prepares.
   *
   * @param engine used on this thread
   * @param family the networks, and the members to start from
   * @param shape what to find: distances, or points of a surface
   * @param options all settings
   */
  public FamilyFit(
      Engine engine, TrainedFamily family, ShapePoints shape, CodeSearchOptions options) {
    this.family = family;
    scope = engine.scope();
    try {
      Field field = Field.of(scope, family.weights());
      search = new CodeSearch(scope, field, family.clamp(), shape, family.codes(), options);
    } catch (RuntimeException | Error e) {
      scope.close();
      throw e;
    }
  }

  /**
   * Does one short piece of work.
   *
   * @return whether there is more
   */
  public boolean step() {
    long start = System.nanoTime();
    boolean more = search.step();
    seconds += (System.nanoTime() - start) * 1e-9;
    return more;
  }

  /** How much is done, 0 to 1. */
  public double progress() {
    return search.progress();
  }

  /** The best shape so far. */
  public Fitted<SparseTiling> shape() {
    return family.shape(search.code());
  }

  /** The best shape so far, and how good it is. */
  public FamilyFitResult result() {
    return new FamilyFitResult(shape(), search.error() * family.clamp(), seconds);
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    scope.close();
  }
}
