package dev.tessera.model.fit;

import dev.tessera.model.field.FieldSpec;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.field.Range;
import java.util.Optional;

/**
 * Every setting of fitting a shape by tiles; {@link Preset#shape} is the one home of the defaults.
 *
 * @param mode what moves
 * @param cells along each axis of [-1,1]^3, 1 to 64; 1 for one tile over the whole shape
 * @param overlap cell sides by which a tile reaches into its neighbours, 0 to 0.5
 * @param clamp distance at which the field saturates, unit-sphere lengths, 0.001 to 4
 * @param width H, 8 to 1024
 * @param layers L, sine layers, 1 to 8
 * @param latent D, floats per tile, 1 to 1024
 * @param firstOmega w0, 0.1 to 200
 * @param hiddenOmega w, 0.1 to 200
 * @param networkRate peak learning rate of the networks, more than 0, at most 1
 * @param codeRate peak learning rate of the codes, more than 0, at most 1
 * @param tilesPerStep tiles of one optimiser step, 1 to 65536
 * @param samplesPerTile points of each tile in one step, 1 to 65536
 * @param pointsPerTile points of each tile at which the distance is known, 8 to 65536
 * @param seed fixes every random choice
 * @param stop when the fit ends by itself
 * @param networks pre-trained networks; they replace width, layers, latent and frequencies. Codes
 *     alone need them, a joint fit may start from them
 */
public record ShapeOptions(
    FitMode mode,
    int cells,
    double overlap,
    double clamp,
    int width,
    int layers,
    int latent,
    double firstOmega,
    double hiddenOmega,
    double networkRate,
    double codeRate,
    int tilesPerStep,
    int samplesPerTile,
    int pointsPerTile,
    long seed,
    StopRule stop,
    Optional<Pretrained> networks) {
  /** Rejects values out of range, naming the setting. */
  public ShapeOptions {
    Range.require("cells", cells, 1, 64);
    Range.require("overlap", overlap, 0, 0.5);
    Range.require("clamp", clamp, 0.001, 4);
    new FieldSpec(3, 1, width, layers, latent, firstOmega, hiddenOmega);
    Range.require("network rate", networkRate, 1e-9, 1);
    Range.require("code rate", codeRate, 1e-9, 1);
    Range.require("tiles per step", tilesPerStep, 1, 65536);
    Range.require("samples per tile", samplesPerTile, 1, 65536);
    Range.require("points per tile", pointsPerTile, 8, 65536);
    if (mode != FitMode.JOINT && networks.isEmpty()) {
      throw new IllegalArgumentException("fitting codes alone needs pre-trained networks");
    }
    networks.ifPresent(n -> requireForShapes(mode, n));
  }

  private static void requireForShapes(FitMode mode, Pretrained networks) {
    FieldSpec spec = networks.spec();
    if (spec.dimensions() != 3 || spec.channels() != 1) {
      throw new IllegalArgumentException(
          "the networks " + networks.name() + " are not for the distance of shapes");
    }
    if (mode == FitMode.JOINT && !spec.form().trains()) {
      throw new IllegalArgumentException(
          "the networks " + networks.name() + " stay as they are: fit codes alone");
    }
  }

  /** The field that fits a shape under these options. */
  public FieldSpec spec() {
    return networks
        .map(Pretrained::spec)
        .orElseGet(() -> new FieldSpec(3, 1, width, layers, latent, firstOmega, hiddenOmega));
  }

  /** Starts a changed copy. */
  public ShapeOptionsBuilder change() {
    return new ShapeOptionsBuilder(this);
  }
}
