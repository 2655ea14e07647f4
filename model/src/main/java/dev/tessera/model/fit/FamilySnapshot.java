package dev.tessera.model.fit;

import java.util.List;

/**
 * How the training of a family goes.
 *
 * @param step optimiser steps done
 * @param seconds of training
 * @param points seen, repeated ones counted again
 * @param trainingError mean |clamped distance error| of the latest batches, unit-sphere lengths;
 *     NaN before the first
 * @param heldOutError the same of shapes held out, their codes fitted alone; NaN if not measured
 * @param pointsPerSecond moving average
 * @param etaSeconds until a stop rule ends the run; infinite if none will
 * @param curve held-out error over the run, or training error if nothing is held out
 */
public record FamilySnapshot(
    long step,
    double seconds,
    long points,
    double trainingError,
    double heldOutError,
    double pointsPerSecond,
    double etaSeconds,
    List<ErrorPoint> curve) {
  /** Copies the curve. */
  public FamilySnapshot {
    curve = List.copyOf(curve);
  }

  /**
   * A point of the curve.
   *
   * @param step optimiser steps done
   * @param seconds of training
   * @param error mean |clamped distance error|, unit-sphere lengths
   */
  public record ErrorPoint(long step, double seconds, double error) {}
}
