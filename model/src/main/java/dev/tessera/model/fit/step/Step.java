package dev.tessera.model.fit.step;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Weights;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/** One way of moving networks and codes, cut into short pieces of work. */
public interface Step {
  /**
   * Does a short piece of work.
   *
   * @param progress how much of the run is done, 0 to 1; learning rates follow it
   * @return whether this completed a step
   * @throws FitDivergedException if the loss is no longer finite
   */
  boolean step(double progress);

  /** Whether every tile has a code worth showing. */
  boolean started();

  /** Whether nothing is left to improve. */
  boolean finished();

  /** Whether learning rates fall over the run, so that a curve is flat only near its end. */
  boolean anneals();

  /**
   * After the last step: evaluates the next tiles, so that nothing that is shown is older.
   *
   * @return whether there are more
   */
  boolean refresh();

  /** How much of {@link #refresh} is done, 0 to 1. */
  double refreshed();

  /** Steps done. */
  long steps();

  /** Values evaluated and learned from, counted again at each visit. */
  long samplesSeen();

  /** Largest memory of the engine's arrays so far, bytes. */
  long peakBytes();

  /** Tiles still being worked on; empty if all are, or none is left out by choice. */
  Optional<BitSet> active();

  /** A copy of the weights as they are now. */
  Weights weights();

  /** A copy of the codes as they are now, (T,D). */
  Codes codes();

  /** A copy of one tile's code, (D). */
  float[] code(int tile);

  /** Hands over everything that a step like this one goes on from, after its last step. */
  void save(Map<String, float[]> arrays);
}
