package dev.tessera.app.form;

import static dev.tessera.app.form.SettingValue.ofOptions;
import static dev.tessera.app.form.SettingValue.ofRule;

import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.FitOptionsBuilder;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.tile.Cut;
import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.SurfaceCut;
import java.util.List;

/**
 * The settings of a fit as a person meets them, whatever is fitted; files know them by their names.
 * The range of one may depend on those before it; ranges and defaults are those of the model.
 */
@SuppressWarnings("ImmutableEnumChecker") // all are values and functions without state
public enum FitSetting {
  /** {@link GridCut#tile}. */
  TILE(
      Group.BASIC,
      Use.OF_JOINT_GRIDS,
      new Wording(
          "Tile size",
          "px",
          "Edge of a tile in pixels. Small tiles follow detail and cost more floats.",
          "4 8 16 32 64"),
      new SettingValue<>(
          Typed.WHOLE,
          options -> options.grid().side(),
          (options, value) -> options.change().cut(options.grid().withPictureSide(value)).build())),
  /** {@link GridCut#tile} along time. */
  TILE_LENGTH(
      Group.BASIC,
      Use.OF_JOINT_CLIPS,
      new Wording(
          "Tile length",
          "frames",
          "Frames that a tile spans. Long tiles save floats where little moves.",
          "1 2 4 8 16"),
      new SettingValue<>(
          Typed.WHOLE,
          options -> options.grid().tile().get(0),
          (options, value) -> options.change().cut(options.grid().withFirstSide(value)).build())),
  /** {@link SurfaceCut#cells}. */
  CELLS(
      Group.BASIC,
      Use.OF_SURFACES,
      new Wording(
          "Cells per axis",
          "cells",
          "Parts into which the cube around the shape is cut along each axis; only those near the"
              + " surface hold a tile. More follow finer detail.",
          "8 12 16 24 32 48"),
      new SettingValue<>(
          Typed.WHOLE,
          options -> options.surface().cells(),
          (options, value) -> options.change().cut(options.surface().withCells(value)).build())),
  /** {@link FitOptions.Network#latent}. */
  LATENT(
      Group.BASIC,
      Use.OF_JOINT,
      new Wording(
          "Code length D",
          "floats",
          "Numbers stored per tile. Longer codes hold more detail.",
          "16 32 48 64 96 128 256"),
      ofOptions(Typed.WHOLE, options -> options.network().latent(), FitOptionsBuilder::latent)),
  /** {@link FitOptions.Network#width}. */
  WIDTH(
      Group.BASIC,
      Use.OF_JOINT,
      new Wording(
          "Network width",
          "units",
          "Units per layer of both networks. Wider is finer and slower.",
          "64 128 256 384 512"),
      ofOptions(Typed.WHOLE, options -> options.network().width(), FitOptionsBuilder::width)),
  /** {@link StopRule#seconds}. */
  SECONDS(
      Group.BUDGET,
      Use.OF_ALL,
      new Wording(
          "Time budget",
          "s",
          "Seconds to prepare and fit at most, pauses not counted; empty for no limit. A fit ends"
              + " sooner once all is done, or by a stop rule.",
          "15 30 60 120 300"),
      ofRule(
          Typed.LIMIT,
          StopRule::seconds,
          (rule, value) -> new StopRule(value, rule.steps(), rule.targetPsnr(), rule.plateau()))),
  /** {@link StopRule#targetPsnr}. */
  TARGET(
      Group.BUDGET,
      Use.OF_ALL,
      new Wording("Target PSNR", "dB", "Ends at this quality; empty for none.", "30 35 40"),
      ofRule(
          Typed.LIMIT,
          StopRule::targetPsnr,
          (rule, value) -> new StopRule(rule.seconds(), rule.steps(), value, rule.plateau()))),
  /** {@link GridCut#whole}. */
  GLOBAL(
      Group.FIELD,
      Use.OF_JOINT_GRIDS,
      new Wording(
          "One tile for all",
          "",
          "Represents the whole picture by one tile, as a plain SIREN does.",
          ""),
      ofOptions(Typed.SWITCH, options -> options.grid().whole(), FitOptionsBuilder::global)),
  /** {@link GridCut#overlap}. */
  OVERLAP(
      Group.FIELD,
      Use.OF_GRIDS,
      new Wording(
          "Overlap",
          "px",
          "Pixels shared by neighbouring tiles, cross-faded: hides seams, costs time.",
          "0 1 2"),
      ofOptions(Typed.WHOLE, options -> options.grid().shared(), FitOptionsBuilder::overlap)),
  /** {@link SurfaceCut#overlap}. */
  CELL_OVERLAP(
      Group.FIELD,
      Use.OF_SURFACES,
      new Wording(
          "Overlap",
          "cells",
          "Share of a cell by which tiles reach into their neighbours, where they are cross-faded:"
              + " keeps the surface without steps.",
          ""),
      ofOptions(
          Typed.NUMBER, options -> options.surface().overlap(), FitOptionsBuilder::cellOverlap)),
  /** {@link SurfaceCut#clamp}. */
  CLAMP(
      Group.FIELD,
      Use.OF_SURFACES,
      new Wording(
          "Clamp",
          "radii",
          "Distance at which the field saturates, in radii of the shape; farther cells are left"
              + " out. A little less than a cell suits most shapes.",
          ""),
      ofOptions(Typed.NUMBER, options -> options.surface().clamp(), FitOptionsBuilder::clamp)),
  /** {@link FitOptions.Network#layers}. */
  LAYERS(
      Group.FIELD,
      Use.OF_JOINT,
      new Wording("Sine layers", "layers", "Depth of both networks.", "1 2 3 4 5"),
      ofOptions(Typed.WHOLE, options -> options.network().layers(), FitOptionsBuilder::layers)),
  /** {@link FitOptions.Network#firstOmega}. */
  FIRST_OMEGA(
      Group.FIELD,
      Use.OF_JOINT,
      new Wording(
          "Frequency \u03c9\u2080",
          "",
          "Frequency of the first sine layer; higher starts with finer detail.",
          ""),
      ofOptions(
          Typed.NUMBER, options -> options.network().firstOmega(), FitOptionsBuilder::firstOmega)),
  /** {@link FitOptions.Network#hiddenOmega}. */
  HIDDEN_OMEGA(
      Group.FIELD,
      Use.OF_JOINT,
      new Wording("Frequency \u03c9", "", "Frequency of the other sine layers, if any.", ""),
      ofOptions(
          Typed.NUMBER,
          options -> options.network().hiddenOmega(),
          FitOptionsBuilder::hiddenOmega)),
  /** {@link FitOptions.Steps#networkRate}. */
  NETWORK_RATE(
      Group.TRAINING,
      Use.OF_JOINT,
      new Wording("Network rate", "", "Peak learning rate of the networks.", ""),
      ofOptions(
          Typed.NUMBER, options -> options.steps().networkRate(), FitOptionsBuilder::networkRate)),
  /** {@link FitOptions.Steps#codeRate}. */
  CODE_RATE(
      Group.TRAINING,
      Use.OF_ALL,
      new Wording(
          "Code rate",
          "",
          "Peak learning rate of the codes in a joint fit; codes alone take larger steps.",
          ""),
      ofOptions(Typed.NUMBER, options -> options.steps().codeRate(), FitOptionsBuilder::codeRate)),
  /** {@link FitOptions.Steps#tilesPerStep}. */
  TILES_PER_STEP(
      Group.TRAINING,
      Use.OF_JOINT,
      new Wording("Tiles per step", "tiles", "Tiles that take part in one step.", ""),
      ofOptions(
          Typed.WHOLE, options -> options.steps().tilesPerStep(), FitOptionsBuilder::tilesPerStep)),
  /** {@link FitOptions.Steps#samplesPerTile}. */
  SAMPLES_PER_TILE(
      Group.TRAINING,
      Use.OF_JOINT,
      new Wording(
          "Points per step",
          "points",
          "Points of each tile in one step, pixels of a picture; more than a tile has means all.",
          ""),
      ofOptions(
          Typed.WHOLE,
          options -> options.steps().samplesPerTile(),
          FitOptionsBuilder::samplesPerTile)),
  /** {@link SurfaceCut#pointsPerTile}. */
  POINTS_PER_TILE(
      Group.TRAINING,
      Use.OF_JOINT_SURFACES,
      new Wording(
          "Points per tile",
          "points",
          "Points of each tile at which the distance is computed before fitting.",
          ""),
      ofOptions(
          Typed.WHOLE,
          options -> options.surface().pointsPerTile(),
          FitOptionsBuilder::pointsPerTile)),
  /** {@link FitOptions.Steps#seed}. */
  SEED(
      Group.TRAINING,
      Use.OF_JOINT,
      new Wording(
          "Seed", "", "Fixes every random choice: one seed, one result on one machine.", ""),
      ofOptions(Typed.LARGE, options -> options.steps().seed(), FitOptionsBuilder::seed)),
  /** {@link StopRule#steps}. */
  STEPS(
      Group.STOP,
      Use.OF_ALL,
      new Wording(
          "Steps", "steps", "Ends after this many steps of the optimiser; empty for no limit.", ""),
      ofRule(
          Typed.STEPS,
          StopRule::steps,
          (rule, value) -> new StopRule(rule.seconds(), value, rule.targetPsnr(), rule.plateau()))),
  /** {@link StopRule#plateau}. */
  PLATEAU(
      Group.STOP,
      Use.OF_ALL,
      new Wording(
          "Stop on plateau",
          "",
          "Ends once less than %s dB was gained in %s s; a joint fit only late in its time or steps."
              .formatted(StopRule.GAIN, Math.round(StopRule.WINDOW)),
          ""),
      ofRule(Typed.SWITCH, StopRule::plateau, StopRule::withPlateau));

