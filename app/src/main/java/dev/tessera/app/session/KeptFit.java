package dev.tessera.app.session;

import dev.tessera.model.field.Numbers;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.fit.step.FitState;

/**
 * A fit that has ended, or was stopped, with all that is needed to go on from it.
 *
 * @param <R> what was fitted
 * @param options it was made with
 * @param result what it left
 */
public record KeptFit<R>(FitOptions options, FitResult<R> result) {
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
