package dev.tessera.app.fit;

import dev.tessera.app.form.Setting;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.StopRule;
import java.util.Arrays;
import java.util.List;

/**
 * The settings of a fit as a person meets them: words, unit and usual values. Order matters: a
 * setting's range may depend on the ones before it. See {@link PictureForm} for the values.
 */
public enum FitSetting implements Setting {
  /** {@link FitOptions#tile}. */
  TILE(
      Group.BASIC,
      "Tile",
      "px",
      "Edge of a tile in pixels. Small tiles follow detail and cost more floats. Typical: 8 to 32.",
      "4 8 16 32 64"),
  /** {@link FitOptions#latent}. */
  LATENT(
      Group.BASIC,
      "Code length D",
      "floats",
      "Numbers stored per tile. Longer codes hold more detail. Typical: 16 to 128.",
      "16 32 64 96 128 256"),
  /** {@link FitOptions#width}. */
  WIDTH(
      Group.BASIC,
      "Network width",
      "units",
      "Units per layer of both networks. Wider is finer and slower. Typical: 128 to 512.",
      "64 128 256 384 512"),
  /** {@link StopRule#seconds}. */
  SECONDS(
      Group.BUDGET,
      "Time budget",
      "s",
      "Seconds of fitting, pauses not counted; empty for no limit. Typical: 30 to 300.",
      "15 30 60 120 300"),
  /** {@link StopRule#targetPsnr}. */
  TARGET(
      Group.BUDGET,
      "Target PSNR",
      "dB",
      "Ends when the picture reaches this quality; empty for none. Typical: 30 to 40.",
      "30 35 40"),
  /** {@link FitOptions#global}. */
  GLOBAL(
      Group.FIELD,
      "One tile for all",
      "",
      "Represents the whole picture by one tile, as a plain SIREN does. Typical: off.",
      ""),
  /** {@link FitOptions#overlap}. */
  OVERLAP(
      Group.FIELD,
      "Overlap",
      "px",
      "Pixels shared by neighbouring tiles, cross-faded: hides seams, costs time. Typical: 0 to 4.",
      "0 1 2 4"),
  /** {@link FitOptions#layers}. */
  LAYERS(
      Group.FIELD,
      "Sine layers",
      "layers",
      "Depth of both networks. Typical: 1 to 4.",
      "1 2 3 4 5"),
  /** {@link FitOptions#firstOmega}. */
  FIRST_OMEGA(
      Group.FIELD,
      "Frequency \u03c9\u2080",
      "",
      "Frequency of the first sine layer; higher starts with finer detail. Typical: 4 to 30.",
      ""),
  /** {@link FitOptions#hiddenOmega}. */
  HIDDEN_OMEGA(
      Group.FIELD,
      "Frequency \u03c9",
      "",
      "Frequency of the other sine layers, if any. Typical: 4 to 30.",
      ""),
  /** {@link FitOptions#networkRate}. */
  NETWORK_RATE(
      Group.TRAINING,
      "Network rate",
      "",
      "Peak learning rate of the networks. Typical: 0.001 to 0.01.",
      ""),
  /** {@link FitOptions#codeRate}. */
  CODE_RATE(
      Group.TRAINING,
      "Code rate",
      "",
      "Peak learning rate of the codes. Typical: 0.005 to 0.03.",
      ""),
  /** {@link FitOptions#tilesPerStep}. */
  TILES_PER_STEP(
      Group.TRAINING,
      "Tiles per step",
      "tiles",
      "Tiles that take part in one step. Typical: 128 to 1024.",
      ""),
  /** {@link FitOptions#samplesPerTile}. */
  SAMPLES_PER_TILE(
      Group.TRAINING,
      "Samples per tile",
      "px",
      "Pixels of each tile in one step; more than a tile has means all. Typical: 16 to 256.",
      ""),
  /** {@link FitOptions#seed}. */
  SEED(
      Group.TRAINING,
      "Seed",
      "",
      "Fixes every random choice: one seed, one result on one machine. Typical: 1.",
      ""),
  /** {@link StopRule#steps}. */
  STEPS(
      Group.STOP,
      "Steps",
      "steps",
      "Ends after this many steps of the optimiser; empty for no limit. Typical: empty.",
      ""),
  /** {@link StopRule#plateau}. */
  PLATEAU(
      Group.STOP,
      "Stop on plateau",
      "",
      "Ends when the PSNR grew by less than 0.02 dB over the last fifth of the run. Typical: off.",
      "");

  /** Where a setting is shown. */
  public enum Group {
    /** The networks of a joint fit. */
    BASIC("Basics"),
    /** How far to go, always visible. */
    BUDGET("Budget"),
    /** The representation. */
    FIELD("Field"),
    /** The optimiser. */
    TRAINING("Training"),
    /** More ways to end. */
    STOP("Stop rules");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    /** The heading. */
    public String title() {
      return title;
    }
  }

  private final Group group;
  private final String label;
  private final String unit;
  private final String hint;
  private final String usual;

  FitSetting(Group group, String label, String unit, String hint, String usual) {
    this.group = group;
    this.label = label;
    this.unit = unit;
    this.hint = hint;
    this.usual = usual;
  }

  /** The settings of a group. */
  static List<FitSetting> of(Group group) {
    return Arrays.stream(values()).filter(setting -> setting.group == group).toList();
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public String unit() {
    return unit;
  }

  @Override
  public String hint() {
    return hint;
  }

  @Override
  public List<String> usual() {
    return usual.isEmpty() ? List.of() : List.of(usual.split(" ", -1));
  }

  @Override
  public boolean isSwitch() {
    return this == GLOBAL || this == PLATEAU;
  }

  @Override
  public boolean isOptional() {
    return this == TARGET || this == SECONDS || this == STEPS;
  }
}
