package dev.tessera.model.fit.start;

import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Weights;
import java.util.Optional;

/** A search for networks and codes to start from, in short pieces of work. */
public interface Start extends AutoCloseable {
  /**
   * Does a part of the work.
   *
   * @param codes (T,D) of all tiles, complete when this returns false
   * @return whether there is more to do
   */
  boolean step(float[] codes);

  /** How much is done, 0 to 1. */
  double progress();

  /** After the last step: the weights that were found; empty to keep those there are. */
  default Optional<Weights> weights() {
    return Optional.empty();
  }

  /** After the last step: what predicts the codes of a tile, if anything does. */
  default Optional<EncoderWeights> encoder() {
    return Optional.empty();
  }

  @Override
  void close();
}
