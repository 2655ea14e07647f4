package dev.tessera.model.job;

import dev.tessera.model.compare.ComparedSignal;
import dev.tessera.model.compare.Contender;
import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Fitted;
import dev.tessera.model.fit.FitResult;
import dev.tessera.model.signal.Samples;
import dev.tessera.model.tile.Tiling;

/**
 * Measures what methods make of a signal.
 *
 * @param <T> how the signal is cut
 */
public sealed interface ContestJudge<T extends Tiling> permits PictureJudge, ClipJudge, ShapeJudge {
  /** The signal, and what methods learn from. */
  ComparedSignal<T> subject();

  /** The part of the original that is looked at, (height, width, C); takes a moment. */
  Samples original();

  /**
   * Begins to measure what was fitted.
   *
   * @param engine used on the model thread only
   * @param contender whose fit it is
   */
  Inspection inspection(Engine engine, Contender contender, FitResult<Fitted<T>> result);
}
