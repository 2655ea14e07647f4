package dev.tessera.model.job;

import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/**
 * How a fit is measured: something is made of it on the model thread, then measured elsewhere, in
 * as many parts as memory asks for. One part after the other, each once.
 */
public interface Inspection {
  /**
   * A part.
   *
   * @param <M> what is made
   * @param name of what is made, such as "Rendering"
   * @param making on the model thread; is given the slot for how much is done, 0 to 1. Throws an
   *     IllegalArgumentException if memory does not suffice
   * @param measuring on any other thread; is given what takes how much is done, 0 to 1, and ends
   *     the work by throwing
   */
  record Part<M>(
      String name,
      Function<Latest<Double>, Job<M>> making,
      BiConsumer<M, DoubleConsumer> measuring) {}

  /** What comes next; empty once everything was measured. */
  Optional<Part<?>> next();

  /** What was seen, after the last part. */
  Contest.Seen seen();
}
