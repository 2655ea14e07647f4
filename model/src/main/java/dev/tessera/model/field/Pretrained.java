package dev.tessera.model.field;

import java.util.Optional;

/**
 * Networks trained on other signals, as they are shipped and stored.
 *
 * @param name as people choose it, for example "photo-8"
 * @param tile samples of a tile along each axis, which the networks were trained for
 * @param weights of the field
 * @param encoder a network that predicts codes; empty for a field with experts, whose best codes
 *     follow from its weights
 */
public record Pretrained(String name, int tile, Weights weights, Optional<EncoderWeights> encoder) {
  /** The hyper-parameters of the field. */
  public FieldSpec spec() {
    return weights.spec();
  }
}
