package dev.tessera.model.field;

import dev.tessera.model.tile.TileGrid;

/**
 * A signal as a continuous function: shared networks, a grid of tiles and one code per tile.
 *
 * @param grid T tiles over the signal's samples
 * @param weights both networks
 * @param codes (T,D)
 */
public record FittedField(TileGrid grid, Weights weights, Codes codes) {
  /** Rejects parts that do not belong together. */
  public FittedField {
    FieldSpec spec = weights.spec();
    if (grid.dimensions() != spec.dimensions()
        || codes.tiles() != grid.tileCount()
        || codes.latent() != spec.latent()) {
      throw new IllegalArgumentException(
          "codes ("
              + codes.tiles()
              + ","
              + codes.latent()
              + ") do not belong to "
              + grid
              + " and "
              + spec);
    }
  }

  /** The hyper-parameters of the networks. */
  public FieldSpec spec() {
    return weights.spec();
  }
}
