package dev.tessera.model.shown;

import ai.djl.ndarray.NDArray;
import dev.tessera.model.engine.Scope;
import dev.tessera.model.gather.TilesOnDevice;

/** Rounds values to 8 bits on the device as {@link dev.tessera.model.signal.Argb} does it. */
final class Rounding {
  private final NDArray zero;
  private final NDArray one;
  private final NDArray half;
  private final NDArray largest;

  /** Its constants live in a scope. */
  Rounding(Scope scope) {
    zero = scope.constant(0);
    one = scope.constant(1);
    half = scope.constant(0.5f);
    largest = scope.constant(255);
  }

  /** Values clamped to [0,1]. */
  NDArray inRange(NDArray values) {
    return values.maximum(zero).minimum(one);
  }

  /** 0 to 255 of values in [0,1]. */
  NDArray rounded(NDArray inRange) {
    return inRange.mul(largest).addi(half).floor();
  }

  /** Squared errors of rounded values, (T,S,C); 0 for points beyond the border. */
  NDArray squares(DeviceNotes.Visit visit, TilesOnDevice signal) {
    return squares(visit, rounded(inRange(visit.values())), signal);
  }

  /**
   * As above.
   *
   * @param rounded 0 to 255, (T,S,C)
   */
  NDArray squares(DeviceNotes.Visit visit, NDArray rounded, TilesOnDevice signal) {
    NDArray squares = rounded.div(largest).subi(visit.targets()).square();
    signal
        .inside(visit.places(), visit.tiles())
        .ifPresent(inside -> squares.muli(inside.reshape(visit.tiles(), -1, 1)));
    return squares;
  }
}
