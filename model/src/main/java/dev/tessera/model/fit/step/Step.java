package dev.tessera.model.fit.step;

import dev.tessera.model.field.Codes;
import dev.tessera.model.field.Weights;
import dev.tessera.model.optimise.RowCopy;
import dev.tessera.model.shown.Reconstruction;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/** One way of learning, cut into short pieces of work. */
public interface Step {
  /** How learning rates fall: half a cosine from 1 to 0.02 as progress goes from 0 to 1. */
  static double decay(double progress) {
    double p = Math.max(0, Math.min(1, progress));
    return 0.02 + 0.98 * 0.5 * (1 + Math.cos(Math.PI * p));
  }

  /**
   * Does a short piece of work.
   *
   * @param progress how much of the run is done, 0 to 1; learning rates follow it
   * @return whether this completed a step
   * @throws FitDivergedException if the loss is no longer finite
   */
  boolean step(double progress);

  /** Whether there is something worth keeping: every tile has a code, or networks are made. */
  boolean started();

  /** Whether nothing is left to improve. */
  default boolean finished() {
    return false;
  }

  /** Whether learning rates fall over the run, so that a curve is flat only near its end. */
  default boolean anneals() {
    return false;
  }

  /**
   * After the last step: brings more of what is shown up to date.
   *
   * @return whether there is more
   */
  default boolean refresh() {
    return false;
  }

  /** How much of {@link #refresh} is done, 0 to 1. */
  default double refreshed() {
    return 1;
  }

  /** Steps done, those before it was interrupted included. */
  long steps();

  /** Samples evaluated and learned from, counted again at each visit. */
  long samplesSeen();

  /** Largest memory of the engine's arrays so far, bytes. */
  default long peakBytes() {
    return 0;
  }

  /** Hands over everything that another goes on from, after its last step. */
  default void save(Map<String, float[]> arrays) {}

  /** Moves networks and codes of tiles. */
  interface OfTiles extends Step {
    /** Tiles still being worked on; empty if all are, or none is left out by choice. */
    Optional<BitSet> active();

    /** A copy of the weights as they are now. */
    Weights weights();

    /** The codes as they are now, (T,D), whatever becomes of them. */
    Codes codes();

    /** A copy of one tile's code, (D). */
    float[] code(int tile);

    /** As {@link #save} while steps are to come: codes are copied by who takes them. */
    RowCopy capture();

    /** What the field gives now at some points (S) of some tiles, (T,S,C), flat. */
    float[] values(int[] tiles, int[] points);

    /** What is known of the one signal that is fitted. */
    Reconstruction reconstruction();
  }
}
