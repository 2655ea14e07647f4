package dev.tessera.app.curves;

/**
 * The point of a run nearest to a position.
 *
 * @param label the run
 * @param colour #rrggbb
 * @param step optimiser steps done there
 * @param seconds seconds of fitting there
 * @param psnr dB as measured
 * @param smoothed dB of the moving average; equal to psnr without smoothing
 */
public record CurveReading(
    String label, String colour, long step, double seconds, double psnr, double smoothed) {}
