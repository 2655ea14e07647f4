package dev.tessera.model.field;

import dev.tessera.model.tile.VoxelTiles;

/**
 * A shape as a continuous function: shared networks of d = 3 and C = 1, tiles near the surface, one
 * code per tile.
 *
 * <p>Networks give the signed distance divided by {@code clamp}; what they give is clamped to
 * [-1,1] and multiplied by {@code clamp}. Cells without a tile are at +clamp or -clamp. A shape of
 * a family is one tile, {@link VoxelTiles#whole}.
 *
 * @param tiles T tiles over [-1,1]^3
 * @param weights of the field
 * @param codes (T,D)
 * @param clamp distance at which the field saturates, unit-sphere lengths, more than 0
 */
public record FittedShape(VoxelTiles tiles, Weights weights, Codes codes, double clamp) {
  /** Rejects parts that do not belong together. */
  public FittedShape {
    FieldSpec spec = weights.spec();
    if (spec.dimensions() != 3
        || spec.channels() != 1
        || codes.tiles() != tiles.tileCount()
        || codes.latent() != spec.latent()) {
      throw new IllegalArgumentException(
          "codes ("
              + codes.tiles()
              + ","
              + codes.latent()
              + ") do not belong to "
              + tiles
              + " and "
              + spec);
    }
    if (!(clamp > 0)) {
      throw new IllegalArgumentException("clamp must be more than 0, found " + clamp);
    }
  }

  /** The hyper-parameters of the networks. */
  public FieldSpec spec() {
    return weights.spec();
  }
}
