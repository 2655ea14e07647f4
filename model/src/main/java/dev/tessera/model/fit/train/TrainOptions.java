package dev.tessera.model.fit.train;

import dev.tessera.model.field.FieldForm;
import dev.tessera.model.field.FieldForms;
import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.signal.Range;
import dev.tessera.model.signal.Settings;
import dev.tessera.model.signal.data.TileVariety;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every setting of training the paper's form on many signals.
 *
 * @param field both networks
 * @param signals what is learned from
 * @param steps of the optimiser
 * @param seed fixes every random choice
 * @param stop when training ends by itself
 */
public record TrainOptions(
    FieldSpec field, Signals signals, Steps steps, long seed, StopRule stop) {
  private static final String PICTURES = "pictures";
  private static final String FAMILY = "family";
  private static final String SMOOTHNESS = "code.smoothness";

  /** What is learned from: random tiles of pictures, or the shapes of a family. */
  public sealed interface Signals permits Pictures, Family {}

  /**
   * Random tiles of pictures, to lower MSE + penalty * mean(z^2).
   *
   * @param tile pixels of a tile's side, 2 to 64
   * @param principal whether a field of one layer starts as a principal component analysis
   * @param codes where they come from
   * @param variety of the tiles
   */
  public record Pictures(int tile, boolean principal, Codes codes, TileVariety variety)
      implements Signals {
    /** Rejects values out of range, naming the setting. */
    public Pictures {
      Range.require("tile", tile, 2, 64);
    }
  }

  /**
   * Where the codes of tiles come from.
   *
   * @param source an encoder or a code-book
   * @param hidden units of the encoder's hidden layer, 0 to 4096
   * @param refinements rounds of improvement of the encoder's codes, 1 to 64
   * @param book tiles of a code-book, 1 to 1048576
   */
  public record Codes(Source source, int hidden, int refinements, int book) {
    /** Rejects values out of range, naming the setting. */
    public Codes {
      Range.require("encoder units", hidden, 0, 4096);
      Range.require("refinements", refinements, 1, 64);
      Range.require("tiles of the code-book", book, 1, 1 << 20);
    }
  }

  /** A source of codes, by the name that files use. */
  public enum Source {
    /** An encoder predicts them, and learns to. */
    ENCODER("encoder"),
    /** The encoder's are improved first: field and encoder learn from the improved ones. */
    REFINED("refined"),
    /** A code-book of a fixed set of tiles, learned with the networks; there is no encoder. */
    CODE_BOOK("code-book");

    private final String label;

    Source(String label) {
      this.label = label;
    }

    private static Source labelled(String label) {
      return Arrays.stream(values())
          .filter(source -> source.label.equals(label))
          .findFirst()
          .orElseThrow(
              () -> new IllegalArgumentException("no mode of training is called " + label));
    }
  }

  /**
   * Shapes of a family, an auto-decoder as in Mehta et al. 2021 and Park et al. 2019: one code per
   * shape, to lower L1 / clamp + penalty * mean(z^2) + smoothness * mean(|a|^2), a the rows of the
   * modulation network's matrices.
   *
   * @param clamp distance at which the field saturates, unit-sphere lengths, 0.01 to 1
   * @param start standard deviation of the codes at the start, 0 to 1
   * @param noise standard deviation of what is added to codes while training, so that the shapes
   *     between codes are trained, too, 0 to 1
   * @param smoothness how little the field may change with the code, 0 to 1
   */
  public record Family(double clamp, double start, double noise, double smoothness)
      implements Signals {
    /** Rejects values out of range, naming the setting. */
    public Family {
      Range.require("clamp", clamp, 0.01, 1);
      Range.require("code start", start, 0, 1);
      Range.require("code noise", noise, 0, 1);
      Range.require("smoothness", smoothness, 0, 1);
    }
  }

  /**
   * Steps of the optimiser.
   *
   * @param signals tiles of a step, 1 to 65536, or its shapes, 1 to 1024
   * @param points samples of each tile in a step, 1 to 4096, more than a tile has meaning all, or
   *     points of each shape, 16 to 65536
   * @param networkRate peak learning rate of networks and encoder, more than 0, at most 1
   * @param codeRate peak learning rate of a code-book, more than 0, at most 1
   * @param penalty of codes that are long, 0 to 1
   */
  public record Steps(
      int signals, int points, double networkRate, double codeRate, double penalty) {
    /** Rejects values out of range, naming the setting. */
    public Steps {
      Range.require("network rate", networkRate, 1e-9, 1);
      Range.require("code rate", codeRate, 1e-9, 1);
      Range.require("penalty", penalty, 0, 1);
    }
  }

  /** Rejects values out of range, naming the setting. */
  public TrainOptions {
    boolean pictures = signals instanceof Pictures;
    int channels = pictures ? TrainingImage.CHANNELS : 1;
    Range.require("dimensions", field.dimensions(), pictures ? 2 : 3, pictures ? 2 : 3);
    Range.require("channels", field.channels(), channels, channels);
    field.requireTraining();
    if (pictures) {
      Range.require("tiles per step", steps.signals(), 1, 65536);
      Range.require("samples per tile", steps.points(), 1, 4096);
    } else {
      Range.require("shapes per step", steps.signals(), 1, 1024);
      Range.require("points per shape", steps.points(), 16, 65536);
    }
  }

  /** The settings that photographs were found to want. */
  public static TrainOptions ofPictures() {
    Codes codes = new Codes(Source.ENCODER, 512, 1, 1 << 14);
    return new TrainOptions(
        new FieldSpec(2, TrainingImage.CHANNELS, 384, 1, 64, 8, 30),
        new Pictures(8, true, codes, TileVariety.USUAL),
        new Steps(512, 4096, 1e-3, 1e-2, 0),
        1,
        StopRule.afterSeconds(600));
  }

  /**
   * Two layers, of which the second begins with adding nothing, for few floats per pixel, where it
   * comes to something. Steps are many and short, of few points of each tile, and phases of the
   * second layer so slow that it bends what the first one gives but little.
   */
  public static TrainOptions ofDeepPictures() {
    FieldForm form = FieldForms.named(FieldForms.RESIDUAL);
    Codes codes = new Codes(Source.ENCODER, 256, 1, 1 << 14);
    return new TrainOptions(
        new FieldSpec(
            form, 2, TrainingImage.CHANNELS, 160, 2, 16, 8, 2, Collections.emptySortedMap()),
        new Pictures(16, true, codes, TileVariety.USUAL),
        new Steps(256, 16, 5e-4, 1e-2, 0),
        1,
        StopRule.afterSeconds(600));
  }

  /** The settings that families of some hundred shapes were found to want. */
  public static TrainOptions ofFamily() {
    return new TrainOptions(
        new FieldSpec(3, 1, 128, 3, 32, 10, 10),
        new Family(0.1, 0.1, 0, 0),
        new Steps(4, 512, 3e-3, 1e-2, 0.01),
        1,
        StopRule.afterSeconds(900));
  }

  /** How it learns from pictures, if it does. */
  public Pictures pictures() {
    return (Pictures) signals;
  }

  /** How it learns from the shapes of a family, if it does. */
  public Family family() {
    return (Family) signals;
  }

  /** With other networks. */
  public TrainOptions withField(FieldSpec newField) {
    return new TrainOptions(newField, signals, steps, seed, stop);
  }

  /** With other signals of the same kind. */
  public TrainOptions withSignals(Signals newSignals) {
    return new TrainOptions(field, newSignals, steps, seed, stop);
  }

  /** With other steps. */
  public TrainOptions withSteps(Steps newSteps) {
    return new TrainOptions(field, signals, newSteps, seed, stop);
  }

  /** With steps of another size and speed. */
  public TrainOptions withSteps(int newSignals, double newNetworkRate) {
    return withSteps(
        new Steps(newSignals, steps.points, newNetworkRate, steps.codeRate, steps.penalty));
  }

  /** With another seed. */
  public TrainOptions withSeed(long newSeed) {
    return new TrainOptions(field, signals, steps, newSeed, stop);
  }

  /** With another end. */
  public TrainOptions withStop(StopRule newStop) {
    return new TrainOptions(field, signals, steps, seed, newStop);
  }

  /** All settings but the stop rule, by the names that files use. */
  public Map<String, Object> settings() {
    boolean pictures = signals instanceof Pictures;
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("training", pictures ? PICTURES : FAMILY);
    all.putAll(field.settings());
    all.put(pictures ? "step.tiles" : "step.shapes", steps.signals);
    all.put(pictures ? "step.samples" : "step.points", steps.points);
    all.put("rate.networks", steps.networkRate);
    all.put("rate.codes", steps.codeRate);
    all.put("penalty", steps.penalty);
    all.put("seed", seed);
    if (signals instanceof Pictures p) {
      all.put("mode", p.codes.source.label);
      all.put("tile", p.tile);
      all.put("encoder.hidden", p.codes.hidden);
      all.put("start.principal", p.principal);
      all.put("refinements", p.codes.refinements);
      all.put("book", p.codes.book);
      all.put("variety.halved", p.variety.halved());
      all.put("variety.shrunk", p.variety.shrunk());
      all.put("variety.turned", p.variety.turned());
    } else if (signals instanceof Family f) {
      all.put("clamp", f.clamp);
      all.put("code.start", f.start);
      all.put("code.noise", f.noise);
      all.put(SMOOTHNESS, f.smoothness);
    }
    return all;
  }

  /**
   * The options of pictures that {@link #settings} came from.
   *
   * @throws IllegalArgumentException naming a setting that is missing or out of range
   */
  public static TrainOptions ofPictures(Map<String, Object> all, StopRule stop) {
    Settings s = new Settings(all);
    s.require("training", PICTURES);
    Codes codes =
        new Codes(
            Source.labelled(s.text("mode")),
            s.whole("encoder.hidden"),
            s.whole("refinements"),
            s.whole("book"));
    TileVariety variety =
        new TileVariety(
            s.number("variety.halved"), s.number("variety.shrunk"), s.flag("variety.turned"));
    return new TrainOptions(
        FieldSpec.of(all),
        new Pictures(s.whole("tile"), s.flag("start.principal"), codes, variety),
        steps(s, "step.tiles", "step.samples"),
        s.large("seed"),
        stop);
  }

  /** The options of a family that {@link #settings} came from; else as for pictures. */
  public static TrainOptions ofFamily(Map<String, Object> all, StopRule stop) {
    Settings s = new Settings(all);
    s.require("training", FAMILY);
    return new TrainOptions(
        FieldSpec.of(all),
        new Family(
            s.number("clamp"),
            s.number("code.start"),
            s.number("code.noise"),
            all.containsKey(SMOOTHNESS) ? s.number(SMOOTHNESS) : 0), // older checkpoints lack it
        steps(s, "step.shapes", "step.points"),
        s.large("seed"),
        stop);
  }

  private static Steps steps(Settings s, String signals, String points) {
    return new Steps(
        s.whole(signals),
        s.whole(points),
        s.number("rate.networks"),
        s.number("rate.codes"),
        s.number("penalty"));
  }
}
