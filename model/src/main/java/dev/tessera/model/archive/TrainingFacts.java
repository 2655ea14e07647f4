package dev.tessera.model.archive;

/**
 * How networks were trained, kept with them.
 *
 * @param creator program and version that wrote the file
 * @param data what they were trained on, in words
 * @param images number of signals trained on
 * @param steps optimiser steps
 * @param seconds of training
 * @param tiles tiles seen, repeated ones counted again
 * @param seed of every random choice
 * @param validation PSNR of signals held out, dB, by encoder alone; NaN if not measured
 * @param refined the same after some gradient steps on the codes; NaN if not measured
 */
public record TrainingFacts(
    String creator,
    String data,
    int images,
    long steps,
    double seconds,
    long tiles,
    long seed,
    double validation,
    double refined) {}
