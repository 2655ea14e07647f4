package dev.tessera.model.fit;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.Range;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import java.util.Optional;

/**
 * Every setting of a fit; {@link Preset} is the one home of the defaults.
 *
 * @param mode what moves
 * @param global one tile for the whole signal; tile and overlap are then ignored
 * @param tile samples of a tile along each axis, 2 to 256
 * @param overlap samples shared by neighbouring tiles, 0 to half a tile
 * @param width H, 8 to 1024
 * @param layers L, sine layers, 1 to 8
 * @param latent D, floats per tile, 1 to 1024
 * @param firstOmega w0, 0.1 to 200
 * @param hiddenOmega w, 0.1 to 200
 * @param networkRate peak learning rate of the networks, more than 0, at most 1
 * @param codeRate peak learning rate of the codes, more than 0, at most 1
 * @param tilesPerStep tiles of one optimiser step, 1 to 65536
 * @param samplesPerTile samples of each tile in one step, 1 to 65536; more than a tile has means
 *     all
 * @param seed fixes every random choice
 * @param stop when the fit ends by itself
 * @param networks pre-trained networks; they replace tile, width, layers, latent and frequencies.
 *     Codes alone need them, a joint fit may start from them
 */
public record FitOptions(
    FitMode mode,
    boolean global,
    int tile,
    int overlap,
    int width,
    int layers,
    int latent,
    double firstOmega,
    double hiddenOmega,
    double networkRate,
    double codeRate,
    int tilesPerStep,
    int samplesPerTile,
    long seed,
    StopRule stop,
    Optional<Pretrained> networks) {
  /** Rejects values out of range, naming the setting. */
  public FitOptions {
    Range.require("tile", tile, 2, 256);
    Range.require("overlap", overlap, 0, tile / 2.0);
    new FieldSpec(2, 3, width, layers, latent, firstOmega, hiddenOmega);
    Range.require("network rate", networkRate, 1e-9, 1);
    Range.require("code rate", codeRate, 1e-9, 1);
    Range.require("tiles per step", tilesPerStep, 1, 65536);
    Range.require("samples per tile", samplesPerTile, 1, 65536);
    if (mode != FitMode.JOINT && networks.isEmpty()) {
      throw new IllegalArgumentException("fitting codes alone needs pre-trained networks");
    }
    if (mode == FitMode.JOINT && networks.isPresent() && !networks.get().spec().form().trains()) {
      throw new IllegalArgumentException(
          "the networks " + networks.get().name() + " stay as they are: fit codes alone");
    }
  }

  /**
   * The field that fits a signal under these options.
   *
   * @throws IllegalArgumentException if the networks are for another kind of signal
   */
  public FieldSpec specFor(GridSignal signal) {
    int dimensions = signal.samples().dimensions();
    int channels = signal.samples().channels();
    if (networks.isEmpty()) {
      return new FieldSpec(dimensions, channels, width, layers, latent, firstOmega, hiddenOmega);
    }
    FieldSpec spec = networks.get().spec();
    if (spec.dimensions() != dimensions || spec.channels() != channels) {
      throw new IllegalArgumentException(
          "the networks "
              + networks.get().name()
              + " are for "
              + spec.channels()
              + " channels, the signal has "
              + channels);
    }
    return spec;
  }

  /** The tiles of a signal under these options. */
  public GridTiling gridFor(GridSignal signal) {
    int side = networks.map(Pretrained::tile).orElse(tile);
    return global && networks.isEmpty()
        ? GridTiling.whole(signal.samples().extent())
        : GridTiling.square(signal.height(), signal.width(), side, overlap);
  }

  /**
   * These options, or those of a joint fit from nothing where the networks are for another kind of
   * signal: pre-trained networks know colour pictures without transparency.
   */
  public FitOptions suitedTo(GridSignal signal) {
    boolean suits =
        networks.isEmpty()
            || (networks.get().spec().dimensions() == signal.samples().dimensions()
                && networks.get().spec().channels() == signal.samples().channels());
    return suits ? this : change().mode(FitMode.JOINT).networks(Optional.empty()).build();
  }

  /** Starts a changed copy. */
  public FitOptionsBuilder change() {
    return new FitOptionsBuilder(this);
  }
}
