package dev.tessera.app.shape;

import dev.tessera.app.form.Setting;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.tile.SurfaceCut;
import java.util.Arrays;
import java.util.List;

/** The settings of fitting a shape; the range of one may depend on those before it. */
public enum ShapeSetting implements Setting {
  /** {@link SurfaceCut#cells}. */
  CELLS(
      Group.BASIC,
      "Cells per axis",
      "cells",
      "Parts into which the cube around the shape is cut along each axis; only those near the"
          + " surface hold a tile. More follow finer detail. Typical: 16 to 32.",
      "8 12 16 24 32 48"),
  /** {@link FitOptions.Network#latent}. */
  LATENT(
      Group.BASIC,
      "Code length D",
      "floats",
      "Numbers stored per tile. Longer codes hold more detail. Typical: 16 to 128.",
      "16 32 64 96 128"),
  /** {@link FitOptions.Network#width}. */
  WIDTH(
      Group.BASIC,
      "Network width",
      "units",
      "Units per layer of both networks. Wider is finer and slower. Typical: 128 to 256.",
      "64 128 256 384 512"),
  /** {@link StopRule#seconds}. */
  SECONDS(
      Group.BUDGET,
      "Time budget",
      "s",
      "Seconds of fitting, pauses not counted; empty for no limit. Typical: 10 to 120.",
      "10 20 30 60 120 300"),
  /** {@link StopRule#steps}. */
  STEPS(
      Group.BUDGET,
      "Steps",
      "steps",
      "Ends after this many steps of the optimiser; empty for no limit. Typical: empty.",
      ""),
  /** {@link SurfaceCut#overlap}. */
  OVERLAP(
      Group.FIELD,
      "Overlap",
      "cells",
      "Share of a cell by which tiles reach into their neighbours, where they are cross-faded:"
          + " keeps the surface without steps. Typical: 0.1.",
      ""),
  /** {@link SurfaceCut#clamp}. */
  CLAMP(
      Group.FIELD,
      "Clamp",
      "radii",
      "Distance at which the field saturates, in radii of the shape; farther cells are left out."
          + " Typical: 0.8 cells, which is 1.6 over their number.",
      ""),
  /** {@link FitOptions.Network#layers}. */
  LAYERS(Group.FIELD, "Sine layers", "layers", "Depth of both networks. Typical: 1 to 3.", "1 2 3"),
  /** {@link FitOptions.Network#firstOmega}. */
  FIRST_OMEGA(
      Group.FIELD,
      "Frequency \u03c9\u2080",
      "",
      "Frequency of the first sine layer; higher starts with finer detail. Typical: 4.",
      ""),
  /** {@link FitOptions.Network#hiddenOmega}. */
  HIDDEN_OMEGA(
      Group.FIELD,
      "Frequency \u03c9",
      "",
      "Frequency of the other sine layers, if any. Typical: 4.",
      ""),
  /** {@link FitOptions.Steps#networkRate}. */
  NETWORK_RATE(
      Group.TRAINING,
      "Network rate",
      "",
      "Peak learning rate of the networks. Typical: 0.0001.",
      ""),
  /** {@link FitOptions.Steps#codeRate}. */
  CODE_RATE(
      Group.TRAINING, "Code rate", "", "Peak learning rate of the codes. Typical: 0.001.", ""),
  /** {@link FitOptions.Steps#tilesPerStep}. */
  TILES_PER_STEP(
      Group.TRAINING,
      "Tiles per step",
      "tiles",
      "Tiles that take part in one step. Typical: 512.",
      ""),
  /** {@link FitOptions.Steps#samplesPerTile}. */
  SAMPLES_PER_TILE(
      Group.TRAINING,
      "Points per step",
      "points",
      "Points of each tile in one step. Typical: 64.",
      ""),
  /** {@link SurfaceCut#pointsPerTile}. */
  POINTS_PER_TILE(
      Group.TRAINING,
      "Points per tile",
      "points",
      "Points of each tile at which the distance is computed before fitting. Typical: 512.",
      ""),
  /** {@link FitOptions.Steps#seed}. */
  SEED(
      Group.TRAINING,
      "Seed",
      "",
      "Fixes every random choice: one seed, one result on one machine. Typical: 1.",
      "");

  /** Where a setting is shown. */
  enum Group {
    /** The networks of a joint fit. */
    BASIC("Basics"),
    /** How far to go, always visible. */
    BUDGET("Budget"),
    /** The representation. */
    FIELD("Field"),
    /** The optimiser. */
    TRAINING("Training");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  private final Group group;
  private final String label;
  private final String unit;
  private final String hint;
  private final String usual;

  ShapeSetting(Group group, String label, String unit, String hint, String usual) {
    this.group = group;
    this.label = label;
    this.unit = unit;
    this.hint = hint;
    this.usual = usual;
  }

  static List<ShapeSetting> of(Group group) {
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
    return false;
  }

  @Override
  public boolean isOptional() {
    return this == SECONDS || this == STEPS;
  }
}
