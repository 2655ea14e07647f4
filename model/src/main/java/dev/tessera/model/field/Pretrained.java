package dev.tessera.model.field;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Networks trained on other signals, as they are shipped and stored.
 *
 * @param name as people choose it, for example "photo-8"
 * @param tile samples of a tile along each axis, slowest first, which the networks were trained for
 * @param weights of the field
 * @param encoder a network that predicts codes; empty for a field with experts, whose best codes
 *     follow from its weights
 */
public record Pretrained(
    String name, List<Integer> tile, Weights weights, Optional<EncoderWeights> encoder) {
  /** Rejects tiles of another number of axes. */
  public Pretrained {
    tile = List.copyOf(tile);
    if (tile.size() != weights.spec().dimensions()) {
      throw new IllegalArgumentException(
          "networks for " + weights.spec().dimensions() + " axes, and tiles of " + tile);
    }
  }

  /** For tiles of the same side along every axis. */
  public Pretrained(String name, int side, Weights weights, Optional<EncoderWeights> encoder) {
    this(name, Collections.nCopies(weights.spec().dimensions(), side), weights, encoder);
  }

  /** The hyper-parameters of the field. */
  public FieldSpec spec() {
    return weights.spec();
  }

  /** Samples of a tile along the last axis. */
  public int side() {
    return tile.get(tile.size() - 1);
  }

  /** S, samples of a tile. */
  public int samples() {
    return tile.stream().reduce(1, Math::multiplyExact);
  }

  /** The same for codes of D numbers, if theirs are longer and can be cut; else as they are. */
  public Pretrained withLatent(int latent) {
    return latent < spec().latent()
        ? spec()
            .form()
            .shortened(weights, latent)
            .map(shorter -> new Pretrained(name, tile, shorter, Optional.empty()))
            .orElse(this)
        : this;
  }
}
