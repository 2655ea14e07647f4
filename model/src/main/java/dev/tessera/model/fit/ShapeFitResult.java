package dev.tessera.model.fit;

import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.SparseTiling;

/**
 * What a fit of a shape leaves.
 *
 * @param shape the fitted shape
 * @param options what it was fitted with
 * @param reason why it ended
 * @param step optimiser steps done
 * @param seconds seconds of preparing and fitting, pauses not counted
 * @param preparationSeconds part of them in which the shape's distances were computed
 * @param psnr of the clamped distance divided by the clamp, dB with a peak of 2
 * @param meanError mean |error| of the clamped distance, unit-sphere lengths
 * @param samplesPerSecond samples fitted per second over the whole run
 * @param curve PSNR over the run
 * @param device where it ran
 * @param peakNativeBytes largest memory of the engine's arrays, bytes
 */
public record ShapeFitResult(
    Fitted<SparseTiling> shape,
    ShapeOptions options,
    StopReason reason,
    long step,
    double seconds,
    double preparationSeconds,
    double psnr,
    double meanError,
    double samplesPerSecond,
    FitCurve curve,
    DeviceReport device,
    long peakNativeBytes) {}
