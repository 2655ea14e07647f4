package dev.tessera.model.fit.train;

import dev.tessera.model.engine.Engine;
import dev.tessera.model.field.Pretrained;
import dev.tessera.model.fit.Fit;
import dev.tessera.model.fit.Run;
import dev.tessera.model.fit.step.FitState;
import dev.tessera.model.signal.data.PictureShare;
import dev.tessera.model.signal.data.TrainingImage;
import java.util.List;
import java.util.Optional;

/**
 * A training that many do together, in rounds: each does a part of a round with a share of the
 * pictures, all from the same state, and what the parts come to is put together. One made of the
 * settings counts the rounds; others made of the same settings do parts.
 */
public interface SharedTraining {
  /**
   * A round that is to be done.
   *
   * @param from where all go on; empty for the beginning, which one does alone
   * @param last the step after which it ends
   */
  record Round(Optional<FitState> from, long last) {}

  /** Whether there is something to do with a share of the pictures in a round. */
  boolean concerns(PictureShare share, Round round);

  /**
   * Begins a part of a round that concerns a share of the pictures; its result's state is to be
   * handed to {@link #take}.
   *
   * @param engine used on this thread
   * @throws IllegalArgumentException if no picture of all is as large as a tile
   */
  Run<Pretrained> part(Engine engine, PictureShare share, Round round);

  /**
   * The next round.
   *
   * @param steps it has, where there are steps of an optimiser; at least 1
   * @return empty once all are done
   */
  Optional<Round> next(long steps);

  /** How much of all rounds is done, 0 to 1. */
  double done();

  /**
   * Puts together what the parts of a round came to.
   *
   * @return where all stand, to go on from another day; empty where that cannot be
   * @throws IllegalArgumentException if nobody did a part of it
   */
  Optional<FitState> take(StateSum parts);

  /**
   * What came of all rounds, judged by pictures that nobody learned from; ends by itself.
   *
   * @param engine used on this thread
   */
  Fit<Pretrained> judged(Engine engine, List<TrainingImage> heldOut);
}
