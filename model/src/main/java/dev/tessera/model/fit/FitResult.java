package dev.tessera.model.fit;

import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.fit.step.FitState;

/**
 * What a fit leaves, complete enough to go on from.
 *
 * @param <R> what is fitted
 * @param fitted as it is
 * @param reason why it ended
 * @param pace how long it took
 * @param quality how good it is
 * @param curve what it reached over the run
 * @param device where it ran
 * @param state to go on from
 */
public record FitResult<R>(
    R fitted,
    StopReason reason,
    Snapshot.Pace pace,
    Snapshot.Quality quality,
    FitCurve curve,
    DeviceReport device,
    FitState state) {
  /** The same run, of which something else was made. */
  public <Q> FitResult<Q> with(Q newFitted, FitState newState) {
    return new FitResult<>(newFitted, reason, pace, quality, curve, device, newState);
  }

  /** Optimiser steps done. */
  public long step() {
    return pace.step();
  }

  /** Seconds of preparing and fitting, pauses not counted. */
  public double seconds() {
    return pace.seconds();
  }

  /** PSNR of what was fitted, dB. */
  public double psnr() {
    return quality.psnr();
  }

  /** Whether it ended by itself, and not by the user. */
  public boolean finished() {
    return reason != StopReason.STOPPED;
  }
}
