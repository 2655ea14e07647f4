package dev.tessera.app.compare;

import dev.tessera.model.compare.ComparedSignal;
import dev.tessera.model.job.Contest;
import dev.tessera.model.tile.Tiling;

/** Who has a turn, and on what terms, whatever the signal. */
interface ContestOrder {
  /**
   * On a signal; takes long for some, so that it is for the pool.
   *
   * @throws IllegalArgumentException if that cannot be, in a sentence
   */
  <T extends Tiling> Contest<T> on(ComparedSignal<T> subject);
}
