package dev.tessera.app.compare;

import dev.tessera.model.compare.ComparedSignal;
import dev.tessera.model.compare.FairBudget;
import dev.tessera.model.compare.Method;
import dev.tessera.model.compare.MethodSizes;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.job.Contest;
import dev.tessera.model.tile.Tiling;
import java.util.List;

/**
 * Methods.
 *
 * @param methods each for such signals; the first is the measure
 * @param sizes of the first
 * @param budget what all get alike
 * @param stop when each fit ends, if not by the steps of the first
 */
record MethodsOrder(List<Method> methods, MethodSizes sizes, FairBudget budget, StopRule stop)
    implements ContestOrder {
  /** Copies the list. */
  MethodsOrder {
    methods = List.copyOf(methods);
  }

  @Override
  public <T extends Tiling> Contest<T> on(ComparedSignal<T> subject) {
    return Contest.ofMethods(subject, methods, sizes, budget, stop);
  }
}
