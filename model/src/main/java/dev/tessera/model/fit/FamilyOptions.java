package dev.tessera.model.fit;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Range;

/**
 * Every setting of training a family of shapes, an auto-decoder as in Mehta et al. 2021 and Park et
 * al. 2019: shared networks, one code per shape.
 *
 * @param field both networks; three dimensions, one channel, of a form that trains
 * @param clamp distance at which the field saturates, unit-sphere lengths, 0.01 to 1
 * @param shapesPerStep shapes of an optimiser step, 1 to 1024
 * @param pointsPerShape points of each shape in a step, 16 to 65536
 * @param networkRate peak learning rate of the networks, more than 0, at most 1
 * @param codeRate peak learning rate of the codes, more than 0, at most 1
 * @param penalty of the loss L1 / clamp + penalty * mean(z^2), 0 to 1
 * @param codeStart standard deviation of the codes at the start, 0 to 1
 * @param codeNoise standard deviation of what is added to codes while training, so that the shapes
 *     between codes are trained, too, 0 to 1
 * @param seed fixes every random choice
 * @param stop when training ends by itself; its target and plateau are not looked at
 */
public record FamilyOptions(
    FieldSpec field,
    double clamp,
    int shapesPerStep,
    int pointsPerShape,
    double networkRate,
    double codeRate,
    double penalty,
    double codeStart,
    double codeNoise,
    long seed,
    StopRule stop) {
  /** Rejects values out of range, naming the setting. */
  public FamilyOptions {
    Range.require("dimensions", field.dimensions(), 3, 3);
    Range.require("channels", field.channels(), 1, 1);
    field.requireTraining();
    Range.require("clamp", clamp, 0.01, 1);
    Range.require("shapes per step", shapesPerStep, 1, 1024);
    Range.require("points per shape", pointsPerShape, 16, 65536);
    Range.require("network rate", networkRate, 1e-9, 1);
    Range.require("code rate", codeRate, 1e-9, 1);
    Range.require("penalty", penalty, 0, 1);
    Range.require("code start", codeStart, 0, 1);
    Range.require("code noise", codeNoise, 0, 1);
  }

  /** The settings that families of some hundred shapes were found to want. */
  public static FamilyOptions defaults() {
    return new FamilyOptions(
        new FieldSpec(3, 1, 128, 3, 32, 10, 10),
        0.1,
        4,
        512,
        3e-3,
        1e-2,
        0.01,
        0.1,
        0,
        1,
        StopRule.afterSeconds(900));
  }

  /** With other networks. */
  public FamilyOptions withField(FieldSpec newField) {
    return new FamilyOptions(
        newField,
        clamp,
        shapesPerStep,
        pointsPerShape,
        networkRate,
        codeRate,
        penalty,
        codeStart,
        codeNoise,
        seed,
        stop);
  }

  /** With steps of other sizes. */
  public FamilyOptions withSteps(int newShapes, int newPoints, double newNetworkRate) {
    return new FamilyOptions(
        field,
        clamp,
        newShapes,
        newPoints,
        newNetworkRate,
        codeRate,
        penalty,
        codeStart,
        codeNoise,
        seed,
        stop);
  }

  /** With codes that are held otherwise. */
  public FamilyOptions withCodes(
      double newRate, double newPenalty, double newStart, double newNoise) {
    return new FamilyOptions(
        field,
        clamp,
        shapesPerStep,
        pointsPerShape,
        networkRate,
        newRate,
        newPenalty,
        newStart,
        newNoise,
        seed,
        stop);
  }

  /** With another seed. */
  public FamilyOptions withSeed(long newSeed) {
    return new FamilyOptions(
        field,
        clamp,
        shapesPerStep,
        pointsPerShape,
        networkRate,
        codeRate,
        penalty,
        codeStart,
        codeNoise,
        newSeed,
        stop);
  }

  /** With another end. */
  public FamilyOptions withStop(StopRule newStop) {
    return new FamilyOptions(
        field,
        clamp,
        shapesPerStep,
        pointsPerShape,
        networkRate,
        codeRate,
        penalty,
        codeStart,
        codeNoise,
        seed,
        newStop);
  }
}
