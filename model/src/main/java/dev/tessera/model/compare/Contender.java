package dev.tessera.model.compare;

import dev.tessera.model.fit.FitOptions;
import dev.tessera.model.fit.StopRule;
import dev.tessera.model.signal.GridSignal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * A method with the settings that suit a signal and a budget.
 *
 * @param method what it is
 * @param options of its fit
 * @param costs that follow from them
 * @param value of what a study varies; empty outside of one
 */
public record Contender(Method method, FitOptions options, Costs costs, Optional<Double> value) {
  private static final int LEAST_WIDTH = 8;
  private static final int MOST = 1024;

  private static Contender of(Method method, FitOptions options, GridSignal signal) {
    return new Contender(method, options, Costs.of(options, signal), Optional.empty());
  }

  /** A method by its name, a run of a study by its value. */
  public String name() {
    return value.map(Study::text).orElse(method.name());
  }

  /**
   * Settings for all methods, in their order. The first has the sizes that are given and is the
   * measure of the others: where a budget says so, or where a network for the whole signal stands
   * beside tiles, they get the width, or the length of codes, that comes nearest to it.
   *
   * @param signal what they represent
   * @param methods at least one; each for such signals
   * @param budget what they get alike
   * @param stop when each fit ends, if not by the steps of the first
   * @throws IllegalArgumentException if a size is out of range, naming it
   */
  public static List<Contender> all(
      GridSignal signal,
      List<Method> methods,
      MethodSizes sizes,
      FairBudget budget,
      StopRule stop) {
    Choice choice = new Choice(signal, sizes, budget, stop);
    List<Contender> all = new ArrayList<>();
    for (Method method : methods) {
      all.add(all.isEmpty() ? choice.first(method, methods) : choice.alike(method, all.get(0)));
    }
    return List.copyOf(all);
  }

  /** The same with another end. */
  public Contender until(StopRule stop) {
    return new Contender(method, options.change().stop(stop).build(), costs, value);
  }

  /** Chooses sizes. */
  private record Choice(GridSignal signal, MethodSizes sizes, FairBudget budget, StopRule stop) {
    Contender first(Method method, List<Method> methods) {
      return method.networks().isEmpty()
          ? with(method, sizes)
          : nearest(method, budget.measure(usual(methods)));
    }

    /** What networks that have sizes of their own come near to if nothing stands before them. */
    private Costs usual(List<Method> methods) {
      return methods.stream()
          .filter(m -> m.networks().isEmpty())
          .findFirst()
          .map(m -> with(m, sizes).costs())
          .orElseGet(() -> Costs.of(sizes.options(methods.get(0).networks().get(0), stop), signal));
    }

    Contender alike(Method method, Contender first) {
      long wanted = budget.measure(first.costs());
      if (!method.networks().isEmpty()) {
        return nearest(method, wanted);
      }
      if (!budget.sizes() && (first.method().global() || !method.global())) {
        return with(method, sizes);
      }
      return budget == FairBudget.FLOATS && !method.global()
          ? nearest(l -> with(method, sizes.withLatent(l)), 1, wanted)
          : nearest(w -> with(method, sizes.withWidth(w)), LEAST_WIDTH, wanted);
    }

    private Contender with(Method method, MethodSizes chosen) {
      return of(method, chosen.options(method, stop), signal);
    }

    private Contender nearest(Method method, long wanted) {
      return method.networks().stream()
          .map(networks -> of(method, sizes.options(networks, stop), signal))
          .min(Comparator.comparingLong(c -> distance(c, wanted)))
          .orElseThrow();
    }

    /** Of sizes that make what is measured grow. */
    private Contender nearest(IntFunction<Contender> made, int least, long wanted) {
      int below = least;
      int above = MOST;
      while (above - below > 1) {
        int middle = (below + above) / 2;
        if (budget.measure(made.apply(middle).costs()) <= wanted) {
          below = middle;
        } else {
          above = middle;
        }
      }
      Contender small = made.apply(below);
      Contender large = made.apply(above);
      return distance(large, wanted) < distance(small, wanted) ? large : small;
    }

    private long distance(Contender contender, long wanted) {
      return Math.abs(budget.measure(contender.costs()) - wanted);
    }
  }
}
