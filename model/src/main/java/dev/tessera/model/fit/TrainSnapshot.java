package dev.tessera.model.fit;

/**
 * How training goes.
 *
 * @param step optimiser steps, or rounds, done
 * @param seconds of training
 * @param tiles seen, repeated ones counted again
 * @param trainingPsnr dB of the latest batches, moving average; NaN before the first
 * @param validation mean PSNR of the pictures held out, dB, by encoder alone; NaN if not measured
 * @param refined the same after improving the codes; NaN if not measured
 * @param samplesPerSecond moving average
 * @param etaSeconds until a stop rule ends the run; infinite if none will
 * @param curve validation PSNR over the run, that of the encoder where there is one
 */
public record TrainSnapshot(
    long step,
    double seconds,
    long tiles,
    double trainingPsnr,
    double validation,
    double refined,
    double samplesPerSecond,
    double etaSeconds,
    FitCurve curve) {}
