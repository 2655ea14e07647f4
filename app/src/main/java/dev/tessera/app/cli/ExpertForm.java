package dev.tessera.app.cli;

import dev.tessera.model.field.Range;
import dev.tessera.model.fit.ExpertSchedule;
import dev.tessera.model.fit.ExpertTraining;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.TrainState;
import java.util.Optional;

/** Training of a field with experts: minutes, not hours. */
final class ExpertForm implements TrainingForm {
  private static final int TILE = 8;
  private static final int LATENT = 64;
  private static final int EXPERTS = 64;
  private static final int MOST_COSINES = 192;
  private static final int TILES_PER_ROUND = 1 << 16;
  private static final int ROUNDS_PER_DOUBLING = 3;
  private static final int FINAL_ROUNDS = 20;
  private static final int MOST_ROUNDS = 10_000;

  @Override
  public int tile(TrainArguments arguments, Optional<TrainState> state) {
    return arguments.tile == null ? TILE : arguments.tile;
  }

  @Override
  public int latent(TrainArguments arguments, Optional<TrainState> state) {
    return arguments.latent == null ? LATENT : arguments.latent;
  }

  @Override
  public Start prepare(TrainArguments given, Optional<TrainState> state) {
    int tile = tile(given, state);
    ExpertSchedule schedule =
        new ExpertSchedule(
            tile,
            given.width == null ? Math.min(MOST_COSINES, 3 * tile * tile) : given.width,
            latent(given, state),
            given.experts == null ? EXPERTS : given.experts,
            given.batch == null ? TILES_PER_ROUND : given.batch,
            ROUNDS_PER_DOUBLING,
            given.steps == null ? FINAL_ROUNDS : rounds(given.steps),
            given.seed == null ? 1 : given.seed);
    double budget = given.stop(StopRule.afterSeconds(3600)).seconds();
    return (engine, data) -> new ExpertTraining(engine, data, schedule, budget);
  }

  private static int rounds(long steps) {
    Range.require("rounds", (double) steps, 1, MOST_ROUNDS);
    return (int) steps;
  }
}