  /** Where a setting is shown. */
  public enum Group {
    /** Tiles and networks. */
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
    String title() {
      return title;
    }
  }

  /** What a setting is of use for; pre-trained networks replace those of joint fits alone. */
  private enum Use {
    OF_ALL(Cut.class, false),
    OF_JOINT(Cut.class, true),
    OF_GRIDS(GridCut.class, false),
    OF_JOINT_GRIDS(GridCut.class, true),
    OF_SURFACES(SurfaceCut.class, false),
    OF_JOINT_SURFACES(SurfaceCut.class, true),
    OF_JOINT_CLIPS(GridCut.class, true);

    private final Class<? extends Cut> cut;
    private final boolean joint;

    Use(Class<? extends Cut> cut, boolean joint) {
      this.cut = cut;
      this.joint = joint;
    }

    private boolean suits(Cut found) {
      boolean clip = found instanceof GridCut grid && grid.tile().size() > 2;
      return cut.isInstance(found) && (this != OF_JOINT_CLIPS || clip);
    }
  }

  /** What a setting is called, its unit, what it does, and values to choose from. */
  private record Wording(String label, String unit, String effect, String usual) {}

  private final Group group;
  private final Use use;
  private final Wording words;
  private final SettingValue<?> value;

  FitSetting(Group group, Use use, Wording words, SettingValue<?> value) {
    this.group = group;
    this.use = use;
    this.words = words;
    this.value = value;
  }

  /** Where it is shown. */
  public Group group() {
    return group;
  }

  /** Whether signals that are cut in this way have it. */
  boolean suits(Cut cut) {
    return use.suits(cut);
  }

  /** Whether it changes anything in a mode. */
  public boolean matters(FitMode mode) {
    return mode == FitMode.JOINT || !use.joint;
  }

  /** Its name. */
  public String label() {
    return words.label;
  }

  /** Its unit, empty for none. */
  public String unit() {
    return words.unit;
  }

  /** One sentence or two on the effect. */
  String effect() {
    return words.effect;
  }

  /** Values to choose from, empty if they are typed only. */
  public List<String> usual() {
    return words.usual.isEmpty() ? List.of() : List.of(words.usual.split(" ", -1));
  }

  /** How it stands in options. */
  SettingValue<?> value() {
    return value;
  }

  /** Whether it is on or off. */
  boolean isSwitch() {
    return value.typed().equals(Typed.SWITCH);
  }

  /** Whether it may be left empty. */
  boolean isOptional() {
    return value.typed().equals(Typed.LIMIT) || value.typed().equals(Typed.STEPS);
  }
}
