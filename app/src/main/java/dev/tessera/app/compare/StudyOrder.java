package dev.tessera.app.compare;

import dev.tessera.model.compare.ComparedSignal;
import dev.tessera.model.compare.FairBudget;
import dev.tessera.model.compare.MethodSizes;
import dev.tessera.model.compare.Study;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.job.Contest;
import dev.tessera.model.tile.Tiling;
import java.util.List;

/**
 * The usual values of a study, for equal times.
 *
 * @param study for such signals
 * @param sizes those that stay as they are
 * @param stop when each run ends
 */
record StudyOrder(Study study, MethodSizes sizes, StopRule stop) implements ContestOrder {
  @Override
  public <T extends Tiling> Contest<T> on(ComparedSignal<T> subject) {
    return Contest.ofStudy(subject, study, sizes, List.of(), FairBudget.TIME, stop);
  }
}
