package dev.tessera.model.fit;

import dev.tessera.model.engine.DeviceReport;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;

/**
 * What a fit leaves, complete enough to go on from.
 *
 * @param field the fitted field
 * @param options what it was fitted with
 * @param reason why it ended
 * @param step optimiser steps done
 * @param seconds seconds of fitting, pauses not counted
 * @param psnr PSNR of the live picture at the end, dB
 * @param samplesPerSecond samples fitted per second over the whole run
 * @param curve PSNR over the run
 * @param device where it ran
 * @param peakNativeBytes largest memory of the engine's arrays, bytes
 * @param optimiser moments to go on from
 */
public record FitResult(
    Fitted<GridTiling> field,
    FitOptions options,
    StopReason reason,
    long step,
    double seconds,
    double psnr,
    double samplesPerSecond,
    FitCurve curve,
    DeviceReport device,
    long peakNativeBytes,
    OptimiserState optimiser) {}
