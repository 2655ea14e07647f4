package dev.tessera.model.fit;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Range;

/**
 * Every setting of training the paper's form on a data set.
 *
 * @param mode where codes come from
 * @param tile pixels of a tile's side, 2 to 64
 * @param field both networks; two dimensions, three channels
 * @param encoderHidden units of the encoder's hidden layer, 0 to 4096
 * @param principal whether a field of one layer starts as a principal component analysis
 * @param tilesPerStep tiles of an optimiser step, 1 to 65536
 * @param samplesPerTile samples of each tile in a step, 1 to 4096; more than a tile has means all
 * @param networkRate peak learning rate of networks and encoder, more than 0, at most 1
 * @param codeRate peak learning rate of a code-book, more than 0, at most 1
 * @param penalty beta of the loss MSE + beta * mean(z^2), 0 to 1
 * @param refinements rounds of improvement of the encoder's codes, 1 to 64
 * @param codeBook tiles of a code-book, 1 to 1048576
 * @param seed fixes every random choice
 * @param variety of the tiles
 * @param stop when training ends by itself; its target and plateau are not looked at
 */
public record TrainOptions(
    TrainMode mode,
    int tile,
    FieldSpec field,
    int encoderHidden,
    boolean principal,
    int tilesPerStep,
    int samplesPerTile,
    double networkRate,
    double codeRate,
    double penalty,
    int refinements,
    int codeBook,
    long seed,
    TileVariety variety,
    StopRule stop) {
  /** Rejects values out of range, naming the setting. */
  public TrainOptions {
    Range.require("tile", tile, 2, 64);
    Range.require("dimensions", field.dimensions(), 2, 2);
    Range.require("channels", field.channels(), TrainingImage.CHANNELS, TrainingImage.CHANNELS);
    field.requireTraining();
    Range.require("encoder units", encoderHidden, 0, 4096);
    Range.require("tiles per step", tilesPerStep, 1, 65536);
    Range.require("samples per tile", samplesPerTile, 1, 4096);
    Range.require("network rate", networkRate, 1e-9, 1);
    Range.require("code rate", codeRate, 1e-9, 1);
    Range.require("penalty", penalty, 0, 1);
    Range.require("refinements", refinements, 1, 64);
    Range.require("tiles of the code-book", codeBook, 1, 1 << 20);
  }

  /** The settings that photographs were found to want. */
  public static TrainOptions defaults() {
    return new TrainOptions(
        TrainMode.ENCODER,
        8,
        new FieldSpec(2, TrainingImage.CHANNELS, 384, 1, 64, 8, 30),
        512,
        true,
        512,
        4096,
        1e-3,
        1e-2,
        0,
        1,
        1 << 14,
        1,
        TileVariety.USUAL,
        StopRule.afterSeconds(600));
  }

  /** With other networks. */
  public TrainOptions withField(int newTile, FieldSpec newField) {
    return new TrainOptions(
        mode,
        newTile,
        newField,
        encoderHidden,
        principal,
        tilesPerStep,
        samplesPerTile,
        networkRate,
        codeRate,
        penalty,
        refinements,
        codeBook,
        seed,
        variety,
        stop);
  }

  /** With another source of codes. */
  public TrainOptions withMode(TrainMode newMode) {
    return new TrainOptions(
        newMode,
        tile,
        field,
        encoderHidden,
        principal,
        tilesPerStep,
        samplesPerTile,
        networkRate,
        codeRate,
        penalty,
        refinements,
        codeBook,
        seed,
        variety,
        stop);
  }

  /** With another start. */
  public TrainOptions withStart(int newEncoderHidden, boolean newPrincipal) {
    return new TrainOptions(
        mode,
        tile,
        field,
        newEncoderHidden,
        newPrincipal,
        tilesPerStep,
        samplesPerTile,
        networkRate,
        codeRate,
        penalty,
        refinements,
        codeBook,
        seed,
        variety,
        stop);
  }

  /** With steps of other sizes. */
  public TrainOptions withSteps(int newTilesPerStep, double newNetworkRate) {
    return new TrainOptions(
        mode,
        tile,
        field,
        encoderHidden,
        principal,
        newTilesPerStep,
        samplesPerTile,
        newNetworkRate,
        codeRate,
        penalty,
        refinements,
        codeBook,
        seed,
        variety,
        stop);
  }

  /** With another code-book. */
  public TrainOptions withCodeBook(int newCodeBook) {
    return new TrainOptions(
        mode,
        tile,
        field,
        encoderHidden,
        principal,
        tilesPerStep,
        samplesPerTile,
        networkRate,
        codeRate,
        penalty,
        refinements,
        newCodeBook,
        seed,
        variety,
        stop);
  }

  /** With another seed. */
  public TrainOptions withSeed(long newSeed) {
    return new TrainOptions(
        mode,
        tile,
        field,
        encoderHidden,
        principal,
        tilesPerStep,
        samplesPerTile,
        networkRate,
        codeRate,
        penalty,
        refinements,
        codeBook,
        newSeed,
        variety,
        stop);
  }

  /** With another end. */
  public TrainOptions withStop(StopRule newStop) {
    return new TrainOptions(
        mode,
        tile,
        field,
        encoderHidden,
        principal,
        tilesPerStep,
        samplesPerTile,
        networkRate,
        codeRate,
        penalty,
        refinements,
        codeBook,
        seed,
        variety,
        newStop);
  }
}
