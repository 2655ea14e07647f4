package dev.tessera.model.field;

import dev.tessera.model.tile.GridTiling;
import dev.tessera.model.tile.SparseTiling;
import dev.tessera.model.tile.Tiling;

/**
 * A signal as a continuous function: shared networks, tiles and one code per tile.
 *
 * <p>Over a {@link GridTiling} the networks give the values of the signal, and the clamp is 1. Over
 * a {@link SparseTiling} they give the signed distance to a surface divided by the clamp; what they
 * give is clamped to [-1,1] and multiplied by it, and cells without a tile are at +clamp or -clamp.
 * A shape of a family is one tile, {@link SparseTiling#whole}.
 *
 * @param <T> how the domain is cut
 * @param tiling T tiles
 * @param weights of the networks
 * @param codes (T,D)
 * @param clamp distance at which a shape saturates, unit-sphere lengths, more than 0
 */
public record Fitted<T extends Tiling>(T tiling, Weights weights, Codes codes, double clamp) {
  /** Rejects parts that do not belong together. */
  public Fitted {
    FieldSpec spec = weights.spec();
    if (tiling.dimensions() != spec.dimensions()
        || codes.tiles() != tiling.tileCount()
        || codes.latent() != spec.latent()) {
      throw new IllegalArgumentException(
          "codes (%d,%d) do not belong to %s and %s"
              .formatted(codes.tiles(), codes.latent(), tiling, spec));
    }
    if (tiling instanceof SparseTiling && spec.channels() != 1) {
      throw new IllegalArgumentException("a distance has one channel, found " + spec);
    }
    if (!(clamp > 0)) {
      throw new IllegalArgumentException("clamp must be more than 0, found " + clamp);
    }
  }

  /** A signal whose values are those of the networks. */
  public Fitted(T tiling, Weights weights, Codes codes) {
    this(tiling, weights, codes, 1);
  }

  /** The hyper-parameters of the networks. */
  public FieldSpec spec() {
    return weights.spec();
  }
}
