package dev.tessera.model.fit.step;

/** The loss is no longer finite: the learning rates are too high for these networks. */
public final class FitDivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long step;

  /** Names the optimiser step at which it was noticed. */
  public FitDivergedException(long step) {
    super(
        "The fit diverged at step %d: lower the learning rates or the frequencies (omega)."
            .formatted(step));
    this.step = step;
  }

  /** Optimiser steps done. */
  public long step() {
    return step;
  }
}
