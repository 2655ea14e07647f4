package dev.tessera.model.fit.train;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.Settings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every setting of training a family of shapes, an auto-decoder as in Mehta et al. 2021 and Park et
 * al. 2019: shared networks, one code per shape.
 *
 * @param field both networks; three dimensions, one channel
 * @param clamp distance at which the field saturates, unit-sphere lengths, 0.01 to 1
 * @param steps of the optimiser
 * @param codes how they are held
 * @param seed fixes every random choice
 * @param stop when training ends by itself
 */
public record FamilyOptions(
    FieldSpec field, double clamp, Steps steps, Codes codes, long seed, StopRule stop) {
  /**
   * Steps of the optimiser.
   *
   * @param shapes of a step, 1 to 1024
   * @param points of each shape in a step, 16 to 65536
   * @param networkRate peak learning rate of the networks, more than 0, at most 1
   */
  public record Steps(int shapes, int points, double networkRate) {}

  /**
   * How codes are held.
   *
   * @param rate peak learning rate of the codes, more than 0, at most 1
   * @param penalty of the loss L1 / clamp + penalty * mean(z^2), 0 to 1
   * @param start standard deviation of the codes at the start, 0 to 1
   * @param noise standard deviation of what is added to codes while training, so that the shapes
   *     between codes are trained, too, 0 to 1
   */
  public record Codes(double rate, double penalty, double start, double noise) {}

  /** Rejects values out of range, naming the setting. */
  public FamilyOptions {
    Range.require("dimensions", field.dimensions(), 3, 3);
    Range.require("channels", field.channels(), 1, 1);
    field.requireTraining();
    Range.require("clamp", clamp, 0.01, 1);
    Range.require("shapes per step", steps.shapes(), 1, 1024);
    Range.require("points per shape", steps.points(), 16, 65536);
    Range.require("network rate", steps.networkRate(), 1e-9, 1);
    Range.require("code rate", codes.rate(), 1e-9, 1);
    Range.require("penalty", codes.penalty(), 0, 1);
    Range.require("code start", codes.start(), 0, 1);
    Range.require("code noise", codes.noise(), 0, 1);
  }

  /** The settings that families of some hundred shapes were found to want. */
  public static FamilyOptions defaults() {
    return new FamilyOptions(
        new FieldSpec(3, 1, 128, 3, 32, 10, 10),
        0.1,
        new Steps(4, 512, 3e-3),
        new Codes(1e-2, 0.01, 0.1, 0),
        1,
        StopRule.afterSeconds(900));
  }

  /** With other networks. */
  public FamilyOptions withField(FieldSpec newField) {
    return new FamilyOptions(newField, clamp, steps, codes, seed, stop);
  }

  /** With steps of other sizes. */
  public FamilyOptions withSteps(int newShapes, int newPoints, double newNetworkRate) {
    Steps changed = new Steps(newShapes, newPoints, newNetworkRate);
    return new FamilyOptions(field, clamp, changed, codes, seed, stop);
  }

  /** With codes that are held otherwise. */
  public FamilyOptions withCodes(
      double newRate, double newPenalty, double newStart, double newNoise) {
    Codes changed = new Codes(newRate, newPenalty, newStart, newNoise);
    return new FamilyOptions(field, clamp, steps, changed, seed, stop);
  }

  /** With another seed. */
  public FamilyOptions withSeed(long newSeed) {
    return new FamilyOptions(field, clamp, steps, codes, newSeed, stop);
  }

  /** With another end. */
  public FamilyOptions withStop(StopRule newStop) {
    return new FamilyOptions(field, clamp, steps, codes, seed, newStop);
  }

  /** All settings but the stop rule, by the names that files use. */
  public Map<String, Object> settings() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("training", "family");
    all.putAll(field.settings());
    all.put("clamp", clamp);
    all.put("step.shapes", steps.shapes());
    all.put("step.points", steps.points());
    all.put("rate.networks", steps.networkRate());
    all.put("rate.codes", codes.rate());
    all.put("penalty", codes.penalty());
    all.put("code.start", codes.start());
    all.put("code.noise", codes.noise());
    all.put("seed", seed);
    return all;
  }

  /**
   * The options that {@link #settings} came from.
   *
   * @throws IllegalArgumentException naming a setting that is missing or out of range
   */
  public static FamilyOptions of(Map<String, Object> all, StopRule stop) {
    Settings s = new Settings(all);
    s.require("training", "family");
    return new FamilyOptions(
        FieldSpec.of(all),
        s.number("clamp"),
        new Steps(s.whole("step.shapes"), s.whole("step.points"), s.number("rate.networks")),
        new Codes(
            s.number("rate.codes"),
            s.number("penalty"),
            s.number("code.start"),
            s.number("code.noise")),
        s.large("seed"),
        stop);
  }
}
