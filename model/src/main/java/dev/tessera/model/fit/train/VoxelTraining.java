package dev.tessera.model.fit.train;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.Preset;
import dev.tessera.model.signal.Range;
import dev.tessera.model.tile.SurfaceCut;
import java.util.List;
import java.util.Optional;

/**
 * Settings of training networks for the tiles of any shape.
 *
 * @param cells along each axis of [-1,1]^3, one grid after another, each 4 to 64
 * @param overlap cell sides by which a tile reaches into its neighbours, 0 to 0.5
 * @param clampInCells distance at which the field saturates, in sides of a cell, 0.1 to 4
 * @param turns random orientations in which each shape is shown, 1 to 1000
 * @param tile points of a tile along each axis, 4 to 16
 * @param width H, 8 to 1024
 * @param latent D, at most half of H and of the points of a tile
 * @param firstOmega w0, 0.1 to 200
 * @param seed fixes every random choice
 */
public record VoxelTraining(
    List<Integer> cells,
    double overlap,
    double clampInCells,
    int turns,
    int tile,
    int width,
    int latent,
    double firstOmega,
    long seed) {
  /** Rejects values out of range, naming the setting. */
  public VoxelTraining {
    cells = List.copyOf(cells);
    if (cells.isEmpty()) {
      throw new IllegalArgumentException("cells must name one grid at least");
    }
    cells.forEach(n -> Range.require("cells", n, 4, 64));
    Range.require("overlap", overlap, 0, 0.5);
    Range.require("clamp", clampInCells, 0.1, 4);
    Range.require("turns", turns, 1, 1000);
    Range.require("tile", tile, 4, 16);
    int longest = Math.min(width, tile * tile * tile) / 2;
    Range.require("latent", latent, 1, longest);
    new FieldSpec(3, 1, width, 1, latent, firstOmega, firstOmega);
  }

  /** The settings with which shape-64 of the program was trained. */
  public static VoxelTraining defaults() {
    Preset usual = Preset.BALANCED;
    SurfaceCut cut = usual.shape().surface();
    FitOptions.Network network = usual.shape().network();
    double clamp = cut.clamp() * cut.cells() / 2;
    return new VoxelTraining(
        List.of(16, 32, 24),
        cut.overlap(),
        clamp,
        6,
        8,
        network.width(),
        network.latent(),
        network.firstOmega(),
        1);
  }

  /** Distance at which the field saturates on a grid of so many cells, unit-sphere lengths. */
  double clamp(int perAxis) {
    return 2 * clampInCells / perAxis;
  }

  /** How the shapes held out are encoded: as a user would. */
  FitOptions encoding(Pretrained networks) {
    return Preset.BALANCED
        .shape()
        .change()
        .cellOverlap(overlap)
        .clamp(clamp(Preset.BALANCED.shape().surface().cells()))
        .mode(FitMode.ENCODE)
        .networks(Optional.of(networks))
        .build();
  }

  /** The field that is trained. */
  public FieldSpec spec() {
    return new FieldSpec(3, 1, width, 1, latent, firstOmega, firstOmega);
  }

  /** The same with other networks. */
  public VoxelTraining withNetworks(int newTile, int newWidth, int newLatent) {
    return new VoxelTraining(
        cells, overlap, clampInCells, turns, newTile, newWidth, newLatent, firstOmega, seed);
  }

  /** The same with other random choices, and as many of them as wanted. */
  public VoxelTraining withTurns(int newTurns, long newSeed) {
    return new VoxelTraining(
        cells, overlap, clampInCells, newTurns, tile, width, latent, firstOmega, newSeed);
  }
}
