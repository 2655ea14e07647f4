package dev.tessera.model.fit;

import dev.tessera.model.tile.GridCut;
import dev.tessera.model.tile.SurfaceCut;
import java.util.List;
import java.util.Optional;

/** Named settings, chosen by measurement; the one home of each default. */
public enum Preset {
  /** Small networks: a good picture within seconds. */
  FAST("fast"),
  /** The default. */
  BALANCED("balanced"),
  /** More floats per tile: the highest fidelity. */
  BEST("best");

  private final String label;

  Preset(String label) {
    this.label = label;
  }

  /** The name on the command line and in the window. */
  public String label() {
    return label;
  }

  /** The settings of the preset. */
  public FitOptions options() {
    int latent = this == FAST ? 48 : this == BALANCED ? 64 : 96;
    int width = this == FAST ? 256 : this == BALANCED ? 384 : 512;
    return new FitOptions(
        FitMode.JOINT,
        GridCut.cube(8, 0),
        new FitOptions.Network(width, 1, latent, 20, 4),
        new FitOptions.Steps(1e-2, 5e-3, 256, 64, 1),
        StopRule.afterSeconds(60).withPlateau(true),
        Optional.empty());
  }

  /** The settings of the preset for a clip: tiles of 4 frames, 8 x 8 pixels. */
  public FitOptions clip() {
    return options().change().cut(new GridCut(List.of(4, 8, 8), List.of(0, 0, 0), false)).build();
  }

  /** The settings of the preset for a shape. */
  public FitOptions shape() {
    int cells = this == FAST ? 16 : this == BALANCED ? 32 : 48;
    return new FitOptions(
        FitMode.JOINT,
        // the clamp is 0.8 cell sides: 0.1 for 16 cells, as in the paper
        new SurfaceCut(cells, 0.1, 1.6 / cells, 512),
        new FitOptions.Network(256, 1, 64, 4, 4),
        new FitOptions.Steps(1e-4, 1e-3, 512, 64, 1),
        StopRule.afterSeconds(60).withPlateau(true),
        Optional.empty());
  }

  /**
   * The settings of the preset for a pair of shapes between which one passes. Distances are not
   * clamped and every cell holds a tile, so in between the surface moves even where both shapes lie
   * more than a cell apart; clamped, it is lost there.
   */
  public FitOptions pair() {
    int cells = this == FAST ? 12 : this == BALANCED ? 16 : 24;
    StopRule stop = StopRule.afterSeconds(20).withPlateau(true);
    return shape().change().cells(cells).clamp(2).stop(stop).build();
  }
}
