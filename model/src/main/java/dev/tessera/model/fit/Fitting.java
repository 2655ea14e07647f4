package dev.tessera.model.fit;

import dev.tessera.model.field.Fitted;
import dev.tessera.model.tile.GridTiling;
import java.util.BitSet;
import java.util.Optional;

/** A way to obtain the codes of one signal, in short steps. */
interface Fitting {
  /** Tiles of the signal. */
  GridTiling grid();

  /**
   * Does a short piece of work.
   *
   * @param progress how much of the run is done, 0 to 1; learning rates follow it
   * @return whether this completed a step
   * @throws FitDivergedException if the loss is no longer finite
   */
  boolean step(double progress);

  /** Whether starting codes are still being searched. */
  boolean searching();

  /** How much of that search is done, 0 to 1; steps begin at 1. */
  double prepared();

  /** Whether nothing is left to improve. */
  boolean finished();

  /** Tiles still being worked on; empty if all are, or none is left out by choice. */
  Optional<BitSet> active();

  /**
   * After the last step: evaluates a part of the signal, so that the picture no longer holds values
   * from earlier steps.
   *
   * @return whether there is more to evaluate
   */
  boolean refresh();

  /** How much of {@link #refresh} is done, 0 to 1. */
  double refreshed();

  /** Steps done. */
  long steps();

  /** Samples evaluated and learned from, counted again at each visit. */
  long samplesSeen();

  /** Largest memory of the engine's arrays so far, bytes. */
  long peakBytes();

  /** The reconstruction as it is known. */
  LivePicture picture();

  /** A copy of one tile's code, (D). */
  float[] code(int tile);

  /** A copy of the field as it is now. */
  Fitted<GridTiling> field();

  /** What is needed to go on. */
  OptimiserState optimiser();
}
