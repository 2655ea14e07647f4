package dev.tessera.model.job;

import dev.tessera.model.service.Job;
import dev.tessera.model.service.Latest;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/**
 * An inspection of one part.
 *
 * @param <M> what is made
 */
final class OneLook<M> implements Inspection {
  private final Part<M> part;
  private boolean taken;
  private Optional<Contest.Seen> seen = Optional.empty();

  /** With a name, what makes it and what measures it, as those of {@link Inspection.Part}. */
  OneLook(
      String name,
      Function<Latest<Double>, Job<M>> making,
      BiFunction<M, DoubleConsumer, Contest.Seen> measuring) {
    part =
        new Part<>(name, making, (made, share) -> seen = Optional.of(measuring.apply(made, share)));
  }

  @Override
  public Optional<Part<?>> next() {
    boolean first = !taken;
    taken = true;
    return first ? Optional.of(part) : Optional.empty();
  }

  @Override
  public Contest.Seen seen() {
    return seen.orElseThrow();
  }
}
