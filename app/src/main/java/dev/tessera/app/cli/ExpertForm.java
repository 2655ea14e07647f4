package dev.tessera.app.cli;

import dev.tessera.model.fit.StopRule;
import dev.tessera.model.fit.train.ExpertLearner;
import dev.tessera.model.fit.train.SharedExperts;
import dev.tessera.model.optimise.ExpertSchedule;
import dev.tessera.model.signal.Range;

/** Training of a field with experts: minutes, not hours. */
final class ExpertForm {
  private static final int TILE = 8;
  private static final int LATENT = 64;
  private static final int EXPERTS = 64;
  private static final int MOST_COSINES = 192;
  private static final int TILES_PER_ROUND = 1 << 16;
  private static final int ROUNDS_PER_DOUBLING = 3;
  private static final int FINAL_ROUNDS = 20;
  private static final int MOST_ROUNDS = 10_000;

  private ExpertForm() {}

  static TrainForm.Prepared prepare(TrainArguments given) {
    int tile = given.side(TILE);
    int latent = given.latent == null ? LATENT : given.latent;
    ExpertSchedule schedule = schedule(given, tile, latent);
    double budget = given.stop(StopRule.afterSeconds(3600)).seconds();
    return new TrainForm.Prepared(
        tile,
        latent,
        schedule.seed(),
        (engine, data) -> ExpertLearner.fit(engine, data, schedule, budget),
        () -> new SharedExperts(schedule));
  }

  /** All settings but the sizes of tiles and codes. */
  static ExpertSchedule schedule(TrainArguments given, int tile, int latent) {
    return new ExpertSchedule(
        tile,
        given.width == null ? Math.min(MOST_COSINES, 3 * tile * tile) : given.width,
        latent,
        given.experts == null ? EXPERTS : given.experts,
        given.batch == null ? TILES_PER_ROUND : given.batch,
        ROUNDS_PER_DOUBLING,
        given.steps == null ? FINAL_ROUNDS : rounds(given.steps),
        given.seed == null ? 1 : given.seed);
  }

  private static int rounds(long steps) {
    Range.require("rounds", (double) steps, 1, MOST_ROUNDS);
    return (int) steps;
  }
}
