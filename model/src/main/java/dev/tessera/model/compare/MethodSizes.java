package dev.tessera.model.compare;

import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.FitMode;
import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.signal.Range;
import dev.tessera.model.tile.GridCut;
import java.util.Optional;

/**
 * Sizes that methods which are compared share where they have them.
 *
 * @param tile samples of a tile along each axis, 2 to 256
 * @param latent D, floats per tile, 1 to 1024
 * @param width H, units of each layer, 8 to 1024
 * @param layers L, 1 to 8
 */
public record MethodSizes(int tile, int latent, int width, int layers) {
  /** A quarter of a float per pixel, as in the paper's tiles, in networks of seconds. */
  public static final MethodSizes USUAL = new MethodSizes(16, 64, 64, 3);

  /** First frequency of a network for a whole signal, as in Sitzmann et al. 2020. */
  private static final double WHOLE_OMEGA = 30;

  /** That of a tile grows with it, so that waves are as long in samples whatever the tile. */
  private static final double OMEGA_PER_SAMPLE = 0.5;

  private static final double HIDDEN_OMEGA = 6;

  /** Rejects values out of range, naming the setting. */
  public MethodSizes {
    Range.require("tile", tile, 2, 256);
    Range.require("latent", latent, 1, 1024);
    Range.require("width", width, 8, 1024);
    Range.require("layers", layers, 1, 8);
  }

  /** The same for tiles of another side. */
  MethodSizes withTile(int newTile) {
    return new MethodSizes(newTile, latent, width, layers);
  }

  /** The same with another number of layers. */
  MethodSizes withLayers(int newLayers) {
    return new MethodSizes(tile, latent, width, newLayers);
  }

  /** The same for tiles with codes of another length. */
  MethodSizes withLatent(int newLatent) {
    return new MethodSizes(tile, newLatent, width, layers);
  }

  /** The same for layers of another width. */
  MethodSizes withWidth(int newWidth) {
    return new MethodSizes(tile, latent, newWidth, layers);
  }

  /**
   * Every setting of the fit of a method that trains, with as many samples per step for each.
   *
   * @param stop when it ends
   * @throws IllegalArgumentException if a size is out of range, naming it
   */
  FitOptions options(Method method, StopRule stop) {
    double tileOmega = Math.max(1, OMEGA_PER_SAMPLE * tile);
    FitOptions.Network network =
        method.global()
            ? new FitOptions.Network(method.form(), width, layers, 0, WHOLE_OMEGA, WHOLE_OMEGA)
            : new FitOptions.Network(method.form(), width, layers, latent, tileOmega, HIDDEN_OMEGA);
    FitOptions.Steps steps =
        method.global()
            ? new FitOptions.Steps(1e-3, 1e-2, 1, 8192, 1)
            : new FitOptions.Steps(2e-3, 3e-2, 512, 16, 1);
    GridCut cut = GridCut.cube(tile, 0).withWhole(method.global());
    return new FitOptions(FitMode.JOINT, cut, network, steps, stop, Optional.empty());
  }

  /** Every setting of a fit of codes alone, for networks that stay as they are. */
  FitOptions options(Pretrained networks, StopRule stop) {
    return new FitOptions(
        FitMode.CODES,
        GridCut.cube(networks.side(), 0),
        new FitOptions.Network(width, layers, latent, WHOLE_OMEGA, HIDDEN_OMEGA),
        new FitOptions.Steps(1e-2, 5e-3, 256, 64, 1),
        stop,
        Optional.of(networks));
  }
}
