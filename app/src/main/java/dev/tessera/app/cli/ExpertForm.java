package dev.tessera.app.cli;

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

  @Override
  public int tile(TrainArguments arguments, Optional<TrainState> state) {
    return arguments.tile == null ? TILE : arguments.tile;
  }

  @Override
  public Start prepare(TrainArguments given, Optional<TrainState> state) {
    if (state.isPresent()) {
      throw new IllegalArgumentException(
          "--resume is for the form paper: training experts takes minutes and starts anew");
    }
    if (given.layers != null || given.rate != null || given.refine || given.randomStart) {
      throw new IllegalArgumentException(
          "--layers, --rate, --refine and --random-start belong to --form paper");
    }
    int tile = tile(given, state);
    ExpertSchedule schedule =
        new ExpertSchedule(
            tile,
            given.width == null ? Math.min(MOST_COSINES, 3 * tile * tile) : given.width,
            given.latent == null ? LATENT : given.latent,
            given.experts == null ? EXPERTS : given.experts,
            given.batch == null ? TILES_PER_ROUND : given.batch,
            ROUNDS_PER_DOUBLING,
            given.steps == null ? FINAL_ROUNDS : (int) Math.min(10_000, Math.max(1, given.steps)),
            given.seed == null ? 1 : given.seed);
    double budget = given.stop(StopRule.afterSeconds(3600)).seconds();
    return (engine, data) -> new ExpertTraining(engine, data, schedule, budget);
  }
}
