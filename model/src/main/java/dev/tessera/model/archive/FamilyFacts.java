package dev.tessera.model.archive;

/**
 * How a family was trained, kept with it.
 *
 * @param creator program and version that wrote the file
 * @param data what it was trained on, in words
 * @param steps optimiser steps
 * @param seconds of training
 * @param points seen, repeated ones counted again
 * @param seed of every random choice
 * @param trainingError mean |clamped distance error| of members, unit-sphere lengths
 * @param heldOutError the same of shapes held out, codes fitted alone; NaN if not measured
 */
public record FamilyFacts(
    String creator,
    String data,
    long steps,
    double seconds,
    long points,
    long seed,
    double trainingError,
    double heldOutError) {}
