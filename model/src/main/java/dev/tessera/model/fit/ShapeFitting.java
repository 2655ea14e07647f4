package dev.tessera.model.fit;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.EncoderWeights;
import dev.tessera.model.field.Weights;
import java.util.Optional;

/** A way to obtain networks and codes of one shape, in short steps. */
interface ShapeFitting {
  /**
   * Does a short piece of work.
   *
   * @param progress how much of the run is done, 0 to 1; learning rates follow it
   * @return whether this completed a step
   * @throws FitDivergedException if the loss is no longer finite
   */
  boolean step(double progress);

  /** Whether networks or codes to start from are still being searched. */
  boolean searching();

  /** Whether nothing is left to improve. */
  boolean finished();

  /**
   * After the last step: evaluates the next tiles, so that errors are no longer those of earlier
   * steps.
   *
   * @return whether there are more tiles
   */
  boolean refresh();

  /** How much of {@link #refresh} is done, 0 to 1. */
  double refreshed();

  /** Steps done. */
  long steps();

  /** Points evaluated and learned from, counted again at each visit. */
  long samplesSeen();

  /** Largest memory of the engine's arrays so far, bytes. */
  long peakBytes();

  /** Errors of all tiles. */
  TileErrors errors();

  /** A copy of the weights as they are now. */
  Weights weights();

  /** What predicted the codes to start from, if anything did. */
  Optional<EncoderWeights> encoder();

  /** A copy of the codes as they are now, (T,D). */
  Codes codes();
}
