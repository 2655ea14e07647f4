package dev.tessera.app.session;

import dev.tessera.model.archive.project.FitMethod;
import dev.tessera.model.field.Numbers;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.step.FitState;
import java.util.Optional;

/**
 * A fit that has ended, or was stopped, with all that is needed to go on from it.
 *
 * @param <R> what was fitted
 * @param method how it was made
 * @param result what it left
 */
public record KeptFit<R>(FitMethod.Stepwise method, FitResult<R> result) {
  /** Made tile by tile. */
  public KeptFit(FitOptions options, FitResult<R> result) {
    this(new FitMethod.Tiles(options), result);
  }

  /** The options it was made with; empty of a light field. */
  public Optional<FitOptions> options() {
    return options(method);
  }

  /** The options of a fit tile by tile; empty of another. */
  public static Optional<FitOptions> options(FitMethod method) {
    return method instanceof FitMethod.Tiles tiles
        ? Optional.of(tiles.options())
        : Optional.empty();
  }

  /** Memory that its numbers take, about. */
  public long bytes() {
    return bytes(result.state());
  }

  static long bytes(FitState state) {
    long numbers = 0;
    for (Numbers array : state.arrays().values()) {
      numbers += array.length();
    }
    return Float.BYTES * numbers;
  }
}
