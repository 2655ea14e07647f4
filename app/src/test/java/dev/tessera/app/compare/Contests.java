package dev.tessera.app.compare;

import dev.tessera.model.archive.FitReport;
import dev.tessera.model.compare.ComparedGrid;
import dev.tessera.model.compare.Contender;
import dev.tessera.model.compare.FairBudget;
import dev.tessera.model.compare.Method;
import dev.tessera.model.compare.MethodSizes;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.job.Contest;
import dev.tessera.model.signal.GridSignal;
import dev.tessera.model.tile.GridTiling;
import java.util.List;
import java.util.Optional;

/** Contests of a few steps. */
final class Contests {
  private Contests() {}

  /** A picture's file. */
  static FitReport.Image image() {
    return new FitReport.Image("slope.png", "", 32, 32, 3, 8);
  }

  /** The paper's form and the one it is compared with, three steps each. */
  static Contest<GridTiling> two(GridSignal signal) {
    return two(signal, 3);
  }

  /** As above. */
  static Contest<GridTiling> two(GridSignal signal, long steps) {
    List<Method> methods =
        Method.all(2, signal.samples().channels(), List.of()).stream()
            .filter(m -> List.of("modulated", "concatenated").contains(m.name()))
            .toList();
    ComparedGrid subject = new ComparedGrid(signal);
    return new Contest<>(
        subject,
        Contender.all(
            subject,
            methods,
            new MethodSizes(8, 4, 8, 2),
            FairBudget.TIME,
            StopRule.afterSteps(steps)),
        new Contest.Terms(FairBudget.TIME, false, Optional.empty()));
  }
}
