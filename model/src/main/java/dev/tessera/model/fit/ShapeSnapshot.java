package dev.tessera.model.fit;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.SparseTiling;
import java.util.Optional;

/**
 * What a watcher sees of a running fit of a shape.
 *
 * @param prepared how much of the shape's distances is known, 0 to 1; fitting begins at 1
 * @param step optimiser steps done
 * @param seconds seconds of preparing and fitting, pauses not counted
 * @param psnr of the clamped distance divided by the clamp, dB with a peak of 2: every point as it
 *     was when last visited
 * @param meanError mean |error| of the clamped distance, unit-sphere lengths
 * @param stepsPerSecond moving average
 * @param samplesPerSecond moving average
 * @param etaSeconds estimated seconds until a stop rule ends the run; infinite if none will
 * @param nativeBytes largest memory of the engine's arrays so far, bytes
 * @param curve every point so far
 * @param shape the shape as it is now, where a watcher asked for it
 * @param evaluated how much of the evaluation after the last step is done, 0 to 1
 */
public record ShapeSnapshot(
    double prepared,
    long step,
    double seconds,
    double psnr,
    double meanError,
    double stepsPerSecond,
    double samplesPerSecond,
    double etaSeconds,
    long nativeBytes,
    FitCurve curve,
    Optional<Fitted<SparseTiling>> shape,
    double evaluated) {}
