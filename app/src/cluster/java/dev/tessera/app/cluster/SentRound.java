package dev.tessera.app.cluster;

import dev.tessera.model.fit.train.SharedTraining;
import java.io.Serializable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A round of a training, on its way to executors.
 *
 * @param from where all go on; null for the beginning
 * @param last the step after which it ends
 */
record SentRound(@Nullable SentState from, long last) implements Serializable {
  private static final long serialVersionUID = 1;

  static SentRound of(SharedTraining.Round round) {
    return new SentRound(round.from().map(SentState::of).orElse(null), round.last());
  }

  SharedTraining.Round round() {
    return new SharedTraining.Round(Optional.ofNullable(from).map(SentState::state), last);
  }
}
