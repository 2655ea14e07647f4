package dev.tessera.model.fit;

import java.util.BitSet;
import java.util.Optional;

/**
 * What a watcher sees of a running fit.
 *
 * @param step optimiser steps done
 * @param seconds seconds of fitting, pauses not counted
 * @param psnr PSNR of the live picture in dB: every sample as it was when last visited, 8-bit
 * @param stepsPerSecond moving average
 * @param samplesPerSecond moving average
 * @param etaSeconds estimated seconds until a stop rule ends the run; infinite if none will
 * @param nativeBytes memory of the engine's arrays now, bytes
 * @param curve every point so far
 * @param patch what changed in the picture since the last snapshot
 * @param active tiles that are still worked on, where converged ones are left out; empty if all are
 * @param watched code of the tile that a view asked for, see FitJob#watch; empty if none
 * @param prepared how much of the search for codes to start from is done, 0 to 1; steps begin at 1
 * @param evaluated how much of the evaluation after the last step is done, 0 to 1
 */
public record FitSnapshot(
    long step,
    double seconds,
    double psnr,
    double stepsPerSecond,
    double samplesPerSecond,
    double etaSeconds,
    long nativeBytes,
    FitCurve curve,
    PicturePatch patch,
    Optional<BitSet> active,
    Optional<TileCode> watched,
    double prepared,
    double evaluated) {}
