package dev.tessera.model.fit.train;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.Settings;
import dev.tessera.model.signal.data.TileVariety;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every setting of training the paper's form on a data set of pictures.
 *
 * @param mode where codes come from
 * @param tile pixels of a tile's side, 2 to 64
 * @param field both networks; two dimensions, three channels
 * @param start networks before the first step
 * @param steps of the optimiser
 * @param codes how they are held
 * @param variety of the tiles
 * @param stop when training ends by itself
 */
public record TrainOptions(
    TrainMode mode,
    int tile,
    FieldSpec field,
    Start start,
    Steps steps,
    Codes codes,
    TileVariety variety,
    StopRule stop) {
  /**
   * Networks before the first step.
   *
   * @param encoderHidden units of the encoder's hidden layer, 0 to 4096
   * @param principal whether a field of one layer starts as a principal component analysis
   * @param seed fixes every random choice
   */
  public record Start(int encoderHidden, boolean principal, long seed) {}

  /**
   * Steps of the optimiser.
   *
   * @param tilesPerStep tiles of a step, 1 to 65536
   * @param samplesPerTile samples of each tile in a step, 1 to 4096; more than a tile has means all
   * @param networkRate peak learning rate of networks and encoder, more than 0, at most 1
   * @param codeRate peak learning rate of a code-book, more than 0, at most 1
   */
  public record Steps(int tilesPerStep, int samplesPerTile, double networkRate, double codeRate) {}

  /**
   * How codes are held.
   *
   * @param penalty beta of the loss MSE + beta * mean(z^2), 0 to 1
   * @param refinements rounds of improvement of the encoder's codes, 1 to 64
   * @param book tiles of a code-book, 1 to 1048576
   */
  public record Codes(double penalty, int refinements, int book) {}

  /** Rejects values out of range, naming the setting. */
  public TrainOptions {
    Range.require("tile", tile, 2, 64);
    Range.require("dimensions", field.dimensions(), 2, 2);
    Range.require("channels", field.channels(), TrainingImage.CHANNELS, TrainingImage.CHANNELS);
    field.requireTraining();
    Range.require("encoder units", start.encoderHidden(), 0, 4096);
    Range.require("tiles per step", steps.tilesPerStep(), 1, 65536);
    Range.require("samples per tile", steps.samplesPerTile(), 1, 4096);
    Range.require("network rate", steps.networkRate(), 1e-9, 1);
    Range.require("code rate", steps.codeRate(), 1e-9, 1);
    Range.require("penalty", codes.penalty(), 0, 1);
    Range.require("refinements", codes.refinements(), 1, 64);
    Range.require("tiles of the code-book", codes.book(), 1, 1 << 20);
  }

  /** The settings that photographs were found to want. */
  public static TrainOptions defaults() {
    return new TrainOptions(
        TrainMode.ENCODER,
        8,
        new FieldSpec(2, TrainingImage.CHANNELS, 384, 1, 64, 8, 30),
        new Start(512, true, 1),
        new Steps(512, 4096, 1e-3, 1e-2),
        new Codes(0, 1, 1 << 14),
        TileVariety.USUAL,
        StopRule.afterSeconds(600));
  }

  /** With other networks. */
  public TrainOptions withField(int newTile, FieldSpec newField) {
    return new TrainOptions(mode, newTile, newField, start, steps, codes, variety, stop);
  }

  /** With another source of codes. */
  public TrainOptions withMode(TrainMode newMode) {
    return new TrainOptions(newMode, tile, field, start, steps, codes, variety, stop);
  }

  /** With another start. */
  public TrainOptions withStart(int newEncoderHidden, boolean newPrincipal) {
    Start changed = new Start(newEncoderHidden, newPrincipal, start.seed());
    return new TrainOptions(mode, tile, field, changed, steps, codes, variety, stop);
  }

  /** With steps of other sizes. */
  public TrainOptions withSteps(int newTiles, double newNetworkRate) {
    Steps changed = new Steps(newTiles, steps.samplesPerTile(), newNetworkRate, steps.codeRate());
    return new TrainOptions(mode, tile, field, start, changed, codes, variety, stop);
  }

  /** With another code-book. */
  public TrainOptions withCodeBook(int newCodeBook) {
    Codes changed = new Codes(codes.penalty(), codes.refinements(), newCodeBook);
    return new TrainOptions(mode, tile, field, start, steps, changed, variety, stop);
  }

  /** With another seed. */
  public TrainOptions withSeed(long newSeed) {
    Start changed = new Start(start.encoderHidden(), start.principal(), newSeed);
    return new TrainOptions(mode, tile, field, changed, steps, codes, variety, stop);
  }

  /** With another end. */
  public TrainOptions withStop(StopRule newStop) {
    return new TrainOptions(mode, tile, field, start, steps, codes, variety, newStop);
  }

  /** All settings but the stop rule, by the names that files use. */
  public Map<String, Object> settings() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("training", "pictures");
    all.put("mode", mode.label());
    all.put("tile", tile);
    all.putAll(field.settings());
    all.put("encoder.hidden", start.encoderHidden());
    all.put("start.principal", start.principal());
    all.put("seed", start.seed());
    all.put("step.tiles", steps.tilesPerStep());
    all.put("step.samples", steps.samplesPerTile());
    all.put("rate.networks", steps.networkRate());
    all.put("rate.codes", steps.codeRate());
    all.put("penalty", codes.penalty());
    all.put("refinements", codes.refinements());
    all.put("book", codes.book());
    all.put("variety.halved", variety.halved());
    all.put("variety.shrunk", variety.shrunk());
    all.put("variety.turned", variety.turned());
    return all;
  }

  /**
   * The options that {@link #settings} came from.
   *
   * @throws IllegalArgumentException naming a setting that is missing or out of range
   */
  public static TrainOptions of(Map<String, Object> all, StopRule stop) {
    Settings s = new Settings(all);
    s.require("training", "pictures");
    TrainMode mode = TrainMode.labelled(s.text("mode"));
    return new TrainOptions(
        mode,
        s.whole("tile"),
        FieldSpec.of(all),
        new Start(s.whole("encoder.hidden"), s.flag("start.principal"), s.large("seed")),
        new Steps(
            s.whole("step.tiles"),
            s.whole("step.samples"),
            s.number("rate.networks"),
            s.number("rate.codes")),
        new Codes(s.number("penalty"), s.whole("refinements"), s.whole("book")),
        new TileVariety(
            s.number("variety.halved"), s.number("variety.shrunk"), s.flag("variety.turned")),
        stop);
  }
}
